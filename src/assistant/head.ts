import { isNoun } from '../library/wordnet.ts'
import { base, STOP } from '../library/words.ts'

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const QUESTION = set('who whom whose what which when where why how')
const COPULA = set('is are was were s re')
const AUXILIARY = set(
  'is are was were s re be been do does did has have had can could will would shall should must may might',
)
/** Words behind which another phrase begins. */
const PREPOSITION = set(
  'of for in on to by with under from at about against into over after before until between within as per that who which if when and or than',
)
/** Words that stand before a noun and say nothing of it. */
const DETERMINER = set(
  'the a an any some its their his her our this that these those other new exact total all more no own main two three four five six kind kinds sort sorts type types of there',
)

/**
 * The noun that a question is chiefly about, as typed: "observers" in "how many military observers has it", "envoy" in "who is the
 * new envoy to Haiti", "embargo" in "is there an arms embargo on Liberia"; undefined where it is about no noun ("who pays?").
 *
 * @param text in lower case
 */
export function headOf(text: string): string | undefined {
  const tokens = text.match(/[\w-]+/g) ?? []
  const at = tokens.findIndex(t => QUESTION.has(t))
  if (at < 0) {
    const auxiliary = tokens.slice(0, 3).findIndex(t => AUXILIARY.has(t))
    return nounFrom(tokens, auxiliary + 1)
  }
  const next = tokens[at + 1] ?? ''
  switch (tokens[at]) {
    case 'what':
    case 'which':
      if (COPULA.has(next)) return nounFrom(tokens, at + 2)
      return AUXILIARY.has(next) ? undefined : nounFrom(tokens, at + 1)
    case 'who':
    case 'whom':
    case 'whose': {
      const said = tokens.slice(at + 2).find(t => !DETERMINER.has(t))
      return COPULA.has(next) && said && isNoun(base(said)) ? nounFrom(tokens, at + 2) : undefined
    }
    case 'how':
      if (next === 'many' || next === 'much') return nounFrom(tokens, at + 2)
  }
  return nounFrom(tokens, AUXILIARY.has(next) ? at + 2 : at + 1)
}

/** The last noun of the phrase that begins at a token: "peacekeeping forces" in "the peacekeeping forces stay". */
function nounFrom(tokens: readonly string[], from: number): string | undefined {
  let k = from
  while (k < tokens.length && DETERMINER.has(tokens[k]!)) k++
  let head: string | undefined
  for (; k < tokens.length; k++) {
    const token = tokens[k]!
    if (PREPOSITION.has(token) || AUXILIARY.has(token)) break
    if (head && (STOP.has(token) || !isNoun(base(token)))) break
    if (!STOP.has(token)) head = token
  }
  return head
}
