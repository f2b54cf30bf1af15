import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** True where there is no browser; then it is said once. */
export const absent = !existsSync(executablePath)
if (absent)
  console.warn(`Skipped: no Chromium at ${executablePath}. Install it (apt-get install chromium) or set CHROMIUM.`)

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launch = (): Promise<Browser> => chromium.launch({ executablePath, args: ARGS })

/** Opens a page, does something there, and asserts that nothing was asked of another host and nothing went wrong. */
export async function visiting(
  browser: Browser,
  address: string,
  path: string,
  act: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const hosts = new Set<string>()
  const complaints: string[] = []
  page.on('request', request => hosts.add(new URL(request.url()).origin))
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  await page.goto(address + path)
  await act(page)
  await context.close()
  expect([...hosts]).toEqual([address])
  expect(complaints.filter(text => !/status of (400|403|404|500)/.test(text))).toEqual([])
}
