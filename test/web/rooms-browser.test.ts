import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import PDFDocument from 'pdfkit'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAssistant } from '../../src/assistant/assistant.ts'
import { chatRenderings } from '../../src/chat-renderings.ts'
import { clockFrom } from '../../src/clock.ts'
import { createLibrary, createLiveLibrary } from '../../src/library/library.ts'
import { loadBuiltIn } from '../../src/library/load.ts'
import { takeInBytes } from '../../src/store/intake.ts'
import type { RunningServer } from '../../src/web/server.ts'
import { absent, launch, visiting } from './chromium.ts'
import { get, serving } from './fakes.ts'

const HOSTILE = '<img src=x onerror=alert(1)>.txt'

/** A resolution as a PDF of its text. */
function pdfOf(text: string): Promise<Buffer> {
  return new Promise(resolve => {
    const document = new PDFDocument({ size: 'A4', margin: 72 })
    const chunks: Buffer[] = []
    document.on('data', chunk => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.font('Times-Roman').fontSize(11).text(text)
    document.end()
  })
}

describe.skipIf(absent)('the rooms in Chromium', () => {
  let browser: Browser
  let server: RunningServer
  const folder = mkdtempSync(join(tmpdir(), 'seized-'))
  const builtIn = loadBuiltIn().map(each => each.resolution)

  beforeAll(async () => {
    const library = createLiveLibrary(createLibrary(builtIn))
    const clock = clockFrom(Temporal.Instant.from('2026-06-01T00:00:00Z'), () => 0)
    server = await serving(createAssistant(library, clock), {
      clock,
      library: { resolutions: library.resolutions, library: () => library },
      renderings: async () => chatRenderings,
      async addDocument(name, bytes) {
        const outcome = await takeInBytes(name, bytes, join(folder, 'seized.db'), clock)
        if (outcome.kind === 'added') library.replaceBy(createLibrary([...library.resolutions, outcome.resolution]))
        return outcome
      },
    })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    rmSync(folder, { recursive: true })
  })
  const visit = (path: string, act: (page: Page) => Promise<void>, options?: BrowserContextOptions) =>
    visiting(browser, server.address, path, act, options)
  const ready = (page: Page) => page.locator('[data-ready=true]').waitFor()
  const send = async (page: Page, text: string, sent: number) => {
    await page.getByLabel('Message', { exact: true }).fill(text)
    await page.keyboard.press('Enter')
    await page.locator('#teams .bot').nth(sent).waitFor()
  }
  /** What is drawn lies in trees of its own, into which a locator sees. */
  const shows = (page: Page, channel: string, text: string | RegExp) =>
    page.locator(channel).getByText(text).first().waitFor()
  const TEAMS = '#teams .bot:last-child'
  const SLACK = '#slack .bot:last-child'

  test('the playground: asked, followed up, and a button pressed in each rendering', () =>
    visit('/playground', async page => {
      await ready(page)
      await send(page, 'When does the mandate end?', 0)
      for (const channel of [SLACK, TEAMS]) await shows(page, channel, '15 May 1998')
      await send(page, 'and who reports on that?', 1)
      await page.locator(`${SLACK} .body`).getByRole('button').first().click()
      await page.locator('#teams .bot').nth(2).waitFor()
      const asked = await page.locator('#slack .said').last().textContent()
      expect(asked).toContain('▸')
      await page.locator(`${TEAMS} .body`).getByRole('button').first().click()
      await page.locator('#slack .bot').nth(3).waitFor()
    }))

  test('the playground: a mention that is typed stands there once', () =>
    visit('/playground', async page => {
      await ready(page)
      await send(page, '@Seized when does it expire?', 0)
      for (const channel of [SLACK, TEAMS]) await shows(page, channel, '15 May 1998')
      await send(page, '@seized, /clause 6(d)', 1)
      await shows(page, SLACK, 'Investigate reports')
      await send(page, '@Seized', 2)
      expect(await page.locator('#slack .said .words').allTextContents()).toEqual([
        '@Seized when does it expire?',
        '/clause 6(d)',
        '@Seized',
      ])
    }))

  test('the playground: the drawer holds the very payload that was sent', () =>
    visit('/playground', async page => {
      await ready(page)
      const sent = page.waitForResponse('**/api/playground')
      await send(page, '/clause 6(d)', 0)
      const { slack, teams } = await (await sent).json()
      for (const [channel, payload] of [
        [SLACK, slack],
        [TEAMS, teams],
      ] as const) {
        await page.locator(channel).getByRole('button', { name: 'Show what is sent' }).click()
        expect(JSON.parse((await page.locator('#payload').textContent()) ?? '')).toEqual(payload)
        await page.keyboard.press('Escape')
      }
    }))

  test('the playground: hostile words show as words, in both and in the extension', () =>
    visit('/playground', async page => {
      await ready(page)
      const hostile = '<img src=x onerror=alert(1)> *bold* <!channel> [x](javascript:alert(1))'
      await send(page, hostile, 0)
      await page.getByLabel('message extension').check()
      await send(page, '6(d)', 1)
      await page.locator('#teams .found summary').first().click()
      await shows(page, '#teams .found', 'Investigate reports')
      expect(await page.locator('#slack .said .words').first().textContent()).toBe(`@Seized ${hostile}`)
      expect(await page.locator('#playground img, #playground a[href^=javascript]').count()).toBe(0)
    }))

  test('the playground: the keyboard alone will do', () =>
    visit('/playground', async page => {
      await ready(page)
      await page.getByLabel('Message', { exact: true }).focus()
      await page.keyboard.type('/seized subscribe UNMOT')
      await page.keyboard.press('Enter')
      await page.locator('#teams .bot').first().waitFor()
      const pressed = () =>
        page.evaluate(
          `(() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return e?.textContent })()`,
        )
      for (let i = 0; i < 30 && (await pressed()) !== 'subscriptions'; i++) await page.keyboard.press('Tab')
      expect(await pressed()).toBe('subscriptions')
      await page.keyboard.press('Enter')
      await page.locator('#teams .bot').nth(1).waitFor()
      await shows(page, SLACK, 'One subscription here.')
    }))

  test('the rehearsal: announcements arrive as the clock runs, with the ledger beside them', () =>
    visit('/rehearsal', async page => {
      await ready(page)
      await page.getByRole('button', { name: 'Subscribe' }).click()
      await page.locator('#teams .bot').first().waitFor()
      await page.getByRole('button', { name: 'To the next announcement' }).click()
      await page.locator('#teams .bot').nth(1).waitFor()
      expect(await page.locator('#now').textContent()).toBe('1997-11-17')
      for (const channel of [SLACK, TEAMS]) await shows(page, channel, '25 November 1997')
      expect(await page.locator('#ledger tr.sent').count()).toBe(1)
      await page.locator(TEAMS).getByRole('button', { name: 'Done' }).click()
      await page.locator('#slack .bot').nth(2).waitFor()
      await page.getByRole('button', { name: '1 week' }).click()
      await page.locator('#status', { hasText: 'Nothing was announced.' }).waitFor()
      await page.getByRole('button', { name: '30 days' }).click()
      await page.locator('#now', { hasText: '1997-12-24' }).waitFor()
      expect(await page.locator('#coming li').first().textContent()).toContain('1998-01-15 09:00')
    }))

  test('the reader: a quotation leads to its place, words are found while typed, a paragraph is copied with its citation', () =>
    visit(
      '/?q=What+does+OP6+(d)+say%3F',
      async page => {
        await page.locator('figcaption a').first().click()
        await page.waitForURL('**/read/1138#op-6-d')
        expect(await page.evaluate('document.activeElement?.id')).toBe('op-6-d')
        await page.locator('#op-6-d .copy').click()
        expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
          '“Investigate reports of ceasefire violations and report on them to the United Nations and the CNR;” (S/RES/1138 (1997), OP6(d))',
        )
        await page.goto(`${server.address}/read`)
        await page.getByLabel('Search every paragraph').pressSequentially('ceasefire viol')
        await page.locator('#found a', { hasText: 'OP6(d)' }).waitFor()
        expect(await page.locator('#found mark').allTextContents()).toEqual(['ceasefire', 'violations'])
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    ))

  test('time: the slider moves the day, the line and what is to come, by the keyboard too', () =>
    visit('/time', async page => {
      const slider = page.getByLabel('As of', { exact: true })
      await slider.fill('120')
      await page.locator('#passed ~ ul', { hasText: '14 February 1998' }).waitFor()
      expect(await page.locator('#day').textContent()).toBe('14 March 1998')
      expect(await slider.getAttribute('aria-valuetext')).toBe('14 March 1998')
      const line = await page.locator('#as-of-line').getAttribute('x1')
      await slider.press('ArrowRight')
      await page.waitForURL(/asOf=1998-03-15/)
      expect(await page.locator('#as-of-line').getAttribute('x1')).not.toBe(line)
      await page.locator('#jumps a').last().click()
      await page.waitForURL(/asOf=1998-05-15/)
      await page.getByRole('link', { name: 'Mandate', exact: true }).click()
      await page.locator('th[aria-sort=ascending]', { hasText: 'Mandate' }).waitFor()
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name: 'CSV' }).first().click()
      expect(readFileSync(await (await download).path(), 'utf8')).toContain('UNMOT,,1998-05-15')
    }))

  test('the library: a PDF is dropped, read and asked; what cannot be read is named as it is', () =>
    visit('/library', async page => {
      await ready(page)
      const pdf = await pdfOf(builtIn[0]!.source.replaceAll('1138 (1997)', '1139 (1997)'))
      await page.getByLabel('Drop files here').setInputFiles([
        { name: 'new.pdf', mimeType: 'application/pdf', buffer: pdf },
        { name: HOSTILE, mimeType: 'text/plain', buffer: Buffer.from('<script>alert(1)</script>') },
      ])
      await page.locator('#uploads .refused').waitFor()
      const hostile = page.locator('#uploads li', { has: page.locator('.refused') })
      expect(await hostile.locator('.name').textContent()).toBe(HOSTILE)
      expect(await page.locator('#uploads img, #uploads script').count()).toBe(0)
      const added = page.locator('#uploads li', { hasText: 'S/RES/1139 (1997) is added' })
      await added.waitFor()
      await page.locator('#shelf', { hasText: 'S/RES/1139 (1997)' }).waitFor()
      await added.getByRole('link', { name: 'Ask it' }).click()
      expect(await page.locator('figcaption').first().textContent()).toContain('S/RES/1139 (1997)')
    }))

  const PAGES: Readonly<Record<string, readonly [string, ((page: Page) => Promise<void>)?]>> = {
    shelf: ['/read'],
    found: ['/read?q=ceasefire'],
    text: ['/read/1138#op-6-d'],
    time: ['/time?asOf=1998-01-01'],
    library: ['/library'],
    playground: [
      '/playground',
      async page => {
        await ready(page)
        await send(page, '/seized help', 0)
        await send(page, 'When does the mandate end?', 1)
      },
    ],
    rehearsal: [
      '/rehearsal',
      async page => {
        await ready(page)
        await page.getByRole('button', { name: 'Subscribe' }).click()
        await page.locator('#teams .bot').first().waitFor()
        await page.getByRole('button', { name: 'To the next announcement' }).click()
        await page.locator('#teams .bot').nth(1).waitFor()
      },
    ],
  }

  test.each(Object.entries(PAGES))(
    'axe finds nothing serious in light and dark, and 375 pixels hold all: %s',
    (_, [path, act]) =>
      visit(path, async page => {
        await act?.(page)
        await page.evaluate(axe.source)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          const { violations, passes } = (await page.evaluate('axe.run()')) as axe.AxeResults
          const grave = violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
          expect(grave.map(v => [v.id, v.nodes.map(n => [n.html, n.failureSummary])])).toEqual([])
          expect(passes.map(p => p.id)).toContain('color-contrast')
        }
        await page.setViewportSize({ width: 375, height: 740 })
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
      }),
  )

  test('on a telephone nothing is cut off: each row of the library has its link, and a word without end is broken', async () => {
    const phone = { viewport: { width: 375, height: 740 } }
    await visit(
      '/library',
      async page => {
        const [table, room] = (await page.evaluate(
          "(s => [s.scrollWidth, s.clientWidth])(document.querySelector('.scroll'))",
        )) as [number, number]
        expect(table).toBeLessThanOrEqual(room)
      },
      phone,
    )
    await visit(
      '/playground',
      async page => {
        await ready(page)
        await send(page, 'x'.repeat(200), 0)
        for (const channel of [SLACK, TEAMS]) await shows(page, channel, /x{40}/)
        for (const channel of ['#slack', '#teams']) {
          const { scrolls, shown } = await page
            .locator(channel)
            .evaluate(({ scrollWidth, clientWidth }) => ({ scrolls: scrollWidth, shown: clientWidth }))
          expect(scrolls).toBeLessThanOrEqual(shown)
        }
      },
      phone,
    )
  })

  test('the first view of each room weighs less than 150 KB, and the renderers come after it', async () => {
    for (const path of ['/', '/read/1138', '/time', '/library', '/playground', '/rehearsal']) {
      const page = await get(server.address, path)
      const assets = [...page.text.matchAll(/(?:href|src)="(\/(?:assets\/|style|icon)[^"]+)"/g)].map(m => m[1]!)
      expect(assets.length).toBeGreaterThan(0)
      expect(assets.join()).not.toContain('chat-view')
      let weight = Buffer.byteLength(page.text)
      for (const asset of assets) {
        const { headers, text } = await get(server.address, asset)
        weight += Number(headers.get('content-length') ?? Buffer.byteLength(text))
      }
      expect(weight).toBeLessThan(150 * 1024)
    }
  })
})
