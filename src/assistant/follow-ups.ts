import { deadlinesOf, documentsOf, mandateDeadlines, verbUsesOf } from '../resolution/facts.ts'
import type { Resolution } from '../resolution/model.ts'
import { mandateClause } from './intents/mandate.ts'
import type { Query } from './understand.ts'

/** What a resolution must hold for a suggested question to be answered from it. */
const NEEDS: Readonly<Record<string, (resolution: Resolution) => boolean>> = {
  'What is the mandate?': r => mandateClause(r) !== undefined,
  'When does the mandate expire?': r => mandateDeadlines(r).length > 0,
  'What are the deadlines?': r => deadlinesOf(r).length > 0,
  'When is the report due?': r => deadlinesOf(r).some(d => d.what === 'report'),
  'What does it decide?': r => verbUsesOf(r).some(use => use.lemma === 'decide'),
  'Which documents are cited?': r => documentsOf(r).length > 0,
  'What is this resolution about?': r => r.clauses.some(c => c.part === 'operative'),
}

/** Questions that suit any resolution. */
export const OPENERS: readonly string[] = [
  'What is the mandate?',
  'When does the mandate expire?',
  'What are the deadlines?',
  'What is this resolution about?',
]

/**
 * The suggestions of an answer that can be asked as they stand and are answered; with the symbol where several resolutions are
 * loaded: "What are the deadlines in S/RES/1138 (1997)?".
 */
export function followUps(suggested: readonly string[], { resolution, library }: Query): readonly string[] {
  const kept = suggested.filter(s => s === 'help' || (resolution && (NEEDS[s]?.(resolution) ?? true)))
  if (!resolution || library.resolutions.length < 2) return kept
  return kept.map(s =>
    s === 'help' || s.includes('S/RES/') ? s : s.replace(/\??$/, end => ` in ${resolution.symbol}${end}`),
  )
}
