import { existsSync, readdirSync } from 'node:fs'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { loadBuiltIn, loadDocuments } from '../../../src/library/load.ts'
import type { Resolution } from '../../../src/resolution/model.ts'
import { parse } from '../../../src/resolution/parse.ts'
import { textHtml } from '../../../src/web/reader/text.ts'

const [unmot] = loadBuiltIn().map(each => each.resolution)
const squeezed = (text: string) => text.replace(/\s+/g, '')
const rendered = (resolution: Resolution) => {
  const { document } = new JSDOM(textHtml(resolution).markup).window
  return {
    document,
    words: () => {
      for (const tool of document.querySelectorAll('.tools')) tool.remove()
      return squeezed(document.body.textContent)
    },
  }
}

describe('the text of a resolution', () => {
  test('is there word for word, once and in its order', () => {
    expect(rendered(unmot!).words()).toBe(squeezed(unmot!.source))
  })

  const corpus = '../shared/corpus'
  const files = existsSync(corpus)
    ? readdirSync(corpus)
        .filter((_, i) => i % 8 === 0)
        .map(name => `${corpus}/${name}`)
    : []
  if (files.length === 0) console.warn(`Skipped: no resolutions at ${corpus}.`)
  test.skipIf(files.length === 0)('is there word for word in many resolutions', () => {
    const read = [...loadDocuments(files)].flatMap(each => ('resolution' in each ? [each.resolution] : []))
    expect(read.length).toBeGreaterThan(20)
    const lacking = read.filter(r => rendered(r).words() !== squeezed(r.source)).map(r => r.symbol)
    expect(lacking).toEqual([])
  })

  test('has every paragraph under its id, with its number and its own link', () => {
    const { document } = rendered(unmot!)
    expect([...document.querySelectorAll('section')].map(s => s.id)).toEqual(unmot!.clauses.map(c => c.id))
    const clause = document.getElementById('op-6-d')
    expect(clause?.querySelector('.label')?.textContent).toBe('(d)')
    expect(clause?.querySelector('.words')?.textContent).toContain('Investigate reports of ceasefire violations')
    expect(clause?.querySelector('.anchor')?.getAttribute('href')).toBe('#op-6-d')
    expect(clause?.querySelector('.copy')?.getAttribute('data-copy')).toMatch(
      /^“Investigate reports .*CNR;” \(S\/RES\/1138 \(1997\), OP6\(d\)\)$/,
    )
  })

  test('marks deadlines, defined terms, their later use and dates', () => {
    const { document } = rendered(unmot!)
    expect(document.querySelector('#op-12 mark')?.textContent).toBe(
      'within three months of the adoption of this resolution',
    )
    expect(document.querySelector('#op-12 mark')?.getAttribute('title')).toBe('Report due 1998-02-14')
    expect(document.getElementById('term-uto')?.textContent).toBe('United Tajik Opposition (UTO)')
    expect(document.querySelector('#op-2 abbr')?.getAttribute('title')).toBe('United Tajik Opposition')
    expect(document.querySelector('#op-1 time')?.getAttribute('datetime')).toBe('1997-09-04')
    expect(document.querySelector('#op-6 em')?.textContent).toBe('Decides')
  })

  test('shows markup in an uploaded text as text', () => {
    const hostile = parse(
      `S/RES/9001 (2031)\n\nRESOLUTION 9001 (2031)\n\nThe Security Council,\n\nRecalling <script>alert(1)</script> the "><img src=x onerror=alert(1)> Group (<b>G</b>),\n\n1. Decides <a href="javascript:alert(1)">so</a>.\n`,
    )
    const { document, words } = rendered(hostile)
    expect(document.querySelectorAll('script, img, b, a[href^="javascript"]')).toHaveLength(0)
    expect(words()).toContain('<script>alert(1)</script>')
  })
})
