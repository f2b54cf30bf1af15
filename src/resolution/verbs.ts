/**
 * The verbs by which the Council acts. An operative paragraph is one sentence with the Council as subject: its leading verb,
 * and each later finite verb after a comma, a semicolon or "and", is an act of its own.
 */
import type { Clause, Resolution, VerbUse } from './model.ts'

/** Base forms; the first word is inflected. Longer forms of one first word come first. */
const LEMMAS =
  `accept acknowledge act adopt advise affirm agree appeal applaud appreciate approve ask attach authorize authorise
bear,in,mind believe bring call,upon call,on call,for commend concur condemn confirm consider continue convey decide declare
demand denounce deplore determine direct emphasize emphasise encourage endorse establish examine expect express extend
highlight hold,responsible hope insist instruct intend invite keep,in,mind lift look,forward mandate note observe offer pay,tribute pledge proclaim
propose reaffirm realize recall recognize recognise recommend re-emphasize re-emphasise refer regret reiterate reject remain
remind renew repeat request require resolve seek share stress strive strongly,condemn support suspend take,into,account take,note
terminate thank underline underscore undertake urge warn welcome`
    .split(/\s+/)
    .map(entry => entry.split(',').join(' '))

/** Preambular participles that are no form of a verb above. */
const STATES = ['alarmed', 'aware', 'concerned', 'conscious', 'convinced', 'determined', 'disturbed', 'dismayed']
const MORE_STATES = ['encouraged', 'gratified', 'guided', 'mindful', 'outraged', 'shocked', 'troubled', 'distressed']

type Kind = 'finite' | 'participle' | 'state'
interface Form {
  readonly rest: readonly string[]
  readonly lemma: string
  readonly kind: Kind
}
/** Forms by their first word. Read word by word: a pattern of this size takes longer to compile than a text to read. */
const forms = new Map<string, Form[]>()
const add = (first: string, form: Form) => forms.set(first, [...(forms.get(first) ?? []), form])
for (const lemma of LEMMAS) {
  const [first = '', ...rest] = lemma.split(' ')
  add(/(?:s|sh|x|z)$/.test(first) ? `${first}es` : `${first}s`, { rest, lemma, kind: 'finite' })
  const stem = /[^e]e$/.test(first) ? first.slice(0, -1) : first === 'regret' ? 'regrett' : first
  add(`${stem}ing`, { rest, lemma, kind: 'participle' })
}
for (const state of [...STATES, ...MORE_STATES]) add(state, { rest: [], lemma: state, kind: 'state' })
const PAST: Readonly<Record<string, string>> = {
  considered: 'consider',
  examined: 'examine',
  received: 'receive',
  heard: 'hear',
  met: 'meet',
  reviewed: 'review',
  noted: 'note',
}
for (const [past, lemma] of Object.entries(PAST)) add(past, { rest: [], lemma, kind: 'participle' })

const ADVERBS = new Set('also further furthermore again thus therefore likewise moreover having and'.split(' '))
const PHRASES = [
  'once again',
  'once more',
  'in particular',
  'in addition',
  'at the same time',
  'to this end',
  'to that end',
]
for (const noun of ['regard', 'context', 'connection', 'respect']) PHRASES.push(`in this ${noun}`, `in that ${noun}`)

interface Word {
  readonly low: string
  readonly start: number
  readonly end: number
}

function wordsAt(text: string, at: number, most: number): Word[] {
  const next = /[\s,]*([A-Za-z’-]+)/y
  next.lastIndex = at
  const words: Word[] = []
  for (let match = next.exec(text); match && words.length < most; match = next.exec(text)) {
    const end = match.index + match[0].length
    words.push({ low: match[1]!.toLowerCase(), start: end - match[1]!.length, end })
  }
  return words
}

/** How many words from `at` on are an adverb or a set phrase. */
function adverb(words: readonly Word[], at: number): number {
  const low = words[at]?.low ?? ''
  if (ADVERBS.has(low) || (low.length > 3 && low.endsWith('ly'))) return 1
  const found = PHRASES.find(phrase => phrase.split(' ').every((word, i) => words[at + i]?.low === word))
  return found ? found.split(' ').length : 0
}

/** The verb of the Council that stands at a place of the text, adverbs before it included. */
function verbAt(text: string, at: number): { form: Form; head: string; start: number; end: number } | undefined {
  const words = wordsAt(text, at, 14)
  let i = 0
  for (let length = adverb(words, i); length; length = adverb(words, i)) i += length
  const candidates = forms.get(words[i]?.low ?? '') ?? []
  for (const form of [...candidates].sort((a, b) => b.rest.length - a.rest.length)) {
    let last = i
    const whole = form.rest.every(word => {
      last += 1
      if (words[last]?.low !== word) last += adverb(words, last)
      return words[last]?.low === word
    })
    if (whole && text[words[last]!.end] !== '-')
      return { form, head: words[i]!.low, start: words[0]!.start, end: words[last]!.end }
  }
  return undefined
}

const JOINT = /(?:[,;]|\b(?:and|but|while))\s+(?:and,?\s+)?/g

/** Forms that are nouns too; they count as verbs only before words that begin an object or a clause. */
const NOUN_TOO = /^(?:requests|demands|notes|supports|offers|repeats|shares|mandates|hopes|appeals|urges|acts|lifts)$/i
const OBJECT =
  /^\s+(?:that|the|all|both|each|any|every|those|these|him|her|it|its|them|his|their|also|further|again|in|on|to|with|as|States|once|within|[a-z]+ly|[A-Z])\b|^\s+[A-Z]/

/** The sentence's subject is another than the Council: "the Committee decides", "which requests". */
const OTHER_SUBJECT = /\b(?:which|who|that|it|he|she|they)\s+(?:[a-z]+ly\s+)?$/

const memo = new WeakMap<Resolution, readonly VerbUse[]>()

/**
 * The leading verb of each paragraph and each later verb of the same sentence that carries the Council's action on.
 *
 * @example verbUsesOf(resolution).filter(use => use.clause === 'op-12').map(use => use.lemma) // ['request', 'request']
 */
export function verbUsesOf(resolution: Resolution): readonly VerbUse[] {
  let uses = memo.get(resolution)
  if (!uses) {
    uses = resolution.clauses.filter(c => c.part === 'operative' || c.part === 'preambular').flatMap(verbsIn)
    memo.set(resolution, uses)
  }
  return uses
}

function verbsIn(clause: Clause): VerbUse[] {
  const { text } = clause
  const lead = verbAt(text, 0)
  // A sub-paragraph that begins with no act of the Council completes its chapeau: later verbs in it are others'.
  if (lead?.start !== 0 || (clause.parent !== undefined && lead.form.kind !== 'finite')) return []
  const kind = lead.form.kind === 'finite' ? 'finite' : 'participle'
  const uses: VerbUse[] = [use(clause, 0, lead.end, lead.form)]
  for (const joint of text.matchAll(JOINT)) {
    const found = verbAt(text, joint.index + joint[0].length)
    if (!found || found.form.kind !== kind || found.start < uses.at(-1)!.span[1]) continue
    const { form, start, end } = found
    // A name, or a sentence of a quoted text.
    if (/^[A-Z]/.test(text.slice(start)) || form.lemma === 'act') continue
    if (NOUN_TOO.test(found.head) && !form.rest.length && !OBJECT.test(text.slice(end, end + 40))) continue
    if (OTHER_SUBJECT.test(text.slice(Math.max(0, start - 60), start))) continue
    uses.push(use(clause, start, end, form))
  }
  return uses
}

const use = (clause: Clause, start: number, end: number, form: Form): VerbUse => ({
  verb: clause.text.slice(start, end),
  lemma: form.lemma,
  clause: clause.id,
  span: [start, end],
})
