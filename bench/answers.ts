import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { quote } from '../src/assistant/answer.ts'
import { createAssistant } from '../src/assistant/assistant.ts'
import { renderText } from '../src/assistant/render-text.ts'
import { understand } from '../src/assistant/understand.ts'
import { systemClock } from '../src/clock.ts'
import { createLibrary } from '../src/library/library.ts'
import { loadBuiltIn } from '../src/library/load.ts'
import { SearchIndex } from '../src/library/search-index.ts'
import { readQuestions } from '../test/eval/score.ts'
import { ms, quantile, table } from './figures.ts'

/**
 * One question in one process: understood, searched, quoted and rendered, against a bare MiniSearch search for the same words in an
 * index of the same clauses, with MiniSearch's own defaults.
 */
export function answers(rounds: number): string {
  const file = join(import.meta.dirname, '../test/eval/questions-1138.jsonl')
  const questions = readQuestions(readFileSync(file, 'utf8'), file)
  const alone = questions.filter(({ previous }) => previous.length === 0)
  const library = createLibrary(loadBuiltIn().map(document => document.resolution))
  const assistant = createAssistant(library, systemClock)
  const resolution = library.resolutions[0]!
  const bare = new MiniSearch({ fields: ['text'] })
  bare.addAll(resolution.clauses.map(({ id, text }) => ({ id, text })))

  // The first rounds compile; what is measured is a process that has been running.
  const warmUp = Math.max(2, Math.floor(rounds / 5))
  const answered: number[] = []
  const followed: number[] = []
  const searched: number[] = []
  for (let round = -warmUp; round < rounds; round++)
    for (const { question, previous } of questions) {
      const answer = timed(() => renderText(assistant.ask(question, { previous })))
      const search = timed(() => bare.search(question))
      if (round < 0) continue
      searched.push(search)
      ;(previous.length === 0 ? answered : followed).push(answer)
    }

  const p50 = quantile(searched, 0.5)
  const row = (name: string, sample: readonly number[]) => [
    name,
    ms(quantile(sample, 0.5)),
    ms(quantile(sample, 0.99)),
    `${(quantile(sample, 0.5) / p50).toFixed(1)}×`,
  ]
  const parts = split(
    alone.map(each => each.question),
    Math.ceil(rounds / 2),
  )
  const whole = Object.values(parts).reduce((sum, part) => sum + part, 0)
  return [
    `${alone.length} questions and ${questions.length - alone.length} that lean on earlier ones, ${rounds} rounds:\n`,
    table(
      ['One question', 'p50', 'p99', 'to the bare search, p50'],
      [
        row('an answer', answered),
        row('an answer that leans on earlier questions', followed),
        row('a bare search', searched),
      ],
    ),
    'Where an answer’s time goes, on the mean:\n',
    table(
      ['Part', 'time', 'share'],
      Object.entries(parts).map(([name, time]) => [name, ms(time), `${((100 * time) / whole).toFixed(0)}%`]),
    ),
  ].join('\n')

  /** Mean milliseconds a question of each part, in a pass of its own so that the watches do not slow the figures above. */
  function split(texts: readonly string[], times: number) {
    const today = systemClock.today()
    const spent = { understand: 0, search: 0, intents: 0, quote: 0, render: 0 }
    const search = SearchIndex.prototype.search
    let inSearch = 0
    SearchIndex.prototype.search = function (...args) {
      const began = performance.now()
      try {
        return search.apply(this, args)
      } finally {
        inSearch += performance.now() - began
      }
    }
    try {
      for (let i = 0; i < times; i++)
        for (const text of texts) {
          const understood = timed(() => understand(text, { library, today }))
          inSearch = 0
          let answer = assistant.ask('help')
          const asked = timed(() => {
            answer = assistant.ask(text)
          })
          const quotes = answer.answered ? answer.quotes : answer.nearest
          const quoted = timed(() => quotes.map(({ clause, highlights }) => quote(resolution, clause, { highlights })))
          spent.understand += understood
          spent.search += inSearch
          spent.quote += quoted
          // What is left of the whole: which intent speaks, and what it says.
          spent.intents += Math.max(0, asked - understood - inSearch - quoted)
          spent.render += timed(() => renderText(answer))
        }
    } finally {
      SearchIndex.prototype.search = search
    }
    const each = times * texts.length
    return Object.fromEntries(Object.entries(spent).map(([name, total]) => [name, total / each]))
  }
}

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
