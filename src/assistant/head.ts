import { canBeNoun, isNoun, isVerb } from '../library/wordnet.ts'
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
/** Words by which a size is asked for: "how big is it". */
const EXTENT = set('big large strong small high low')
/** Nouns that only say what is wanted of the thing behind them: "number of experts", "ceiling for police". */
const MEASURE = set(
  'number count quantity strength size ceiling cap limit level levels max maximum headcount quota name names date dates day deadline',
)
const BREAK = /^[,;:]$/
/** "who is guarding the staff", "who is responsible" ask for no noun that stands there. */
const DOING = /ing$|ed$|ly$|ible$|able$/
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
  const tokens = text.match(/\w[\w-]*|[,;:]/g) ?? []
  const at = tokens.findIndex(t => QUESTION.has(t))
  if (at < 0) {
    const auxiliary = tokens.slice(0, 3).findIndex(t => AUXILIARY.has(t))
    return auxiliary < 0 ? lastNoun(tokens, 0) : subject(tokens, auxiliary + 1)
  }
  const next = tokens[at + 1] ?? ''
  switch (tokens[at]) {
    case 'what':
    case 'which':
      if (COPULA.has(next)) return lastNoun(tokens, at + 2)
      return AUXILIARY.has(next) ? undefined : lastNoun(tokens, at + 1)
    case 'who':
    case 'whom':
    case 'whose':
      return COPULA.has(next) && !DOING.test(tokens[at + 2] ?? '') ? lastNoun(tokens, at + 2) : undefined
    case 'how':
      if (next === 'many' || next === 'much') return subject(tokens, at + 2)
      // "how big is the team"
      if (EXTENT.has(next) && AUXILIARY.has(tokens[at + 2] ?? '')) return subject(tokens, at + 3)
  }
  return subject(tokens, AUXILIARY.has(next) ? at + 2 : at + 1)
}

/** The noun of the phrase that begins at a token, where a verb may follow it: "forces" in "the peacekeeping forces stay". */
function subject(tokens: readonly string[], from: number): string | undefined {
  let head: string | undefined
  for (const token of tokens.slice(behindDeterminers(tokens, from))) {
    if (PREPOSITION.has(token) || AUXILIARY.has(token)) break
    if (head && (STOP.has(token) || BREAK.test(token) || !isNoun(base(token)))) break
    if (!STOP.has(token) && !BREAK.test(token)) head = token
  }
  return head
}

/** The noun at the end of the phrase that begins at a token: "judge" in "the german trial judge", "experts" in "number of experts". */
function lastNoun(tokens: readonly string[], from: number): string | undefined {
  const phrase: string[] = []
  let k = behindDeterminers(tokens, from)
  for (; k < tokens.length; k++) {
    const token = tokens[k]!
    if (PREPOSITION.has(token) || AUXILIARY.has(token)) break
    if (phrase.length > 0 && (STOP.has(token) || BREAK.test(token))) break
    if (!STOP.has(token) && !BREAK.test(token)) phrase.push(token)
  }
  const last = phrase.length - 1
  const noun = (token: string, i: number) =>
    isNoun(base(token)) || (i === last && !/(?:ed|ing)$/.test(token) && canBeNoun(token))
  const first = phrase.findIndex(noun)
  const verb = phrase.findIndex((token, i) => i > first && !noun(token, i) && isVerb(base(token)))
  const head = phrase.slice(0, verb < 0 ? undefined : verb).findLast(noun)
  if (!head || !MEASURE.has(head)) return head
  while (tokens[k] === 'no' || tokens[k] === 'number') k++
  return tokens[k] === 'of' || tokens[k] === 'for' ? (lastNoun(tokens, k + 1) ?? head) : head
}

function behindDeterminers(tokens: readonly string[], from: number): number {
  let k = from
  while (k < tokens.length && DETERMINER.has(tokens[k]!)) k++
  return k
}
