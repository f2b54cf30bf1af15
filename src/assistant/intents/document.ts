import { root, words } from '../../library/words.ts'
import { documentsOf } from '../../resolution/facts.ts'
import type { CitedDocument, Resolution } from '../../resolution/model.ts'
import type { Intent } from '../intent.ts'
import { cite, citeAll, clauseOf, found, quoteFor, silent, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'

const SYMBOL = /\b[as]\/(?:res\/|prst\/|ac\.\d+\/)?(?:\d{4}\/\d+|\d{1,5}(?:\/\d+)?|[a-z-]+\/\d+)(?:\/add\.\d+)?\b/gi
const LIST =
  /\b(?:which|what|list|all|any|cited|cites?|refers?|referenced|references|other)\b.*\b(?:documents?|papers|texts|reports|letters?|symbols|sources|resolutions)\b|\b(?:documents?|sources|references) (?:cited|referred|mentioned|list)|\bcited documents\b/
/** "which report did they look at?" */
const LOOKED =
  /\b(?:which|what|whose)\b.*\b(?:reports?|letters?|notes?|statements?|documents?)\b.*\b(?:look(?:ed|s)? at|consider(?:ed|s)?|examin(?:e|ed|es)|not(?:e|ed|es)|read|studied|review(?:ed)?|cite[sd]?|mention(?:s|ed)?|refer(?:s|red)?|quoted?|rel(?:y|ies|ied) on|based on|welcom(?:e|es|ed)|taken note of|take note of|t(?:ake|ook) into account|had before)\b/
/** What a question calls a document; of those that are cited, only such answer. */
const NOUN = /\b(report|letter|note|statement|agreement|declaration|plan)s?\b/
const VOCABULARY = vocabulary(
  'welcome welcomed welcomes look looked at note noted notes examine examined study studied review reviewed mention mentioned take taken took account before number statement statements agreement agreements declaration plan document documents source sources cited cite cites refer refers referred reference references symbol symbols list report reports letter letters other paper papers text texts read considered member members action council previous earlier past rely relies based quoted quote un',
)

/** A document that the text cites, by its symbol, or all of them. */
export const document: Intent = {
  id: 'document',
  summary: 'A cited document by its symbol, or all cited documents.',
  examples: ['what is S/1997/808?', 'which documents are cited?', 's/1997/510'],
  most: 0.97,
  match(q) {
    if (!q.resolution) return 0
    if (symbols(q).length > 0) return 0.97
    if (described(q).length > 0) return 0.9
    return (LIST.test(q.text) || LOOKED.test(q.text)) &&
      q.asked !== 'when' &&
      q.asked !== 'how-many' &&
      listed(q, q.resolution).length > 0 &&
      !/\b(?:report(?:ing)? (?:requirement|dut|obligation)|this)/.test(q.text) &&
      (LOOKED.test(q.text) || !/\bwelcome/.test(q.text))
      ? 0.81
      : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const all = documentsOf(resolution)
    const wanted = symbols(q)
    const meant = wanted.length ? [] : described(q)
    const one = meant[0]
    if (one) {
      const ids = [...new Set(meant.map(d => d.clause))]
      return found(
        q,
        'document',
        `${one.symbol}: “${one.description.replace(/\s+/g, ' ')}” (${cite(q, resolution, one.clause)})`,
        ids.map(id =>
          quoteFor(
            q,
            resolution,
            id,
            meant.filter(d => d.clause === id).map(d => d.span),
          ),
        ),
      )
    }
    if (wanted.length === 0) {
      if (all.length === 0) return silent(q, 'document', `${resolution.symbol} cites no document.`)
      const shown = listed(q, resolution)
      const ids = [...new Set(shown.map(d => d.clause))]
      return found(
        q,
        'document',
        `${shown.map(d => d.symbol).join('; ')} (${citeAll(q, resolution, ids)}).`,
        ids.map(id =>
          quoteFor(
            q,
            resolution,
            id,
            shown.filter(d => d.clause === id).map(d => d.span),
          ),
        ),
      )
    }
    const hits = all.filter(d =>
      wanted.some(w => d.symbol.toUpperCase().startsWith(w) && !/^\d/.test(d.symbol.slice(w.length))),
    )
    const elsewhere = resolution.clauses.filter(
      c => c.part !== 'masthead' && wanted.some(w => new RegExp(`${RegExp.escape(w)}(?!\\d)`, 'i').test(c.text)),
    )
    const ids = [...new Set([...hits.map(d => d.clause), ...elsewhere.map(c => c.id)])]
    const first = ids[0]
    if (!first)
      return silent(
        q,
        'document',
        `${[...new Set(wanted)].slice(0, 3).join(', ')} is not cited in ${resolution.symbol}.`,
        {
          next: ['Which documents are cited?'],
        },
      )
    const said = hits.find(d => d.description)
    const headline = said
      ? `${said.symbol}: “${said.description.replace(/\s+/g, ' ')}” (${cite(q, resolution, said.clause)})`
      : `${wanted[0]} is cited in ${citeAll(q, resolution, ids)}.`
    return found(
      q,
      'document',
      headline,
      ids.map(id =>
        quoteFor(
          q,
          resolution,
          id,
          hits.filter(d => d.clause === id).map(d => d.span),
        ),
      ),
    )
  },
}

/** How a question asks for a symbol: "doc number", "number of the letter", "report number". */
const NUMBER =
  /\b(?:symbol|doc(?:ument)? (?:symbol|number|no|ref\w*)|reference(?: number)?|document)\b|\b(?:number|symbol|reference) of (?:the |that |its )?(?:[\w'-]+ ){0,4}?(?:letter|report|note|statement|agreement|document|declaration)\b(?!s)|\b(?:letter|report|note|statement) (?:number|no\b\.?|symbol|reference)/

/** Cited documents that a question names by what they are: "symbol of the 5 November report". */
function described(q: Query) {
  if (!q.resolution || !NUMBER.test(q.text)) return []
  const rest = q.content
    .map(w => w.word)
    .filter(w => !VOCABULARY.has(w) || /^(?:report|reports|letter|letters|statement|note|agreement|plan)$/.test(w))
  if (rest.length === 0) return []
  const all = documentsOf(q.resolution)
  const said = all.filter(d => says(d, rest))
  return said.length > 0 ? said : beside(q, q.resolution, all, rest)
}

/** Documents of the noun that is asked for, whose paragraph says the rest: "the views of Burundi set out in the letter dated …". */
function beside(q: Query, resolution: Resolution, all: readonly CitedDocument[], rest: readonly string[]) {
  const noun = NOUN.exec(q.text)?.[1]
  const others = rest.filter(w => !/^(?:report|letter|statement|note|agreement|plan)s?$/.test(w))
  const concepts = others.map(w => q.index.concept(w))
  if (!noun || concepts.length === 0) return []
  return all.filter(d => {
    const text = clauseOf(resolution, d.clause)?.text ?? ''
    return says(d, [noun]) && concepts.every(c => q.index.highlights([c], text).length > 0)
  })
}

/** The cited documents that a question for a list means: of the noun that it names, and with every word by which it says whose. */
function listed(q: Query, resolution: Resolution): readonly CitedDocument[] {
  const all = documentsOf(resolution)
  const rest = unaccounted(q, VOCABULARY, false)
  const noun = LOOKED.test(q.text) || rest.length > 0 ? NOUN.exec(q.text)?.[1] : undefined
  if (rest.length === 0 && !noun) return all
  const meant = all.filter(d => says(d, [...rest, ...(noun ? [noun] : [])]))
  return meant.length > 0 || rest.length > 0 ? meant : all
}

/** Whether the text says of a document all these words; whose it is may stand before its long name. */
function says(d: CitedDocument, asked: readonly string[]): boolean {
  const said = new Set(words(`${d.description} ${d.symbol}`).flatMap(w => [w.word, root(w.word)]))
  return d.description !== '' && asked.flatMap(w => w.split('-')).every(w => said.has(w) || said.has(root(w)))
}

/** Document symbols in a question, as printed in texts: upper case; the resolution's own symbol is not among them. */
function symbols(q: Query): string[] {
  const own = q.resolution?.symbol.toLowerCase().replace(/\s.*/, '') ?? ''
  return [...q.text.matchAll(SYMBOL)]
    .map(m => m[0].toUpperCase().replace('/ADD.', '/Add.'))
    .filter(s => s.toLowerCase() !== own)
}
