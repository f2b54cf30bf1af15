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

const forms = new Map<string, string>()
for (const lemma of LEMMAS) {
  const [first = '', ...rest] = lemma.split(' ')
  const tail = rest.length ? ` ${rest.join(' ')}` : ''
  forms.set((/(?:s|sh|x|z)$/.test(first) ? `${first}es` : `${first}s`) + tail, lemma)
  const stem = /[^e]e$/.test(first) ? first.slice(0, -1) : first === 'regret' ? 'regrett' : first
  forms.set(`${stem}ing${tail}`, lemma)
}
for (const state of [...STATES, ...MORE_STATES]) forms.set(state, state)

/** Source of a regular expression for adverbs and set phrases that stand before or after a verb of the Council. */
const ADVERB =
  '(?:also|further|furthermore|again|once again|once more|thus|therefore|likewise|moreover|in particular|in addition|' +
  'in (?:this|that) (?:regard|context|connection|respect)|to (?:this|that) end|at the same time|[a-z]+ly)'
const alternatives = (test: (form: string) => boolean) =>
  [...forms.keys()]
    .filter(test)
    .sort((a, b) => b.length - a.length)
    .map(form => form.replaceAll(' ', `\\s+(?:${ADVERB}\\s+)?`))
    .join('|')

const ADVERBS = new RegExp(`\\s${ADVERB}\\b`, 'g')
const LEADING = new RegExp(
  `^(?:(?:having|${ADVERB}),?\\s+|and\\s+)*(${alternatives(() => true)}|considered|examined|received|heard|met|reviewed|noted)\\b`,
  'i',
)
const after = (test: (form: string) => boolean) =>
  new RegExp(
    `(?:[,;]|\\band|\\bbut|\\bwhile)\\s+(?:and,?\\s+)?((?:,?\\s?${ADVERB},?\\s+)*(${alternatives(test)}))\\b(?!-)`,
    'g',
  )
const LATER_FINITE = after(form => /s(?= |$)/.test(form.split(' ')[0]!) && !forms.get(form)!.startsWith('act'))
const LATER_PARTICIPLE = after(form => /ing(?= |$)/.test(form.split(' ')[0]!))

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
  const lead = LEADING.exec(text)
  // A sub-paragraph that begins with no act of the Council completes its chapeau: later verbs in it are others'.
  const finite = lead !== null && /s$/i.test(lead[1]!.split(/\s/)[0]!)
  if (!lead || (clause.parent !== undefined && !finite)) return []
  const uses: VerbUse[] = [use(clause, 0, lead[0].length, lead[1]!)]
  for (const match of text.matchAll(finite ? LATER_FINITE : LATER_PARTICIPLE)) {
    const end = match.index + match[0].length
    const start = end - match[1]!.length
    if (start < lead[0].length) continue
    if (NOUN_TOO.test(match[2]!) && !OBJECT.test(text.slice(end, end + 40))) continue
    if (OTHER_SUBJECT.test(text.slice(0, start))) continue
    uses.push(use(clause, start + (/^[,\s]+/.exec(match[1]!)?.[0].length ?? 0), end, match[2]!))
  }
  return uses
}

function use(clause: Clause, start: number, end: number, form: string): VerbUse {
  const key = form.toLowerCase().replace(ADVERBS, '').replace(/\s+/g, ' ')
  const lemma = forms.get(key) ?? key.replace(/ed$/, '')
  return { verb: clause.text.slice(start, end), lemma, clause: clause.id, span: [start, end] }
}
