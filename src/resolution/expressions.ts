import type { Resolution } from './model.ts'

/** Words that give an acronym no letter, and stand at no end of what it shortens. */
const SMALL = /^(?:of|for|in|and|the|on|to|at|by|with|from|a|an|or|against)$/
/** Words that stand in an expression at no place: they are between expressions. */
const NEVER =
  /^(?:that|which|who|this|these|its|their|his|all|any|as|is|are|be|has|have|shall|will|not|such|including|also|into|under)$/
const WORD = /[a-zà-ÿ]+(?:['’][a-z]+)?/gi
/** An expression is shortened where the text uses it again and again; two letters and a slip of the keyboard are easily alike. */
const OFTEN = 3

/**
 * The expression in running text that an acronym, which the text itself never uses, would shorten: "FTFs" for "foreign terrorist
 * fighters", "CT" for "counter-terrorism". Only one that the text uses time and again, and that no other with those initials rivals.
 */
export function expressionOf(resolution: Resolution, acronym: string): string | undefined {
  const letters = acronym.toLowerCase().replace(/(?<=..)s$/, '')
  if (letters.length < 2 || letters.length > 5) return undefined
  const counts = new Map<string, number>()
  for (const { part, text } of resolution.clauses)
    if (part !== 'masthead') for (const run of runsIn(text, letters)) counts.set(run, (counts.get(run) ?? 0) + 1)
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  if (!first || first[1] < OFTEN || (second && second[1] * 2 > first[1])) return undefined
  return first[0]
}

/** Every run of words, unbroken by a stop, whose initials are the letters; singular and plural are one, as the text has it first. */
function runsIn(text: string, letters: string): string[] {
  const found: string[] = []
  for (const stretch of text.toLowerCase().split(/[^a-zà-ÿ'’\s-]+/)) {
    const words = stretch.match(WORD) ?? []
    for (let from = 0; from < words.length; from++) {
      if (words[from]![0] !== letters[0] || SMALL.test(words[from]!) || NEVER.test(words[from]!)) continue
      let taken = 1
      let to = from + 1
      for (; to < words.length && taken < letters.length; to++) {
        const word = words[to]!
        if (SMALL.test(word) && letters.length > 2) continue
        if (word[0] !== letters[taken] || NEVER.test(word)) break
        taken++
      }
      if (taken === letters.length) found.push(words.slice(from, to).join(' ').replace(/s$/, ''))
    }
  }
  return found
}
