import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import MiniSearch from 'minisearch'
import { createAssistant } from '../src/assistant/assistant.ts'
import { renderText } from '../src/assistant/render-text.ts'
import { systemClock } from '../src/clock.ts'
import type { Library } from '../src/library/library.ts'
import { mandatesInForce } from '../src/library/mandates.ts'
import type { Resolution } from '../src/resolution/model.ts'
import { openLibrary } from '../src/store/stored.ts'
import { deadlineRows } from '../src/tables/deadlines.ts'
import { readQuestions } from '../test/eval/score.ts'
import { median, ms, quantile, table } from './figures.ts'

const ROOT = join(import.meta.dirname, '..')
/** Read in place: nothing of it is part of the product. */
const CORPUS = join(ROOT, '../shared/corpus')
/** So far apart that no number is met twice, and all have four digits. */
const APART = 2_000

/**
 * A library of many resolutions, from a store and its saved index: answers against a bare MiniSearch OR search over the same clauses,
 * the start of a process to its first answer, and what the index weighs.
 *
 * @param size how many resolutions; the corpus is repeated under other numbers where it has fewer
 */
export async function thousand(size: number, rounds: number, starts: number): Promise<string> {
  if (!existsSync(CORPUS)) return `${CORPUS}: not here, the table of ${size} resolutions is left out.\n`
  const folder = mkdtempSync(join(tmpdir(), 'seized-bench-'))
  try {
    const { corpus, ingests, database } = await fill(folder, size)
    const { library, close } = await openLibrary(database)
    await close()
    const held = `${size} resolutions (the ${corpus} of ../shared/corpus${size > corpus ? ' repeated under other numbers' : ''}), ${clausesOf(library).length} clauses`
    return [
      `${held}:\n`,
      answersOver(library, rounds),
      await startsOver(database, starts),
      await factsOver(database),
      await weights(database),
      ingests,
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const clausesOf = (library: Library) =>
  library.resolutions.flatMap(r => r.clauses.map(({ id, text }) => ({ id: `${r.symbol} ${id}`, text })))

/** Ingests the corpus, then what is missing to `size`, each as the command does. */
async function fill(folder: string, size: number) {
  const texts = readdirSync(CORPUS)
    .filter(name => name.endsWith('.txt'))
    .sort()
  const some = texts.slice(0, size)
  const database = join(folder, 'seized.db')
  const env = { DATABASE_URL: database }
  const files = some.map(name => join(CORPUS, name))
  const first = await run(env, 'ingest', ...files)
  const repeated = join(folder, 'repeated')
  mkdirSync(repeated)
  for (let i = some.length; i < size; i++) {
    const name = texts[i % texts.length]!
    const text = readFileSync(join(CORPUS, name), 'utf8')
    writeFileSync(join(repeated, `${i}.txt`), renumbered(text, APART * Math.floor(i / texts.length)))
  }
  const rows = [[`ingest ${some.length} texts: read, parsed, stored, indexed`, ms(first)]]
  if (size > some.length)
    rows.push([`ingest ${size - some.length} more into the same store`, ms(await run(env, 'ingest', repeated))])
  const one = join(folder, 'one.txt')
  writeFileSync(one, renumbered(readFileSync(files[0]!, 'utf8'), 4 * APART))
  rows.push([`ingest one more into ${size}, a process of its own`, ms(await run(env, 'ingest', one))])
  return { corpus: some.length, ingests: table(['Ingest', 'time'], rows), database }
}

/** The same text under another number; its own, not those that it recalls. */
function renumbered(text: string, by: number): string {
  const own = /S\/RES\/(\d+)/.exec(text)?.[1]
  if (own === undefined) throw new Error(`no symbol in ${text.slice(0, 80)}`)
  return text.replaceAll(new RegExp(`\\b${own}(?= ?\\(\\d{4}\\))`, 'g'), String(Number(own) + by))
}

const spawned = (env: Record<string, string>, ...args: string[]) =>
  spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

/** From spawn to the end of a command that must succeed, in milliseconds. */
async function run(env: Record<string, string>, ...args: string[]): Promise<number> {
  const began = performance.now()
  const child = spawned(env, 'src/main.ts', ...args)
  child.stdout.resume()
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${args[0]} ended with exit code ${code}`)
  return performance.now() - began
}

interface Asked {
  readonly question: string
  readonly in?: string
}

/** What is asked: of one resolution that is named; of a mission, a country or another name; of nothing in particular. */
function questionsFor(library: Library): Record<string, readonly Asked[]> {
  const file = join(ROOT, 'test/eval/questions-many.jsonl')
  const held = new Set(library.resolutions.map(r => r.symbol))
  const own = readQuestions(readFileSync(file, 'utf8'), basename(file)).filter(
    each => each.previous.length === 0 && held.has(each.in ?? ''),
  )
  const words = (text: string) => text.toLowerCase().match(/[a-z]{3,}/g) ?? []
  const unnamed = own.filter(each => !each.named && library.names.among(words(each.question)).length === 0)
  const names = NAMES.filter(name => library.names.among([name.toLowerCase()]).length > 0)
  return {
    'one resolution': own.map(({ question, in: about }) =>
      about === undefined ? { question } : { question, in: about },
    ),
    'a mission or a country': names.flatMap(name => MATTERS.map(matter => ({ question: `${matter} ${name}?` }))),
    'nothing by name': [
      ...unnamed.map(({ question }) => ({ question })),
      ...MATTERS.map(matter => ({ question: `${matter.replace(/ (?:in|of|to|by)$/, '')}?` })),
    ],
  }
}

const NAMES =
  'Liberia MINURSO Sudan Afghanistan Iraq UNMOT Haiti Somalia UNIFIL Croatia Rwanda MONUC Cyprus Lebanon Georgia Angola Kosovo Mali'.split(
    ' ',
  )
const MATTERS = [
  'when does the mandate end in',
  'what does it say about elections in',
  'how many troops are there in',
  'is there an arms embargo on',
  'who must report on the situation in',
  'what is said of refugees in',
]

function answersOver(library: Library, rounds: number): string {
  const assistant = createAssistant(library, systemClock)
  const bare = new MiniSearch({ fields: ['text'] })
  bare.addAll(clausesOf(library))
  const rows: string[][] = []
  const all: [number[], number[]] = [[], []]
  for (const [about, questions] of Object.entries(questionsFor(library))) {
    // a smaller library may hold none of them
    if (questions.length === 0) continue
    const [answered, searched, firsts]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round <= rounds; round++)
      for (const { question, in: of } of questions) {
        const answer = timed(() => renderText(assistant.ask(question, of === undefined ? {} : { in: of })))
        const search = timed(() => bare.search(question))
        // the first time that a question is asked its resolutions are read for it
        if (round === 0) firsts.push(answer)
        else {
          answered.push(answer)
          searched.push(search)
        }
      }
    all[0].push(...answered)
    all[1].push(...searched)
    rows.push(row(`${about}, ${questions.length} questions`, answered, searched))
    rows.push(row('… asked for the first time', firsts, searched))
  }
  rows.push(row('all', ...all))
  const head = ['A question about', 'answer p50', 'p99', 'bare OR search p50', 'p99', 'ratio p50', 'ratio p99']
  return `${rounds} rounds after one that is not counted but as the first time:\n\n${table(head, rows)}`
}

function row(name: string, answers: readonly number[], searches: readonly number[]): string[] {
  const figures = [0.5, 0.99].map(q => [quantile(answers, q), quantile(searches, q)] as const)
  return [
    name,
    ...[0, 1].flatMap(side => figures.map(figure => ms(figure[side as 0 | 1]))),
    ...figures.map(([a, b]) => `${(a / b).toFixed(2)}×`),
  ]
}

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

const FIRST_QUESTIONS = [
  'when does the mandate end in Liberia?',
  'who may inspect vessels on the high seas?',
  'OP5 of resolution 1138',
  'which mandates are in force?',
]
const STARTS = [
  ...FIRST_QUESTIONS.map(question => ['ask', question]),
  ['mandates', '--as-of', '2005-06-01'],
  ['deadlines', '--csv'],
]

async function startsOver(database: string, times: number): Promise<string> {
  const env = { DATABASE_URL: database }
  const rows: string[][] = []
  for (const args of STARTS) {
    const [ours, least]: [number[], number[]] = [[], []]
    await run(env, ...args)
    for (let i = 0; i < times; i++) {
      ours.push(await run(env, ...args))
      least.push(await bareStart())
    }
    rows.push([
      `\`${args.map(arg => (/\s/.test(arg) ? `"${arg}"` : arg)).join(' ')}\``,
      ms(median(ours)),
      ms(quantile(ours, 1)),
      `${(median(ours) / median(least)).toFixed(1)}×`,
    ])
  }
  rmSync(`${database}.index`)
  rows.push(['the same without a saved index, which is made', ms(await run(env, 'ask', FIRST_QUESTIONS[1]!)), '', ''])
  return table([`From spawn to the end, ${times} starts`, 'median', 'slowest', 'to `node -e 0`, medians'], rows)
}

/** What all texts are asked for at once, as it is kept with the index and as it is read from them, in the same process. */
async function factsOver(database: string): Promise<string> {
  const opened = async () => {
    const { library, close } = await openLibrary(database)
    await close()
    return library.resolutions
  }
  const today = Temporal.PlainDate.from('2005-06-01')
  const works: Record<string, (resolutions: readonly Resolution[]) => unknown> = {
    'the mandates in force on a day': resolutions => mandatesInForce(resolutions, today.toString()),
    'all deadlines, as a table': resolutions => deadlineRows(resolutions, today),
  }
  const rows: string[][] = []
  for (const [name, work] of Object.entries(works)) {
    const [stored, texts] = [await opened(), structuredClone(await opened())]
    const [kept, read] = [timed(() => work(stored)), timed(() => work(texts))]
    rows.push([name, ms(kept), ms(read), `${(kept / read).toFixed(3)}×`])
  }
  return table(['Asked of all for the first time', 'kept, the index opened', 'read from the texts', 'ratio'], rows)
}

async function bareStart(): Promise<number> {
  const began = performance.now()
  const child = spawned({}, '-e', '0')
  child.stdout.resume()
  await once(child, 'close')
  return performance.now() - began
}

/** What `bench/weigh.ts` measures in a process of its own. */
export interface Weighed {
  readonly load: number
  readonly open: number
  readonly heap: number
  readonly buffers: number
  readonly rss: number
}

async function weights(database: string): Promise<string> {
  const weigh = async (what: string): Promise<Weighed> => {
    const child = spawned({ DATABASE_URL: database }, '--expose-gc', 'bench/weigh.ts', what)
    let out = ''
    for await (const chunk of child.stdout) out += chunk
    return JSON.parse(out) as Weighed
  }
  const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`
  const line = (name: string, size: number, { open, heap, buffers, rss }: Weighed) => [
    name,
    mb(size),
    ms(open),
    mb(heap),
    mb(buffers),
    mb(rss),
  ]
  const [texts, saved, bare] = [await weigh('texts'), await weigh('saved'), await weigh('bare')]
  const indexSize = statSync(`${database}.index`).size
  rmSync(`${database}.index`)
  const made = await weigh('saved')
  const bareSize = statSync(`${database}.bare`).size
  return table(
    ['In a process of its own', 'file', 'opened in', 'heap', 'buffers', 'RSS of the whole process'],
    [
      line('the parsed resolutions alone', statSync(database).size, { ...texts, open: texts.load }),
      line('with the saved index, beyond them', indexSize, saved),
      line('the same where none is saved: read, merged, saved', indexSize, made),
      line('with a bare MiniSearch from its JSON, beyond them', bareSize, bare),
    ],
  )
}
