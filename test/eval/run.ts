/**
 * npm run eval [-- --set NAME] [--quiet] [--show-held-out]
 *
 * Asks every question of the sets and prints how many answers are right, silent where silence is due, and fabricated, with each miss;
 * then how many deadlines and mandates are found.
 * Misses of a held-out set are counted and not shown, so that nobody tunes on them without meaning to.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import type { Answer } from '../../src/assistant/answer.ts'
import { createAssistant } from '../../src/assistant/assistant.ts'
import { renderText } from '../../src/assistant/render-text.ts'
import { systemClock } from '../../src/clock.ts'
import { createLibrary } from '../../src/library/library.ts'
import { type Loaded, loadBuiltIn, loadDocuments } from '../../src/library/load.ts'
import { formatCitation } from '../../src/resolution/citation.ts'
import { printDeadlineScores } from './deadlines.ts'
import { printMandateScores } from './mandates.ts'
import { type Question, readQuestions, score, type Verdict } from './score.ts'

const ROOT = join(import.meta.dirname, '../..')
const OPEN = join(ROOT, '../shared/eval/questions-1138-open.jsonl')
const OPEN_MANY = join(ROOT, '../shared/eval/questions-many-open.jsonl')
/** The texts that the sets over many resolutions ask. */
export const CORPUS = join(ROOT, '../shared/corpus')

export interface Totals {
  readonly right: number
  readonly answerable: number
  readonly silent: number
  readonly unanswerable: number
  readonly fabricated: number
}

export interface Asked {
  readonly question: Question
  readonly answer: Answer
  readonly verdict: Verdict
}

/** Asks a set of questions on the built-in resolution, each with its conversation, and scores the answers. */
export function ask(questions: readonly Question[], loaded: readonly Loaded[] = loadBuiltIn()): Asked[] {
  const assistant = createAssistant(createLibrary(loaded.map(document => document.resolution)), systemClock)
  // As issued, not as parsed: what the parser made up would be fabricated too.
  const sources = new Map(
    loaded.map(({ file, resolution }) => [resolution.symbol, withoutFurniture(readFileSync(file, 'utf8'))]),
  )
  return questions.map(question => {
    // where the question names its resolution, that must do
    const about = question.in === undefined || question.named ? {} : { in: question.in }
    const answer = assistant.ask(question.question, { previous: question.previous, ...about })
    return { question, answer, verdict: score(question, answer, renderText(answer), symbol => sources.get(symbol)) }
  })
}

/**
 * A text as issued without the lines that a page prints about itself, which stand in mid-sentence: symbol, language, page and job
 * numbers; the note at a page's foot that it was reissued stands at the end.
 * By a crude reading of its own, so that it does not trust the parser that it checks.
 */
function withoutFurniture(text: string): string {
  const own =
    /^\s*(?:S\/RES\/\d+ ?\(\d{4}\)|English|Page \d+|[\d/ ]*\d{2}-\d{5}[\d/ ]*(?:\(E\))?.*|\d{1,3}(?:\/\d{1,3})?|\*\d+\*|\/\.\.\.)\s*$/
  const note = /^\s*\*+ ?Re-?issued /
  // a page of a draft is headed by the draft's symbol
  const pages = text.replaceAll(/^S\/\d{4}\/\d+\n(?=Page \d+$)/gm, '')
  const lines = pages.split('\n').filter(line => !own.test(line))
  const body = lines.filter(line => !note.test(line))
  return [text.slice(0, 600), ...body, ...lines.filter(line => note.test(line))].join('\n')
}

export function totals(asked: readonly Asked[]): Totals {
  const answerable = asked.filter(({ question }) => question.answered)
  const unanswerable = asked.filter(({ question }) => !question.answered)
  return {
    right: answerable.filter(({ verdict }) => verdict.right).length,
    answerable: answerable.length,
    silent: unanswerable.filter(({ verdict }) => verdict.right).length,
    unanswerable: unanswerable.length,
    fabricated: asked.reduce((sum, { verdict }) => sum + verdict.fabricated.length, 0),
  }
}

/** The project's own question sets on the built-in resolution, as people ask, in name order. */
export const ownSets = (): string[] => globSync(join(import.meta.dirname, 'questions-1138*.jsonl')).sort()

/** The sets that are asked over an index of the whole corpus. */
export const manySets = (): string[] => [
  ...(existsSync(OPEN_MANY) ? [OPEN_MANY] : []),
  ...globSync(join(import.meta.dirname, 'questions-many*.jsonl')).sort(),
]

/** Sets made to be hard: other words than the text's throughout, and near misses for every third question. */
export const harderSets = (): string[] => globSync(join(import.meta.dirname, 'harder/questions-1138*.jsonl')).sort()

const share = (n: number, of: number): string => `${n}/${of}${of === 0 ? '' : ` (${((100 * n) / of).toFixed(1)}%)`}`

function printSet(file: string, showMisses: boolean, loaded?: readonly Loaded[]): void {
  const asked = ask(readQuestions(readFileSync(file, 'utf8'), basename(file)), loaded)
  const { right, answerable, silent, unanswerable, fabricated } = totals(asked)
  console.log(
    `${relative(ROOT, file)}: right ${share(right, answerable)}, silent ${share(silent, unanswerable)}, fabricated ${fabricated}`,
  )
  if (!showMisses) return
  for (const { question, answer, verdict } of asked) {
    if (verdict.right && verdict.fabricated.length === 0) continue
    const quotes = answer.answered ? answer.quotes : answer.nearest
    const cited = quotes.slice(0, 4).map(quote => formatCitation(quote.clause))
    const expected = question.answered
      ? `${question.gold.join(' or ')} with ${JSON.stringify(question.must)}`
      : 'silence'
    const before = question.previous.map(each => `${each} ▸ `).join('')
    console.log(`  ${question.id}  ${before}${question.question}`)
    console.log(`      ${verdict.why ?? 'fabricated'}: expected ${expected}`)
    console.log(`      got [${answer.intent}] ${answer.headline}  {${cited.join(', ')}}`)
    for (const quote of verdict.fabricated) console.log(`      FABRICATED ${quote.clause}: ${quote.text.slice(0, 100)}`)
  }
}

function main(): void {
  const { values } = parseArgs({
    options: {
      set: { type: 'string' },
      quiet: { type: 'boolean', default: false },
      'show-held-out': { type: 'boolean', default: false },
    },
  })
  const chosen = (file: string): boolean => values.set === undefined || basename(file).includes(values.set)
  if (!existsSync(OPEN)) console.log(`${relative(ROOT, OPEN)}: not here, left out`)
  const files = [...(existsSync(OPEN) ? [OPEN] : []), ...ownSets(), ...harderSets()].filter(chosen)
  const overMany = manySets().filter(chosen)
  for (const file of files) {
    const heldOut = basename(file).includes('held-out')
    printSet(file, !values.quiet && (!heldOut || values['show-held-out']))
  }
  if (overMany.length > 0) {
    if (existsSync(CORPUS)) {
      const corpus = [...loadDocuments([CORPUS])].filter(read => 'resolution' in read)
      console.log(`over ${corpus.length} resolutions:`)
      for (const file of overMany)
        printSet(file, !values.quiet && (!basename(file).includes('held-out') || values['show-held-out']), corpus)
    } else console.log(`${relative(ROOT, CORPUS)}: not here, the questions over many resolutions are left out`)
  }
  if (values.set === undefined) {
    printDeadlineScores(!values.quiet)
    printMandateScores(!values.quiet)
  } else if (files.length + overMany.length === 0) {
    console.error(`no question set has "${values.set}" in its name`)
    process.exitCode = 1
  }
}

if (import.meta.main) main()
