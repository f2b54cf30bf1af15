import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningServer } from '../../src/web/server.ts'
import { absent, launch, visiting } from './chromium.ts'
import { FOUND, SILENT, saying, serving } from './fakes.ts'

/** A word of 90 characters, which no line holds, in every place that a text may reach. */
const LONG = 'x'.repeat(90)

describe.skipIf(absent)('the page in Chromium', () => {
  let browser: Browser
  let server: RunningServer
  const { assistant } = saying(question => {
    if (question === 'throw') throw new Error('broken')
    if (question.includes('Chapter VII')) return SILENT
    if (question === LONG) return { ...FOUND, headline: LONG, notes: [LONG], steps: [LONG], next: [LONG] }
    return FOUND
  })

  beforeAll(async () => {
    server = await serving(assistant)
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const visit = (path: string, act: (page: Page) => Promise<void>, options?: BrowserContextOptions) =>
    visiting(browser, server.address, path, act, options)

  test('a question is typed, sent and answered, and its follow-up is a click away', () =>
    visit('/', async page => {
      await page.getByLabel('Your question').fill('When does the mandate end?')
      await page.getByRole('button', { name: 'Ask' }).click()
      expect(await page.title()).toBe(`${FOUND.headline} – Seized`)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(FOUND.headline)
      expect(await page.locator('blockquote').first().textContent()).toBe(FOUND.quotes[0]?.text)
      expect(await page.locator('mark').first().textContent()).toBe('until 15 May 1998')
      await page.getByRole('link', { name: 'When is the next report due?' }).click()
      expect(await page.locator('.asked').textContent()).toContain('When is the next report due?')
      expect(await page.getByLabel('Ask a follow-up').inputValue()).toBe('')
      const earlier = page.getByRole('navigation', { name: 'Earlier in this conversation' })
      expect(await earlier.getByRole('listitem').allTextContents()).toEqual(['When does the mandate end?'])
    }))

  test('the keyboard alone will do, with the focus always in sight', () =>
    visit('/', async page => {
      const focused = () => page.evaluate('document.activeElement?.id || document.activeElement?.textContent')
      expect(await focused()).toBe('q')
      await page.keyboard.type('When does the mandate end?')
      await page.keyboard.press('Enter')
      await page.waitForURL(/q=When/)
      await page.keyboard.press('Tab')
      expect(await focused()).toBe('Skip to the answer')
      await page.keyboard.press('Enter')
      expect(await focused()).toBe('headline')
      for (const quoted of FOUND.quotes) {
        await page.keyboard.press('Tab')
        expect(await focused()).toBe(quoted.symbol)
        await page.keyboard.press('Tab')
        expect(await focused()).toBe('Copy with citation')
      }
      await page.keyboard.press('Tab')
      expect(await focused()).toBe(FOUND.next[0])
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
      expect(outline).toBe('solid')
      await page.keyboard.press('Enter')
      await page.waitForURL(/previous=When/)
    }))

  test('without JavaScript it is the same page', () =>
    visit(
      '/',
      async page => {
        await page.getByLabel('Your question').fill('When?')
        await page.getByLabel('Your question').press('Enter')
        await page.waitForURL(/q=When/)
        expect(await page.title()).toBe(`${FOUND.headline} – Seized`)
      },
      { javaScriptEnabled: false },
    ))

  const PAGES = {
    welcome: '/',
    found: '/?q=When+does+it+end%3F&previous=What+is+UNMOT%3F',
    silent: '/?q=Chapter+VII%3F',
    refused: '/?q=when&asOf=yesterday',
    missing: '/nothing',
    failed: '/?q=throw',
    unbroken: `/?q=${LONG}&previous=${LONG}`,
  }

  test.each(Object.entries(PAGES))('axe finds no violation in light and dark, and 360 pixels hold all: %s', (_, path) =>
    visit(path, async page => {
      await page.evaluate(axe.source)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const { violations, passes } = (await page.evaluate('axe.run()')) as axe.AxeResults
        expect(violations.map(v => [v.id, v.nodes.map(n => n.html)])).toEqual([])
        expect(passes.map(p => p.id)).toContain('color-contrast')
      }
      await page.setViewportSize({ width: 360, height: 740 })
      expect(await page.evaluate('innerWidth')).toBe(360)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      for (const control of await page.locator('input:visible, button, summary, a:visible').all()) {
        const box = await control.boundingBox()
        if (box && box.x >= 0) expect(box.x + box.width).toBeLessThanOrEqual(360)
      }
    }),
  )
})
