import { median } from './figures.ts'

/** What was seen of each of two, a round each. */
export interface Rounds<T> {
  readonly product: readonly T[]
  readonly bare: readonly T[]
}

/** As people ask: both edges and what they are compared with are asked the same. */
export const QUESTIONS = [
  'when does it expire?',
  'what is the mandate of UNMOT?',
  'what does OP6 (d) say?',
  'when is the next report due?',
  'what does UTO stand for?',
  'does it act under Chapter VII?',
  'who reports to whom?',
  'and the budget?',
]

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

export const perSecond = (value: number): string => `${value.toFixed(0)}/s`

export const megabytes = (value: number): string => `${value.toFixed(0)} MB`
