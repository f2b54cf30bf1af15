/**
 * The verbs by which the Council acts. An operative paragraph is one sentence with the Council as subject: its leading verb,
 * and each later finite verb after a comma, a semicolon or "and", is an act of its own.
 */
import { kept } from './kept.ts'
import type { Clause, Resolution, VerbUse } from './model.ts'

/** Base forms; the first word is inflected. Longer forms of one first word come first. */
const LEMMAS = `accept acknowledge act adopt advise affirm agree appeal applaud appreciate approve ask attach authorize authorise
bear,in,mind believe bring call,upon call,on call,for commend concur condemn confirm consider continue convey decide declare
demand denounce deplore determine direct emphasize emphasise encourage endorse establish examine expect express extend
highlight hold,responsible hope insist instruct intend invite keep,in,mind lift look,forward mandate note observe offer pay,tribute pledge proclaim
propose reaffirm realize recall recognize recognise recommend re-emphasize re-emphasise refer regret reiterate reject remain
remind renew repeat request require resolve seek share stress strive support suspend take,into,account take,note
terminate thank underline underscore undertake urge warn welcome`

/** Preambular participles that are no form of a verb above. */
const STATES = ['alarmed', 'aware', 'concerned', 'conscious', 'convinced', 'determined', 'disturbed', 'dismayed']
const MORE_STATES = ['encouraged', 'gratified', 'guided', 'mindful', 'outraged', 'shocked', 'troubled', 'distressed']

type Kind = 'finite' | 'participle' | 'state'
interface Form {
  readonly rest: readonly string[]
  readonly lemma: string
  readonly kind: Kind
}
const PAST: Readonly<Record<string, string>> = {
  considered: 'consider',
  examined: 'examine',
  received: 'receive',
  heard: 'hear',
  met: 'meet',
  reviewed: 'review',
  noted: 'note',
}
/** Forms by their first word, made when first asked. Read word by word: a pattern of this size takes longer to compile than a text to read. */
let forms: Map<string, Form[]> | undefined

function formsOf(word: string): readonly Form[] {
  forms ??= allForms()
  return forms.get(word) ?? []
}

function allForms(): Map<string, Form[]> {
  const all = new Map<string, Form[]>()
  const add = (first: string, form: Form) => {
    const same = all.get(first)
    if (same) same.push(form)
    else all.set(first, [form])
  }
  for (const entry of LEMMAS.split(/\s+/)) {
    const [first = '', ...rest] = entry.split(',')
    const lemma = entry.replaceAll(',', ' ')
    const sibilant = first.endsWith('s') || first.endsWith('sh')
    add(sibilant ? `${first}es` : `${first}s`, { rest, lemma, kind: 'finite' })
    const stem = first.endsWith('e') && !first.endsWith('ee') ? first.slice(0, -1) : first
    add(`${first === 'regret' ? 'regrett' : stem}ing`, { rest, lemma, kind: 'participle' })
  }
  for (const state of [...STATES, ...MORE_STATES]) add(state, { rest: [], lemma: state, kind: 'state' })
  for (const [past, lemma] of Object.entries(PAST)) add(past, { rest: [], lemma, kind: 'participle' })
  return all
}

const ADVERBS = new Set('also further furthermore again thus therefore likewise moreover having and'.split(' '))
/** Set phrases by their first word. */
const PHRASES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  once: [['again'], ['more']],
  in: [
    ['particular'],
    ['addition'],
    ...['regard', 'context', 'connection', 'respect'].flatMap(noun => [
      ['this', noun],
      ['that', noun],
    ]),
  ],
  at: [['the', 'same', 'time']],
  to: [
    ['this', 'end'],
    ['that', 'end'],
  ],
}

interface Word {
  readonly low: string
  readonly start: number
  readonly end: number
}
const NEXT = /[\s,]*([A-Za-z’-]+)/y
/** No verb of the Council stands further on. */
const MOST = 14

/** The words from a place of a text on, read as far as they are asked for. */
class Words {
  private readonly text: string
  private readonly read: Word[] = []
  private next: number

  constructor(text: string, at: number) {
    this.text = text
    this.next = at
  }

  at(index: number): Word | undefined {
    while (this.read.length <= index && this.read.length < MOST) {
      NEXT.lastIndex = this.next
      const match = NEXT.exec(this.text)
      if (!match) return undefined
      this.next = NEXT.lastIndex
      this.read.push({ low: match[1]!.toLowerCase(), start: this.next - match[1]!.length, end: this.next })
    }
    return this.read[index]
  }

  /** How many words from `index` on are an adverb or a set phrase. */
  adverb(index: number): number {
    const low = this.at(index)?.low ?? ''
    if (ADVERBS.has(low) || (low.length > 3 && low.endsWith('ly'))) return 1
    if (!Object.hasOwn(PHRASES, low)) return 0
    const rest = PHRASES[low]!.find(words => words.every((word, i) => this.at(index + 1 + i)?.low === word))
    return rest ? rest.length + 1 : 0
  }
}

/** The verb of the Council that stands at a place of the text, adverbs before it included. */
function verbAt(text: string, at: number): { form: Form; head: string; start: number; end: number } | undefined {
  const words = new Words(text, at)
  let i = 0
  for (let length = words.adverb(i); length; length = words.adverb(i)) i += length
  const head = words.at(i)?.low ?? ''
  for (const form of formsOf(head)) {
    let last = i
    const whole = form.rest.every(word => {
      last += 1
      if (words.at(last)?.low !== word) last += words.adverb(last)
      return words.at(last)?.low === word
    })
    const end = words.at(last)?.end
    if (whole && end !== undefined && text[end] !== '-') return { form, head, start: words.at(0)!.start, end }
  }
  return undefined
}

const JOINT = /(?:[,;]|\b(?:and|but|while))\s+(?:and,?\s+)?/g

/** Forms that are nouns too; they count as verbs only before words that begin an object or a clause. */
const NOUN_TOO = new Set(
  'requests demands notes supports offers repeats shares mandates hopes appeals urges acts lifts'.split(' '),
)
const OBJECTS = new Set(
  'that the all both each any every those these him her it its them his their also further again in on to with as States once within'.split(
    ' ',
  ),
)

function objectFollows(text: string): boolean {
  const word = /^\s+(\w+)/.exec(text)?.[1] ?? ''
  return OBJECTS.has(word) || /^(?:[A-Z]|[a-z]+ly$)/.test(word)
}

/** The sentence's subject is another than the Council: "the Committee decides", "which requests". */
const OTHER_SUBJECT = /\b(?:which|who|that|it|he|she|they)\s+(?:[a-z]+ly\s+)?$/
const MAY_END_SUBJECT = ['ich', 'ho', 'hat', 'it', 'he', 'hey', 'ly']

function otherSubject(left: string): boolean {
  const end = left.trimEnd()
  return MAY_END_SUBJECT.some(letters => end.endsWith(letters)) && OTHER_SUBJECT.test(left)
}

/**
 * The leading verb of each paragraph and each later verb of the same sentence that carries the Council's action on.
 *
 * @example verbUsesOf(resolution).filter(use => use.clause === 'op-12').map(use => use.lemma) // ['request', 'request']
 */
export const verbUsesOf = kept((resolution: Resolution): readonly VerbUse[] => resolution.clauses.flatMap(verbUsesIn))

/** The same of one paragraph; of annexes none. */
export const verbUsesIn = kept((clause: Clause): readonly VerbUse[] =>
  clause.part === 'operative' || clause.part === 'preambular' ? read(clause) : [],
)

function read(clause: Clause): VerbUse[] {
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
    if (NOUN_TOO.has(found.head) && !form.rest.length && !objectFollows(text.slice(end, end + 40))) continue
    if (otherSubject(text.slice(Math.max(0, start - 60), start))) continue
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
