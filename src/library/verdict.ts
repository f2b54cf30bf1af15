import type { Resolution } from '../resolution/model.ts'

/** Symbols of other organs' resolutions and of the Council's other documents, as a masthead prints them. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/\bA\/HRC\/(?:RES|PRST|S-\d+)[\w/.-]*/, 'of the Human Rights Council'],
  [/\bA\/(?:RES|ES-\d+|DEC)\/[\w/.-]+(?: \([\w-]+\))?/, 'of the General Assembly'],
  [/\bE\/(?:RES|DEC)\/[\w/.-]+/, 'of the Economic and Social Council'],
  [/\bT\/RES\/[\w/.-]+/, 'of the Trusteeship Council'],
  [/\bS\/PRST\/[\w/.-]+/, 'a statement of the President, not a resolution'],
]

const ENACTING = /^\W*The (General Assembly|Economic and Social Council|Human Rights Council|Trusteeship Council)\s*,/m

/**
 * Why a text that was read may not stand in the library, in words that follow its name; undefined where it may.
 *
 * @param text the text before it was parsed
 * @example whyRefused(parse(text), text) // 'is no resolution of the Security Council: A/RES/52/12 is of the General Assembly'
 */
export function whyRefused(resolution: Resolution, text: string): string | undefined {
  const problems = new Set(resolution.problems.map(problem => problem.code))
  if (problems.has('binary')) return 'is not the text of a resolution'
  if (problems.has('not-a-resolution') || problems.has('no-symbol')) {
    const other = otherOrgan(text)
    if (other) return `is no resolution of the Security Council: ${other}`
  }
  if (problems.has('not-a-resolution'))
    return 'is no resolution: the words "The Security Council," by which one opens are not in it'
  if (problems.has('no-symbol')) return 'prints no symbol such as "S/RES/1138 (1997)", by which it could be found'
  if (!resolution.clauses.some(clause => clause.part === 'operative'))
    return 'holds no operative paragraph: only a part of the resolution'
  return undefined
}

function otherOrgan(text: string): string | undefined {
  const head = text.slice(0, 3000)
  for (const [pattern, organ] of OTHERS) {
    const symbol = pattern.exec(head)?.[0]
    if (symbol) return `${symbol} is ${organ}`
  }
  const organ = ENACTING.exec(text.slice(0, 20_000))?.[1]
  return organ && `it is of the ${organ}`
}
