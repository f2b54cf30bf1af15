import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../src/assistant/assistant.ts'
import { intents } from '../../src/assistant/intents/index.ts'
import type { Resolution } from '../../src/resolution/model.ts'
import { parse } from '../../src/resolution/parse.ts'
import { unmot } from '../resolution/made.ts'
import { admission, ask, askOf, questionsOf } from './made.ts'

const EXAMPLES = intents.flatMap(intent => intent.examples)
const ODD = [
  '',
  '???',
  'hello',
  'OP99',
  'xyzzy',
  'écrivez en français s’il vous plaît, c’est la résolution',
  'write me a poem',
]

/** The suggestions that are not answered, as they stand or as the next question of the conversation. */
function unanswered(
  questions: readonly string[],
  asking: (question: string, context?: Context) => ReturnType<typeof ask>,
) {
  const misses: string[] = []
  const seen = new Set<string>()
  for (const question of questions) {
    for (const next of asking(question).next) {
      if (seen.has(next)) continue
      seen.add(next)
      const answers = [asking(next), asking(next, { previous: [question] })]
      if (!answers.every(a => a.answered || a.intent === 'help')) misses.push(`${question} → ${next}`)
    }
  }
  return { misses, seen }
}

describe('every follow-up that an answer suggests is answered', () => {
  test('after the examples of every intent, and after questions that make no sense', () => {
    const { misses, seen } = unanswered([...EXAMPLES, ...ODD], ask)
    expect(seen.size).toBeGreaterThan(10)
    expect(misses).toEqual([])
  })

  test('after every paragraph by its number', () => {
    const ids = unmot.clauses.map(c => c.id.replace('-', ' ').replaceAll('-', ' '))
    const { misses, seen } = unanswered(ids, ask)
    expect(seen).toContain('OP6(b)')
    expect(misses).toEqual([])
  })

  test('after questions as people type them', () => {
    const questions = questionsOf('questions-1138').map(q => q.question)
    expect(questions.length).toBeGreaterThan(100)
    expect(unanswered(questions, ask).misses).toEqual([])
  })

  test('on a resolution that has no mandate, no deadline and decides nothing', () => {
    const { misses, seen } = unanswered([...EXAMPLES, ...ODD], (q, context) => askOf([admission], q, context))
    expect(seen).toContain('What is this resolution about?')
    expect(seen).not.toContain('What are the deadlines?')
    expect(misses).toEqual([])
  })

  test('where several are loaded, and each names its resolution', () => {
    const about = (r: Resolution) => (q: string, context?: Context) =>
      askOf([unmot, admission], q, { in: r.symbol, ...context })
    const alone = (q: string) => askOf([unmot, admission], q)
    for (const resolution of [unmot, admission]) {
      const { seen, misses } = unanswered(EXAMPLES, about(resolution))
      expect(misses).toEqual([])
      for (const next of seen) {
        expect(next).toContain(resolution.symbol)
        expect({ next, answered: alone(next).answered }).toEqual({ next, answered: true })
      }
    }
  })

  const corpus = new URL('../../../shared/corpus/', import.meta.url)
  test.skipIf(!existsSync(corpus))('on every twentieth resolution of the corpus (skipped where it is absent)', () => {
    const files = globSync('*.txt', { cwd: corpus })
      .sort()
      .filter((_, i) => i % 20 === 0)
    expect(files.length).toBeGreaterThan(10)
    for (const file of files) {
      const resolution = parse(readFileSync(new URL(file, corpus), 'utf8'))
      const asking = (q: string, context?: Context) => askOf([resolution], q, context)
      expect({ file, misses: unanswered(EXAMPLES, asking).misses }).toEqual({ file, misses: [] })
    }
  })
})
