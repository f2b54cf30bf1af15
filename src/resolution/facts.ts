import { createRequire } from 'node:module'
import type { Mandate } from './mandates.ts'
import type { ActorMention, CitedDocument, Deadline, PrintedDate, Resolution, Term, VerbUse } from './model.ts'

/** What a resolution's text says beside its paragraphs. Plain data: it survives JSON. */
export interface Facts {
  readonly deadlines: readonly Deadline[]
  readonly terms: readonly Term[]
  readonly documents: readonly CitedDocument[]
  readonly verbs: readonly VerbUse[]
  readonly actors: readonly ActorMention[]
  readonly dates: readonly PrintedDate[]
  readonly mandates: readonly Mandate[]
}

const remembered = new WeakMap<Resolution, Facts>()

/** Gives a resolution the facts that were read from the same text before, so that they are not read again. */
export function remember(resolution: Resolution, facts: Facts): Resolution {
  remembered.set(resolution, facts)
  return resolution
}

// Each reader is loaded when it is first asked: a question on one paragraph needs none of them.
const require = createRequire(import.meta.url)
const deadlines = (): typeof import('./deadlines.ts') => require('./deadlines.ts')
const glossary = (): typeof import('./glossary.ts') => require('./glossary.ts')
const documents = (): typeof import('./documents.ts') => require('./documents.ts')
const verbs = (): typeof import('./verbs.ts') => require('./verbs.ts')
const actors = (): typeof import('./actors.ts') => require('./actors.ts')
const mandates = (): typeof import('./mandates.ts') => require('./mandates.ts')
const dates = (): typeof import('./dates.ts') => require('./dates.ts')

/** Every day and rhythm by which something falls due, in the text's order, with words and arithmetic. */
export const deadlinesOf = (resolution: Resolution): readonly Deadline[] =>
  remembered.get(resolution)?.deadlines ?? deadlines().deadlinesOf(resolution)

/** The terms that the text defines, and acronyms that a name in it spells out. */
export const termsOf = (resolution: Resolution): readonly Term[] =>
  remembered.get(resolution)?.terms ?? glossary().termsOf(resolution)

/** The name in the text that an acronym, which the text itself never uses, would shorten: "AQAP". */
export const longFormOf = (resolution: Resolution, acronym: string): Term | undefined =>
  glossary().longFormOf(resolution, acronym)

/** The documents that the text cites by symbol, and what it says that each is. */
export const documentsOf = (resolution: Resolution): readonly CitedDocument[] =>
  remembered.get(resolution)?.documents ?? documents().documentsOf(resolution)

/** Every verb by which the Council acts: the leading one of each paragraph and those that follow it. */
export const verbUsesOf = (resolution: Resolution): readonly VerbUse[] =>
  remembered.get(resolution)?.verbs ?? verbs().verbUsesOf(resolution)

/** Whom each verb addresses. */
export const actorsOf = (resolution: Resolution): readonly ActorMention[] =>
  remembered.get(resolution)?.actors ?? actors().actorsOf(resolution)

/** What it does to mandates: which it establishes, extends, renames or ends, until when. */
export const mandatesOf = (resolution: Resolution): readonly Mandate[] =>
  remembered.get(resolution)?.mandates ?? mandates().mandatesOf(resolution)

/** The days on which mandates end, sanctions and terms of office among them, in the text's order. */
export const mandateDeadlines = (resolution: Resolution): readonly (Deadline & { readonly due: string })[] =>
  deadlinesOf(resolution).filter(
    (d): d is Deadline & { readonly due: string } => d.what === 'mandate' && d.due !== undefined,
  )

/** Every date that the text prints. */
export const datesOf = (resolution: Resolution): readonly PrintedDate[] =>
  remembered.get(resolution)?.dates ?? dates().datesOf(resolution)

/** All of them, to be kept. */
export const factsOf = (resolution: Resolution): Facts => ({
  deadlines: deadlinesOf(resolution),
  terms: termsOf(resolution),
  documents: documentsOf(resolution),
  verbs: verbUsesOf(resolution),
  actors: actorsOf(resolution),
  dates: datesOf(resolution),
  mandates: mandatesOf(resolution),
})
