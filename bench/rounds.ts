import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readQuestions } from '../test/eval/score.ts'
import { median, quantile } from './figures.ts'

/** What was seen of each of two, a round each. */
export interface Rounds<T> {
  readonly product: readonly T[]
  readonly bare: readonly T[]
}

const EVAL = join(import.meta.dirname, '../test/eval')

/** Questions that stand by themselves, of sets in test/eval. */
const asked = (...sets: readonly string[]): readonly string[] => [
  ...new Set(
    sets
      .map(set => join(EVAL, set))
      .flatMap(file => readQuestions(readFileSync(file, 'utf8'), file))
      .filter(({ previous }) => previous.length === 0)
      .map(({ question }) => question),
  ),
]

/** As people ask, in the proportions in which they do: both edges and what they are compared with are asked the same. */
export const QUESTIONS = asked('questions-1138-sampled.jsonl')

/** More than are remembered, asked in turn: each was forgotten when it comes again, as if nobody had ever asked it. */
export const FRESH = asked(
  'questions-1138-sampled.jsonl',
  'questions-1138.jsonl',
  'questions-1138-held-out.jsonl',
  'harder/questions-1138-six-readers.jsonl',
  'harder/questions-1138-paraphrased.jsonl',
)

/** Measures both by turns. Whoever comes second finds the machine warmer: each is second as often. */
export async function byTurns<T>(
  rounds: number,
  product: () => Promise<T>,
  bare: () => Promise<T>,
): Promise<Rounds<T>> {
  const seen: { product: T[]; bare: T[] } = { product: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) seen.bare.push(await bare())
    seen.product.push(await product())
    if (round % 2 !== 0) seen.bare.push(await bare())
  }
  return seen
}

/**
 * Makes rows of a table: the figure of each, and how they compare, as the median of the ratios of each round; below 1 the product does
 * better.
 */
export const comparing =
  <T>({ product, bare }: Rounds<T>) =>
  (name: string, of: (seen: T) => number, unit: (value: number) => string, better: 'less' | 'more'): string[] => {
    const ratios = product.map((seen, i) => (better === 'less' ? of(seen) / of(bare[i]!) : of(bare[i]!) / of(seen)))
    return [name, unit(median(product.map(of))), unit(median(bare.map(of))), `${median(ratios).toFixed(2)}×`]
  }

/** How often a sample is drawn again, to see how far its quantile is to be trusted. */
const DRAWN = 1_000
/** Moments that stand together: what befalls one request befalls the next as well. */
const TOGETHER = 100

/**
 * Makes rows of a table of what was seen many times in each round: a quantile over all rounds, how the two compare, and between what
 * ratios 95 of 100 lie when seconds of both are drawn again at random (block bootstrap). A round by itself has too few for its 99th
 * percentile, which moves by a third from one to the next.
 */
export const pooling =
  <T>({ product, bare }: Rounds<T>) =>
  (name: string, of: (seen: T) => readonly number[], q: number, unit: (value: number) => string): string[] => {
    const [ours, theirs] = [product.flatMap(of), bare.flatMap(of)]
    const [own, other] = [quantile(ours, q), quantile(theirs, q)]
    const next = generator()
    const drawn = Array.from({ length: DRAWN }, () => quantile(again(ours, next), q) / quantile(again(theirs, next), q))
    const [least, most] = [quantile(drawn, 0.025), quantile(drawn, 0.975)]
    return [name, unit(own), unit(other), `${(own / other).toFixed(2)}× (${least.toFixed(2)}–${most.toFixed(2)})`]
  }

/** As many blocks as a sample has, drawn from it at random. */
function again(sample: readonly number[], next: () => number): number[] {
  const blocks = Math.ceil(sample.length / TOGETHER)
  return Array.from({ length: blocks }, () => Math.floor(next() * blocks) * TOGETHER).flatMap(at =>
    sample.slice(at, at + TOGETHER),
  )
}

/** Numbers from 0 to 1, the same ones each time (a linear congruential generator with the constants of Numerical Recipes). */
function generator(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export const perSecond = (value: number): string => `${value.toFixed(0)}/s`

export const megabytes = (value: number): string => `${value.toFixed(0)} MB`
