/**
 * node tools/draw-teams-icons.ts
 *
 * Draws manifests/teams/*.png from the drawings beside them, by Chromium (CHROMIUM names another one).
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const FOLDER = join(import.meta.dirname, '../manifests/teams')

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
for (const [name, side] of [
  ['color', 192],
  ['outline', 32],
] as const) {
  const page = await browser.newPage({ viewport: { width: side, height: side } })
  const drawing = await readFile(join(FOLDER, `${name}.svg`), 'utf8')
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`)
  await writeFile(join(FOLDER, `${name}.png`), await page.screenshot({ omitBackground: true }))
}
await browser.close()
