import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { median, ms, table } from './figures.ts'

const ROOT = join(import.meta.dirname, '..')
const QUESTION = 'when does it expire?'

const node = (...args: string[]): ChildProcess =>
  spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })

/** From spawn to the end of a run that must succeed. */
async function run(...args: string[]): Promise<number> {
  const began = performance.now()
  const child = node(...args)
  child.stdout!.resume()
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with exit code ${code}`)
  return performance.now() - began
}

/** From spawn, over the line that names the address, to the last byte of the first page. */
async function firstPage(...args: string[]): Promise<number> {
  const began = performance.now()
  const child = node(...args)
  try {
    const page = await fetch(await address(child))
    await page.arrayBuffer()
    if (!page.ok) throw new Error(`node ${args.join(' ')} answered ${page.status}`)
    return performance.now() - began
  } finally {
    child.kill()
    await once(child, 'close')
  }
}

async function address(child: ChildProcess): Promise<string> {
  let seen = ''
  for await (const chunk of child.stdout!) {
    seen += chunk
    const found = /http:\/\/\S+/.exec(seen)
    if (found) return found[0]
  }
  throw new Error(`ended without an address: ${seen}`)
}

/** Two ways measured in turn, A B A B, so that whatever else the machine does falls on both. */
async function inTurn(times: number, a: () => Promise<number>, b: () => Promise<number>) {
  // The first of each fills the caches.
  await a()
  await b()
  const [as, bs, ratios]: [number[], number[], number[]] = [[], [], []]
  for (let i = 0; i < times; i++) {
    as.push(await a())
    bs.push(await b())
    ratios.push(as.at(-1)! / bs.at(-1)!)
  }
  return { a: median(as), b: median(bs), ratio: median(ratios) }
}

/** Cold starts as ratios to the least that Node can do: a run of nothing, and a server of one page. */
export async function starts(times: number): Promise<string> {
  const ask = await inTurn(
    times,
    () => run('src/main.ts', 'ask', QUESTION),
    () => run('-e', '0'),
  )
  const page = await inTurn(
    times,
    () => firstPage('src/main.ts', 'serve'),
    () => firstPage('bench/bare-server.mjs'),
  )
  return [
    `${times} starts of each, in turn:\n`,
    table(
      ['From spawn', 'median', 'the bare one, median', 'ratio, median'],
      [
        [
          `to the end of \`node src/main.ts ask "${QUESTION}"\`, to \`node -e 0\``,
          ms(ask.a),
          ms(ask.b),
          `${ask.ratio.toFixed(2)}×`,
        ],
        [
          'to the first page of `node src/main.ts serve`, to a bare node:http server',
          ms(page.a),
          ms(page.b),
          `${page.ratio.toFixed(2)}×`,
        ],
      ],
    ),
  ].join('\n')
}
