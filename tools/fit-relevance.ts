/**
 * Fits src/assistant/relevance-model.ts to the question sets of test/eval and ../shared/eval, held-out ones left alone:
 *
 *     node tools/fit-relevance.ts            what the model reaches on resolutions that it was not fitted to (eight-fold)
 *     node tools/fit-relevance.ts --write    fits it to all of them and writes it
 *
 * Two logistic models. The first ranks the clauses of a question: it makes the paragraphs of `gold` likely among the sixteen that come
 * nearest (conditional logit). The second says whether what was ranked first, or up to three behind it, answers (logistic regression);
 * a wrong paragraph for a question that has an answer counts less than any paragraph for one that has none. Both are held back by a
 * ridge penalty, on measures scaled to unit variance. Plain gradient descent, no randomness: the same sets give the same figures.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { answer, decide } from '../src/assistant/assistant.ts'
import { readings } from '../src/assistant/conversation.ts'
import { candidates } from '../src/assistant/intents/search.ts'
import { refuse } from '../src/assistant/refuse.ts'
import { type Measures, type Model, TIED } from '../src/assistant/relevance.ts'
import { type Turn, understand } from '../src/assistant/understand.ts'
import { createLibrary, type Library } from '../src/library/library.ts'
import { loadBuiltIn, loadDocuments } from '../src/library/load.ts'
import { harderSets, manySets, ownSets } from '../test/eval/run.ts'
import { isGold, type Question, readQuestions } from '../test/eval/score.ts'

const RANKED: readonly (keyof Measures)[] = [
  'coverage',
  'local',
  'alike',
  'relative',
  'kind',
  'kindIn',
  'kindNear',
  'dated',
  'counted',
  'sub',
  'focus',
  'likeness',
  'named',
]
const ACCEPTED: readonly (keyof Measures)[] = [
  'kind',
  'kindIn',
  'kindNear',
  'noCountry',
  'noFigure',
  'uncounted',
  'unbound',
  'dated',
  'idle',
  'coverage',
  'relevance',
  'relative',
  'likeness',
  'untold',
  'unmetVerb',
  'headless',
  'named',
  'unnamed',
  'lacking',
  'alien',
  'rare',
  'strange',
  'preambular',
]
const FOLDS = 8
const RIDGE = { rank: 20, accept: 10 }
const WRONG_PARAGRAPH = 0.3
const OF_MANY = 1.4
const QUOTED = 4

/** A question as one reading of it reaches free search. */
interface Sample {
  readonly question: Question
  readonly group: number
  readonly clauses: readonly { readonly gold: boolean; readonly measures: Measures }[]
}

/** Every reading of a question that free search would be asked. */
function samples(question: Question, library: Library, group: number): Sample[] {
  const today = Temporal.PlainDate.from('2026-01-01')
  const about = question.in === undefined || question.named ? {} : { in: question.in }
  let before: Turn | undefined
  for (const earlier of question.previous) {
    const turn = answer(earlier, { library, today, ...about, ...(before ? { before } : {}) })
    if (turn.answer.answered || !before) before = turn
  }
  const query = understand(question.question, { library, today, ...about, ...(before ? { before } : {}) })
  if (refuse(query) || !query.resolution) return []
  const out: Sample[] = []
  for (const reading of readings(query)) {
    const made = decide(reading)
    if (made.intent !== 'search') return out
    if (reading.pointing && made.answered) return out
    const clauses = candidates(reading).judged.map(({ clause, measures }) => ({
      gold: question.answered && question.gold.some(gold => isGold(clause.id, gold)),
      measures,
    }))
    if (clauses.length > 0) out.push({ question, group, clauses })
  }
  return out
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0)

/** Minimizes by gradient descent with a step that grows while it helps. */
function descend(size: number, loss: (w: readonly number[]) => { value: number; gradient: number[] }): number[] {
  let w = new Array<number>(size).fill(0)
  let at = loss(w)
  let step = 1e-3
  for (let round = 0; round < 3_000; round++) {
    const next = w.map((x, i) => x - step * at.gradient[i]!)
    const there = loss(next)
    if (there.value < at.value) {
      if (at.value - there.value < 1e-7 * at.value) return next
      w = next
      at = there
      step *= 1.3
    } else step /= 3
  }
  return w
}

/** Scales measures to unit variance. */
function scaler(rows: readonly (readonly number[])[]) {
  const size = rows[0]!.length
  const mean = Array.from({ length: size }, (_, i) => rows.reduce((sum, r) => sum + r[i]!, 0) / rows.length)
  const deviation = mean.map((m, i) => Math.sqrt(rows.reduce((sum, r) => sum + (r[i]! - m) ** 2, 0) / rows.length) || 1)
  return { mean, deviation, scale: (row: readonly number[]) => row.map((x, i) => (x - mean[i]!) / deviation[i]!) }
}

const pick = (names: readonly (keyof Measures)[]) => (m: Measures) => names.map(name => m[name])

function fitRank(all: readonly Sample[]): Model {
  const use = all.filter(s => s.clauses.length > 1 && s.clauses.some(c => c.gold))
  const take = pick(RANKED)
  const { scale, deviation } = scaler(use.flatMap(s => s.clauses.map(c => take(c.measures))))
  const rows = use.map(s => s.clauses.map(c => ({ gold: c.gold, z: scale(take(c.measures)) })))
  const w = descend(RANKED.length, weights => {
    let value = (RIDGE.rank / 2) * dot(weights, weights)
    const gradient = weights.map(x => RIDGE.rank * x)
    for (const row of rows) {
      const s = row.map(c => dot(c.z, weights))
      const top = Math.max(...s)
      const e = s.map(x => Math.exp(x - top))
      const whole = e.reduce((a, b) => a + b, 0)
      const gold = e.reduce((sum, x, i) => sum + (row[i]!.gold ? x : 0), 0)
      value -= Math.log(gold / whole)
      row.forEach((c, k) => {
        const off = e[k]! / whole - (c.gold ? e[k]! / gold : 0)
        c.z.forEach((x, i) => {
          gradient[i]! += off * x
        })
      })
    }
    return { value, gradient }
  })
  return Object.fromEntries(RANKED.map((name, i) => [name, w[i]! / deviation[i]!]))
}

const weigh = (model: Model, m: Measures) =>
  Object.entries(model).reduce((sum, [name, w]) => sum + w * (name === '1' ? 1 : m[name as keyof Measures]), 0)

const ranked = (model: Model, s: Sample) =>
  [...s.clauses].sort((a, b) => weigh(model, b.measures) - weigh(model, a.measures))

function fitAccept(all: readonly Sample[], rank: Model): Model {
  const take = pick(ACCEPTED)
  const use = all.map(s => {
    const order = ranked(rank, s)
    const right = order.slice(0, QUOTED).some(c => c.gold)
    const weight = right || !s.question.answered ? 1 : WRONG_PARAGRAPH
    // those on one of many resolutions are the fewer, and the more various
    return { x: take(order[0]!.measures), right, weight: weight * (s.question.in === undefined ? 1 : OF_MANY) }
  })
  const { scale, mean, deviation } = scaler(use.map(u => u.x))
  const rows = use.map(u => ({ ...u, z: [...scale(u.x), 1] }))
  const w = descend(ACCEPTED.length + 1, weights => {
    const held = weights.map((x, i) => (i < ACCEPTED.length ? x : 0))
    let value = (RIDGE.accept / 2) * dot(held, held)
    const gradient = held.map(x => RIDGE.accept * x)
    for (const { z, right, weight } of rows) {
      const p = 1 / (1 + Math.exp(-dot(z, weights)))
      value -= weight * Math.log(Math.max(1e-12, right ? p : 1 - p))
      z.forEach((x, i) => {
        gradient[i]! += weight * (p - (right ? 1 : 0)) * x
      })
    }
    return { value, gradient }
  })
  const model: Record<string, number> = Object.fromEntries(ACCEPTED.map((name, i) => [name, w[i]! / deviation[i]!]))
  model['1'] = w.at(-1)! - ACCEPTED.reduce((sum, _, i) => sum + (w[i]! * mean[i]!) / deviation[i]!, 0)
  return model
}

/** What a threshold gives: right of the answerable, silent of the others; the first reading that is sure enough speaks. */
function count(
  byQuestion: readonly { question: Question; readings: readonly { sure: number; right: boolean }[] }[],
  sure: number,
) {
  let right = 0
  let silent = 0
  for (const { question, readings: tried } of byQuestion) {
    const spoke = tried.find(r => r.sure >= sure)
    if (question.answered) right += spoke?.right ? 1 : 0
    else silent += spoke ? 0 : 1
  }
  return { right, silent }
}

function validate(all: readonly Sample[], name: string): void {
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const rank = fitRank(all.filter(s => s.group % FOLDS !== fold))
    const accept = fitAccept(
      all.filter(s => s.group % FOLDS !== fold),
      rank,
    )
    return all
      .filter(s => s.group % FOLDS === fold)
      .map(s => {
        const order = ranked(rank, s)
        const least = weigh(rank, order[0]!.measures) - TIED
        const ties = order.filter(c => weigh(rank, c.measures) >= least)
        return {
          s,
          sure: Math.max(...ties.map(c => weigh(accept, c.measures))),
          right: order.slice(0, QUOTED).some(c => c.gold),
        }
      })
  }).flat()
  const loss = (many: boolean) => {
    const l = judged
      .filter(j => (j.s.question.in !== undefined) === many)
      .map(j => {
        const p = 1 / (1 + Math.exp(-j.sure))
        const w = j.right || !j.s.question.answered ? 1 : WRONG_PARAGRAPH
        return [w, -w * Math.log(j.right ? p : 1 - p)] as const
      })
    return l.reduce((a, b) => a + b[1], 0) / l.reduce((a, b) => a + b[0], 0)
  }
  const top = judged.filter(j => j.s.question.answered && j.s.clauses.some(c => c.gold))
  console.log(
    `loss many ${loss(true).toFixed(4)} one ${loss(false).toFixed(4)} top4 ${(top.filter(j => j.right).length / top.length).toFixed(4)}`,
  )
  const groups = Map.groupBy(judged, j => j.s.question)
  const byQuestion = [...groups].map(([question, list]) => ({ question, readings: list }))
  for (const many of [true, false]) {
    const some = byQuestion.filter(q => (q.question.in !== undefined) === many)
    const answerable = some.filter(q => q.question.answered).length
    console.log(
      `${name}, ${many ? 'other resolutions' : 'S/RES/1138'}: ${answerable} answerable, ${some.length - answerable} not`,
    )
    for (const sure of [-1, -0.5, 0, 0.25, 0.5, 0.75, 1, 1.5]) {
      const { right, silent } = count(some, sure)
      console.log(
        `  sure ${sure}: right ${((100 * right) / answerable).toFixed(1)}%, silent ${((100 * silent) / (some.length - answerable)).toFixed(1)}%`,
      )
    }
  }
}

function main(): void {
  const root = join(import.meta.dirname, '..')
  const one = createLibrary(loadBuiltIn().map(d => d.resolution))
  const corpus = createLibrary(
    [...loadDocuments([join(root, '../shared/corpus')])].flatMap(d => ('resolution' in d ? [d.resolution] : [])),
  )
  const sets: [string, Library][] = [
    ...[join(root, '../shared/eval/questions-1138-open.jsonl'), ...ownSets(), ...harderSets()].map(
      (f): [string, Library] => [f, one],
    ),
    ...manySets().map((f): [string, Library] => [f, corpus]),
  ]
  const groups = new Map<string, number>()
  const all = sets
    .filter(([file]) => !basename(file).includes('held-out'))
    .flatMap(([file, library]) =>
      readQuestions(readFileSync(file, 'utf8'), basename(file)).flatMap(question => {
        // a resolution is one group; the questions on the built-in one are spread
        const key = question.in ?? `${basename(file)} ${question.id}`
        if (!groups.has(key)) groups.set(key, groups.size)
        return samples(question, library, groups.get(key)!)
      }),
    )
  validate(all, 'on what they were not fitted to')
  const rank = fitRank(all)
  const accept = fitAccept(all, rank)
  const print = (model: Model) =>
    `{\n${Object.entries(model)
      .map(([name, w]) => `  ${name === '1' ? "'1'" : name}: ${Number(w.toFixed(3))},`)
      .join('\n')}\n}`
  const text = `import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from ${new Set(all.map(s => s.question)).size} questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = ${print(rank)}

/** Whether the best one answers. */
export const ACCEPT: Model = ${print(accept)}
`
  if (process.argv.includes('--write')) writeFileSync(join(root, 'src/assistant/relevance-model.ts'), text)
  else console.log(text)
}

main()
