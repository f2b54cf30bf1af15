import { root, words } from '../../library/words.ts'
import { termsOf } from '../../resolution/facts.ts'
import type { ClauseId, Span, Term } from '../../resolution/model.ts'
import type { Intent } from '../intent.ts'
import { cite, clauseOf, found, quoteFor, snippet } from '../present.ts'
import type { Query } from '../understand.ts'

const ASKS =
  /\b(?:what (?:is|are|was|does)|who (?:is|are)|defines?|defined|definition|mean(?:s|ing)?|stands? for|short for|abbreviat\w*|acronym|full (?:name|form)|long form|spell(?:ed)? out|expand|explain|expansion|name of)\b|=|\bfor\?$/
/** "who counts as a foreign terrorist fighter?" */
const COUNTS =
  /\b(?:counts?|counted|qualif(?:y|ies|ied)|regarded|considered|understood|seen|treated) as\b|\b(?:is|are) considered\b|\bwhat (?:is|are)\b|\b(?:defin|mean)\w*\b/
/** How a text says what it means by what it has just named. */
const SAYS = /,? namely,? |, that is,? |,? (?:is |are )?(?:defined|understood) as |,? shall mean /g
/** How far before such words, in characters, the thing is named. */
const NAMED_WITHIN = 60
/** Whoever holds it has a name. */
const OFFICE =
  /\b(?:Representative|Secretary-General|Envoy|Adviser|Commander|President|Chair(?:man|person)?|Coordinator|Director|Prosecutor|Commissioner)\b/
const FILL = new Set(
  'short abbreviation abbreviations acronym acronyms stand stands full form long spell spelled expand expansion explain mean meaning definition define defines defined abbreviated name body glossary term called known aka initials letters'.split(
    ' ',
  ),
)

/** A term that the text defines, or an acronym whose long form it gives. */
export const definition: Intent = {
  id: 'definition',
  summary: 'What an acronym or a defined term stands for.',
  examples: ['what does UTO stand for?', 'define CNR', 'OSCE meaning', 'UNMOT = ?', 'which acronyms are defined?'],
  most: 0.87,
  match(q) {
    if (!q.resolution || q.references.length > 0) return 0
    if (glossaryAsked(q)) return 0.86
    const asks = ASKS.test(q.text) || COUNTS.test(q.text)
    if (!asks && (q.asked !== 'none' || q.content.length > 4)) return 0
    const term = termIn(q)
    // "name of the SRSG" asks who that is
    if (term && q.asked === 'name' && OFFICE.test(term.long)) return 0
    if (!term) return COUNTS.test(q.text) && explained(q) ? 0.84 : 0
    return asks || q.content.length === words(term.short).length ? 0.87 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    if (glossaryAsked(q)) {
      const terms = termsOf(resolution)
      if (terms.length === 0) return undefined
      const quotes = [...new Set(terms.map(t => t.clause))].map(id =>
        quoteFor(
          q,
          resolution,
          id,
          terms.filter(t => t.clause === id).map(t => t.span),
        ),
      )
      return found(
        q,
        'definition',
        `${terms.map(t => `${t.short}: ${t.long} (${cite(q, resolution, t.clause)})`).join('; ')}.`,
        quotes,
      )
    }
    const term = termIn(q)
    const said = term ? undefined : explained(q)
    if (said) {
      const clause = clauseOf(resolution, said.clause)!
      return found(q, 'definition', `${snippet(clause, [said.span])} (${cite(q, resolution, said.clause)})`, [
        quoteFor(q, resolution, said.clause, [said.span]),
      ])
    }
    if (!term) return undefined
    const quoted = quoteFor(q, resolution, term.clause, [term.span])
    return found(q, 'definition', `${term.short} is “${term.long}” (${cite(q, resolution, term.clause)}).`, [quoted])
  },
}

/** Where the text says what it means by the thing that the question consists of: "foreign terrorist fighters, namely individuals who …". */
function explained(q: Query): { clause: ClauseId; span: Span } | undefined {
  const asked = q.content
    .map(w => w.word)
    .filter(w => !FILL.has(w) && !/^(?:count|qualif|regard|consider|underst|treat|seen)/.test(w))
    .map(root)
  if (asked.length < 2) return undefined
  for (const { id, part, text } of q.resolution?.clauses ?? []) {
    if (part === 'masthead') continue
    for (const { 0: says, index } of text.matchAll(SAYS)) {
      const before = text.slice(Math.max(0, index - NAMED_WITHIN), index)
      const roots = new Set(words(before).map(w => root(w.word)))
      if (asked.every(w => roots.has(w))) return { clause: id, span: [index, index + says.length] }
    }
  }
  return undefined
}

const glossaryAsked = (q: Query) =>
  /\b(?:acronyms|abbreviations|glossary|defined terms|terms (?:are )?defined)\b/.test(q.text) &&
  q.content.every(w => FILL.has(w.word) || /^(?:list|used|use|terms?|glossary)$/.test(w.word))

/** The defined term that the question consists of, by its short or its long form. */
function termIn(q: Query): Term | undefined {
  const { resolution } = q
  if (!resolution) return undefined
  const asked = q.content.map(w => w.word).filter(w => !FILL.has(w))
  if (asked.length === 0) return undefined
  const key = asked.join(' ')
  const terms = termsOf(resolution)
  const plain = (s: string) =>
    words(s)
      .map(w => w.word)
      .join(' ')
  const roots = (s: string) => new Set(words(s).map(w => root(w.word)))
  return (
    terms.find(t => plain(t.short) === key || plain(t.short) === `un ${key}`) ??
    terms.find(
      t =>
        plain(t.long) ===
        words(q.text)
          .map(w => w.word)
          .join(' '),
    ) ??
    terms.find(t => {
      const long = roots(t.long)
      return asked.length >= 2 && asked.length >= long.size - 3 && asked.every(w => long.has(root(w)))
    })
  )
}
