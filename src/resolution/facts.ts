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

/** What is kept of them; the others are read. */
type Kept = Partial<Facts>

const remembered = new WeakMap<Resolution, Kept | (() => Kept | undefined)>()

/**
 * Gives a resolution facts that were read from the same text before, so that they are not read again.
 *
 * @param facts or who looks them up when the first is asked for; where nothing is found, the text is read
 */
export function remember(resolution: Resolution, facts: Kept | (() => Kept | undefined)): Resolution {
  remembered.set(resolution, facts)
  return resolution
}

function recall(resolution: Resolution): Kept | undefined {
  const kept = remembered.get(resolution)
  if (typeof kept !== 'function') return kept
  const found = kept()
  if (found) remembered.set(resolution, found)
  return found
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
  recall(resolution)?.deadlines ?? deadlines().deadlinesOf(resolution)

/** The terms that the text defines, and acronyms that a name in it spells out. */
export const termsOf = (resolution: Resolution): readonly Term[] =>
  recall(resolution)?.terms ?? glossary().termsOf(resolution)

/** The name in the text that an acronym, which the text itself never uses, would shorten: "AQAP". */
export const longFormOf = (resolution: Resolution, acronym: string): Term | undefined =>
  glossary().longFormOf(resolution, acronym)

/** The documents that the text cites by symbol, and what it says that each is. */
export const documentsOf = (resolution: Resolution): readonly CitedDocument[] =>
  recall(resolution)?.documents ?? documents().documentsOf(resolution)

/** Every verb by which the Council acts: the leading one of each paragraph and those that follow it. */
export const verbUsesOf = (resolution: Resolution): readonly VerbUse[] =>
  recall(resolution)?.verbs ?? verbs().verbUsesOf(resolution)

/** Whom each verb addresses. */
export const actorsOf = (resolution: Resolution): readonly ActorMention[] =>
  recall(resolution)?.actors ?? actors().actorsOf(resolution)

/** What it does to mandates: which it establishes, extends, renames or ends, until when. */
export const mandatesOf = (resolution: Resolution): readonly Mandate[] =>
  recall(resolution)?.mandates ?? mandates().mandatesOf(resolution)

/** The days on which mandates end, sanctions and terms of office among them, in the text's order. */
export const mandateDeadlines = (resolution: Resolution): readonly (Deadline & { readonly due: string })[] =>
  deadlinesOf(resolution).filter(
    (d): d is Deadline & { readonly due: string } => d.what === 'mandate' && d.due !== undefined,
  )

/** Every date that the text prints. */
export const datesOf = (resolution: Resolution): readonly PrintedDate[] =>
  recall(resolution)?.dates ?? dates().datesOf(resolution)

/** Those that many resolutions are asked for at once, and that take the longest to read; to be kept. */
export const mainFactsOf = (resolution: Resolution): Pick<Facts, 'deadlines' | 'terms' | 'dates' | 'mandates'> => ({
  deadlines: deadlinesOf(resolution),
  terms: termsOf(resolution),
  dates: datesOf(resolution),
  mandates: mandatesOf(resolution),
})

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
