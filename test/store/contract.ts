import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Incoming } from '../../src/library/ingest.ts'
import { contentOf } from '../../src/library/saved-index.ts'
import { parse } from '../../src/resolution/parse.ts'
import { openStore, type Store } from '../../src/store/open.ts'

/** The text of a made-up resolution. */
export const textOf = (number: number, words = 'Decides to remain seized of the matter') =>
  `S/RES/${number} (2030)\n3 March 2030\n\nRESOLUTION ${number} (2030)\n\nAdopted by the Security Council at its 9999th meeting, on 3 March 2030\n\nThe Security Council,\n\nRecalling its resolution 9000 (2029),\n\n1. ${words};\n\n2. Decides to extend the mandate of UNMIR until 3 September 2030.\n`

/** A document as ingest hands it over. */
export function documentOf(text: string, fileName = 'made.txt', ingestedAt = '2030-03-04T09:00:00Z'): Incoming {
  // Every byte there is: a store that takes them for text loses some.
  const original = Buffer.concat([Buffer.from(text), Buffer.from(Array.from({ length: 256 }, (_, i) => i))])
  const hash = createHash('sha256').update(original).digest('hex')
  return { hash, fileName, mediaType: 'text/plain', text, original, resolution: parse(text), ingestedAt }
}

/** What every store must do. `database` is asked for once, and must lead to an empty one. */
export function documentsContract(engine: string, database: () => Promise<string>): void {
  describe(`documents in ${engine}`, () => {
    let address: string
    let store: Store
    const symbols = async () => (await store.documents.current()).map(({ resolution }) => resolution.symbol)
    beforeAll(async () => {
      address = await database()
      store = await openStore(address)
    })
    afterAll(() => store?.close())

    test('an empty store holds nothing', async () => {
      expect(await store.documents.current()).toEqual([])
      expect(await store.documents.held('00')).toBeUndefined()
      expect(await store.documents.original('00')).toBeUndefined()
    })

    test('a document is given back as it was: the resolution to the last field, the bytes to the last one', async () => {
      const document = documentOf(textOf(9001), 'Résolution “9001”.txt')
      expect(await store.documents.add(document)).toEqual({})
      const [held] = await store.documents.current()
      expect(held).toEqual({
        file: document.fileName,
        resolution: document.resolution,
        hash: document.hash,
        content: contentOf(JSON.stringify(document.resolution)),
      })
      expect(Buffer.from((await store.documents.original(document.hash))!).equals(document.original)).toBe(true)
      expect(await store.documents.held(document.hash)).toEqual({ symbol: 'S/RES/9001 (2030)', supersededBy: null })
    })

    test('the same document twice is one', async () => {
      const again = await store.documents.add(documentOf(textOf(9001), 'under another name.txt'))
      expect(again).toEqual({ held: { symbol: 'S/RES/9001 (2030)', supersededBy: null } })
      expect(await symbols()).toEqual(['S/RES/9001 (2030)'])
    })

    test('a later issue of a symbol takes the place of the earlier, which is kept', async () => {
      const earlier = documentOf(textOf(9001))
      const later = documentOf(textOf(9001, 'Decides otherwise'), 'reissued.txt', '2030-04-01T09:00:00Z')
      const { replaced } = await store.documents.add(later)
      expect(replaced).toEqual({
        hash: earlier.hash,
        fileName: 'Résolution “9001”.txt',
        ingestedAt: earlier.ingestedAt,
      })
      const current = await store.documents.current()
      expect(current.map(({ file }) => file)).toEqual(['reissued.txt'])
      expect(await store.documents.original(earlier.hash)).toBeDefined()
      expect(await store.documents.held(earlier.hash)).toMatchObject({ supersededBy: later.hash })
      expect(await store.documents.add(earlier)).toMatchObject({ held: { supersededBy: later.hash } })
      expect(await store.documents.current()).toEqual(current)
    })

    test('a document that cannot be stored whole leaves nothing, and what it would have replaced stands', async () => {
      const before = await store.documents.current()
      const broken = { ...documentOf(textOf(9001, 'Decides a third thing')), text: null as unknown as string }
      await expect(store.documents.add(broken)).rejects.toThrow()
      expect(await store.documents.held(broken.hash)).toBeUndefined()
      expect(await store.documents.current()).toEqual(before)
    })

    test('documents come by year and number', async () => {
      for (const number of [9100, 9020, 9003]) await store.documents.add(documentOf(textOf(number)))
      expect(await symbols()).toEqual([9001, 9003, 9020, 9100].map(number => `S/RES/${number} (2030)`))
    })

    test('two who add at once leave one current issue a symbol', async () => {
      const other = await openStore(address)
      try {
        const issues = Array.from({ length: 8 }, (_, i) => documentOf(textOf(9200, `Decides for the ${i + 1}th time`)))
        await Promise.all(issues.map((issue, i) => (i % 2 ? store : other).documents.add(issue)))
        await Promise.all([store, other].map(each => each.documents.add(documentOf(textOf(9300)))))
        expect((await symbols()).filter(symbol => /9[23]00/.test(symbol))).toEqual([
          'S/RES/9200 (2030)',
          'S/RES/9300 (2030)',
        ])
        const held = await Promise.all(issues.map(issue => store.documents.held(issue.hash)))
        expect(held.filter(issue => issue?.supersededBy === null)).toHaveLength(1)
      } finally {
        await other.close()
      }
    })

    test('documents that were handed out before are not read again', async () => {
      const [first, ...others] = await store.documents.current()
      const kept = { ...first!, file: 'kept.txt' }
      const again = await store.documents.current(new Map([[kept.hash, kept]]))
      expect(again[0]).toBe(kept)
      expect(again.slice(1)).toEqual(others)
    })

    test('the count of documents grows with each that is added, one that replaces another too, and by nothing else', async () => {
      const before = await store.documents.count()
      await store.documents.add(documentOf(textOf(9500)))
      await store.documents.add(documentOf(textOf(9500)))
      await store.documents.add(documentOf(textOf(9500, 'Decides otherwise')))
      expect(await store.documents.count()).toBe(before + 2)
    })

    test('what another version of the parser has read is read again from the kept text, once', async () => {
      const document = documentOf(textOf(9600))
      const stale = { ...document.resolution, clauses: [] }
      await store.documents.add({ ...document, resolution: stale })
      const reading = async () => (await store.documents.current()).find(({ hash }) => hash === document.hash)!
      expect(await store.documents.readAgain()).toEqual({ stale: 0, kept: [] })
      const before = await reading()
      expect(before.resolution).toEqual(stale)
      const { stale: count } = await store.documents.readAgain('another version')
      expect(count).toBe((await store.documents.current()).length)
      expect((await reading()).resolution).toEqual(document.resolution)
      // an index that holds the stale reading must see that it changed
      expect((await reading()).content).not.toBe(before.content)
      expect(await store.documents.readAgain('another version')).toEqual({ stale: 0, kept: [] })
    })

    test('a text that the parser now takes for another resolution stays as it was read before', async () => {
      const document = documentOf(textOf(9700))
      const resolution = { ...document.resolution, symbol: 'S/RES/9701 (2030)', number: 9701 }
      await store.documents.add({ ...document, resolution })
      expect(await store.documents.readAgain('a third version')).toMatchObject({ kept: ['S/RES/9701 (2030)'] })
      const found = (await store.documents.current()).find(({ hash }) => hash === document.hash)
      expect(found?.resolution).toEqual(resolution)
    })

    test('what was stored is there when the store is opened again', async () => {
      const before = await store.documents.current()
      await store.close()
      store = await openStore(address)
      expect(await store.documents.current()).toEqual(before)
      expect(before.length).toBeGreaterThan(4)
    })
  })
}
