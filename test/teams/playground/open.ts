import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Why there is no browser to drive; undefined where there is one. */
export const noBrowser = existsSync(executablePath)
  ? undefined
  : `no Chromium at ${executablePath}. Install it (apt-get install chromium) or set CHROMIUM.`

const ROOT = join(import.meta.dirname, '../../..')
/** Its package has no entry but the command line's. */
const CLI = join(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json'), '../cli.js')
const PATIENCE = 15_000

export interface Playground {
  readonly page: Page
  /** Where something is typed: the lowest box on the page is the conversation's own. */
  readonly box: Locator
  readonly cards: Locator
  /** Opens the page anew, in a personal chat. */
  fresh(): Promise<void>
  /** Keeps a picture, where `PICTURES` names a folder. */
  picture(name: string): Promise<void>
  close(): Promise<void>
}

/** `npm start` without any setting but a port, the client in front of it, and a browser in front of that. */
export async function openPlayground(): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), 'seized-playground-'))
  const [port, clientPort] = [await freePort(), await freePort()]
  const children: ChildProcess[] = []
  const start = (args: readonly string[], env: NodeJS.ProcessEnv) => {
    const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...env }, stdio: 'ignore' })
    children.push(child)
    return child
  }
  start([join(ROOT, 'src/main.ts'), 'serve'], { PORT: `${port}`, SEIZED_AS_OF: '1998-05-02', LOG_LEVEL: 'error' })
  const stop = async () => {
    await Promise.all(children.map(ended))
    await rm(folder, { recursive: true, force: true })
  }
  await answering(`http://127.0.0.1:${port}/healthz`, stop)
  start(
    [
      ...['--require', join(import.meta.dirname, 'loopback.cjs'), CLI],
      ...['-e', `http://127.0.0.1:${port}/api/messages`, '-c', 'msteams', '--dt', '-p', `${clientPort}`],
    ],
    { BROWSER: 'none' },
  )
  const address = `http://127.0.0.1:${clientPort}`
  await answering(address, stop)
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  })
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(PATIENCE)
  // Its fonts come from elsewhere; there need not be a network.
  await page.route(
    url => url.hostname !== '127.0.0.1' && url.hostname !== 'localhost',
    route => route.abort(),
  )
  const box = page.locator('[role=textbox][contenteditable=true]').first()
  return {
    page,
    box,
    cards: page.locator('.ac-adaptiveCard'),
    async fresh() {
      await page.goto(address)
      await box.waitFor()
    },
    async picture(name) {
      const { PICTURES } = process.env
      if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`) })
    },
    async close() {
      await browser.close()
      await stop()
    },
  }
}

const ended = (child: ChildProcess): Promise<unknown> =>
  new Promise(resolve => {
    if (child.exitCode !== null) return resolve(undefined)
    child.once('exit', resolve)
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
  })

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Waits until a program answers over HTTP; it says nothing else of when it does. */
async function answering(address: string, giveUp: () => Promise<void>): Promise<void> {
  const until = performance.now() + 30_000
  for (;;) {
    try {
      await fetch(address)
      return
    } catch (cause) {
      if (performance.now() > until) {
        await giveUp()
        throw new Error(`${address} does not answer`, { cause })
      }
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
}
