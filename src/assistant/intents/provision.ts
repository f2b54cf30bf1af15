import { root, words } from '../../library/words.ts'
import type { Clause, Resolution, Span } from '../../resolution/model.ts'
import type { Intent } from '../intent.ts'
import { cite, found, quoteFor, silent, snippet, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'

const VOCABULARY = vocabulary(
  'article articles cite cited cites quote quoted invoke invoked refer referred reference mention mentioned accordance under',
)
/** "which chapter is it based on?" */
const CHAPTER = /\b(?:which|what) (?:(?:un |charter |of the )*)chapters?\b/
const CHAPTERS = vocabulary(
  'chapter charter act acting acts invoke invoked adopt adopted base based basis under cite cited mention mentioned refer referred use used number un council',
)
/** "Article 14 of the Statute", "articles 75 and 79 of the Rome Statute". */
const CITED =
  /\barticles? \d+(?: ?\(\w+\))*(?:(?:,|,? and|,? or|,? to) \d+(?: ?\(\w+\))*)*(?:,? of (?:the )?([A-Z][^,;.:]{2,60}))/gi
const INSTRUMENT =
  /\b(?:statute|charter|convention|constitution|agreement|accords?|protocol|covenant|treaty|act|declaration|rules?)\b/

/** Which article of a charter, a statute or a convention is cited, or which chapter. */
export const provision: Intent = {
  id: 'provision',
  summary: 'Which article of a charter, a statute or an agreement is cited.',
  examples: ['which article of the Charter is cited?', 'what article of the Statute does it refer to?'],
  most: 0.75,
  match: q =>
    q.resolution && q.asked === 'provision' && (asksForChapter(q) || asksForArticle(q, q.resolution)) ? 0.75 : 0,
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const all = asksForChapter(q) ? chapters(resolution) : citing(q, resolution)
    const first = all[0]
    if (!first) return silent(q, 'provision', `${resolution.symbol} does not say which.`)
    const quotes = all.slice(0, 4).map(({ clause, span }) => quoteFor(q, resolution, clause.id, [span]))
    return found(
      q,
      'provision',
      `${snippet(first.clause, [first.span])} (${cite(q, resolution, first.clause.id)})`,
      quotes,
    )
  },
}

/** True where nothing but a chapter of the Charter is asked for, "under which chapter does it act?". */
const asksForChapter = (q: Query): boolean => CHAPTER.test(q.text) && unaccounted(q, CHAPTERS).length === 0

/** The clauses that name a chapter of the Charter, those that act under it first. */
function chapters(resolution: Resolution): { clause: Clause; span: Span }[] {
  const naming = resolution.clauses.flatMap(clause => {
    const hit = clause.part === 'masthead' ? null : /\bChapters? [IVX]+\b/.exec(clause.text)
    return hit ? [{ clause, span: [hit.index, hit.index + hit[0].length] as const }] : []
  })
  const acting = naming.filter(({ clause }) => /\bacting under\b/i.test(clause.text))
  return [...acting, ...naming.filter(n => !acting.includes(n))]
}

/** True where nothing but an article of an instrument is asked for; whose instrument it is may stand anywhere in the resolution. */
function asksForArticle(q: Query, resolution: Resolution): boolean {
  if (!/\barticles?\b/.test(q.text) || !INSTRUMENT.test(q.text)) return false
  const rest = unaccounted(q, VOCABULARY, false).filter(w => !INSTRUMENT.test(w))
  const names = new Set((resolution.source.match(/[A-Z][\w’-]+/g) ?? []).map(w => root(w.toLowerCase())))
  return rest.every(w => names.has(root(w)))
}

/** The clauses that cite an article of the instrument that is asked for. */
function citing(q: Query, resolution: Resolution): { clause: Clause; span: Span }[] {
  const instrument = INSTRUMENT.exec(q.text)?.[0] ?? ''
  return resolution.clauses.flatMap(clause => {
    if (clause.part === 'masthead') return []
    const hit = [...clause.text.matchAll(CITED)].find(m =>
      words(m[1] ?? '').some(w => root(w.word) === root(instrument)),
    )
    return hit ? [{ clause, span: [hit.index, hit.index + hit[0].length] as const }] : []
  })
}
