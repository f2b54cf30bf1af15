import { isLight, root, stem, stemsOf, wordsOf } from '../library/words.ts'
import { datesOf, deadlinesOf, termsOf } from '../resolution/facts.ts'
import type { Clause, Resolution } from '../resolution/model.ts'
import type { Asked } from './asked.ts'
import { countriesIn } from './countries.ts'
import { datesIn, mentionsOf, periodsIn, vagueTimesIn } from './mentions.ts'
import { entitiesOf } from './present.ts'
import type { Query } from './understand.ts'

/**
 * Whether a clause holds the kind of thing that a question asks for: a number for "how many", a place for "where", a person's
 * name for "who heads". A clause that speaks of the matter but gives no such thing does not answer.
 */
export function holds(query: Query, resolution: Resolution, clause: Clause): boolean {
  const test = TESTS[query.asked]
  return test ? test(query, resolution, clause) : true
}

type Test = (query: Query, resolution: Resolution, clause: Clause) => boolean

/** Words by which a question says what kind of thing it wants: they are met by that kind of thing, not by themselves. */
const MEASURES: Partial<Record<Asked, string>> = {
  'how-many':
    'number max maximum minimum min size strength amount headcount count quota total level figure ceiling limit big large many extra additional how',
  'how-much': 'cost budget price salary amount money sum much worth value figure how',
  'how-long':
    'length duration period long longer many much max maximum most hour day week month year valid validity last term soon fast quick timeline how',
  'how-often': 'frequency interval often frequently regularly how',
  when: 'date dated day time when due deadline start',
  where: 'location venue place city town where based located situated zone area region held hold',
  name: 'name person identity who',
  country: 'country countries state nation',
  resolution: 'resolution resolutions earlier previous first original which cite quote invoke refer',
  provision: 'article chapter annex section page protocol cite quote invoke refer',
  'time-of-day': 'time hour clock',
  meaning: 'stand short acronym abbreviation',
  title: 'name title called named full official formal',
  penalty: 'penalty penalties punishment fine fines jail prison term sentence',
  contact: 'phone telephone fax mobile number email mail website web site address home street postal',
  symbol: 'symbol document doc number reference ref no',
}

const measures = new Map<Asked, ReadonlySet<string>>()

/** True where a word only says what kind of thing is wanted ("maximum number of …"). */
export function isMeasure(asked: Asked, word: string): boolean {
  const list = MEASURES[asked]
  if (!list) return false
  let set = measures.get(asked)
  if (!set) {
    set = stemsOf(list)
    measures.set(asked, set)
  }
  return set.has(stem(word))
}

const heads = (query: Query) =>
  [...query.content, ...query.carried].map(w => w.word).filter(w => !isMeasure(query.asked, w))

/** Where the words that a question is about stand in a clause. */
function positions(query: Query, clause: Clause): { word: string; at: number[] }[] {
  const printed = wordsOf(clause)
  return heads(query).map(word => {
    const terms = query.index.concept(word).terms
    return {
      word,
      at: printed.flatMap((w, i) => (terms.has(stem(w.word)) || terms.has(`~${root(w.word)}`) ? [i] : [])),
    }
  })
}

/** A figure within a few words before or behind one of the words asked for. */
const number: Test = (query, resolution, clause) => {
  const printed = wordsOf(clause)
  const spots = positions(query, clause)
    .filter(p => !isLight(p.word) || heads(query).every(isLight))
    .flatMap(p => p.at)
  return (mentionsOf('how-many', resolution, clause) ?? []).some(([start]) => {
    const at = printed.findIndex(w => w.end > start)
    return spots.some(s => s - at >= -14 && s - at <= 8)
  })
}

const money: Test = (query, resolution, clause) =>
  /[$€£]|\b(?:dollars?|euros?|francs?|pounds?|million|billion|per cent)\b/i.test(clause.text) ||
  (!/\b(?:money|cost|costs|budget|price|salary|pledged|paid|pay|worth|funding|funds)\b/.test(query.text) &&
    number(query, resolution, clause))

/**
 * A date, a period or a deadline, and it belongs to what is asked: it stands near the words asked for,
 * not elsewhere in a long paragraph.
 */
const time: Test = (query, resolution, clause) => {
  const printed = wordsOf(clause)
  const spots = positions(query, clause)
    .filter(p => !isLight(p.word))
    .flatMap(p => p.at)
  const near = (span: readonly [number, number]) => {
    if (spots.length === 0) return true
    const at = printed.findIndex(w => w.end > span[0])
    const end = printed.findIndex(w => w.start >= span[1])
    const last = end < 0 ? printed.length : end
    return spots.some(s => s >= at - 14 && s <= last + 14)
  }
  if (deadlinesOf(resolution).some(d => d.clause === clause.id && near(d.span))) return true
  return datesIn(resolution, clause).some(near) || vagueTimesIn(clause).some(near)
}

/** A period, or a day and the day until which it runs. */
const duration: Test = (_query, resolution, clause) =>
  periodsIn(clause).length > 0 || datesOf(resolution).some(d => d.clause === clause.id && d.until !== undefined)

const rhythm: Test = (_query, resolution, clause) => (mentionsOf('how-often', resolution, clause) ?? []).length > 0

/** A place, other than those that the question names, near the words asked for; a part of the country wherever it stands. */
const place: Test = (query, resolution, clause) => {
  const asked = new Set(heads(query).map(stem))
  const printed = wordsOf(clause)
  const spots = positions(query, clause)
    .filter(p => !isLight(p.word))
    .flatMap(p => p.at)
  return (mentionsOf('where', resolution, clause) ?? []).some(([start, end]) => {
    const name = clause.text.slice(start, end)
    if (!/^\p{Lu}/u.test(name)) return true
    const own = name
      .toLowerCase()
      .split(/[\s-]+/)
      .every(w => asked.has(stem(w)))
    if (own) return false
    const at = printed.findIndex(w => w.end > start)
    return spots.length === 0 || spots.some(s => Math.abs(s - at) <= 12)
  })
}

/** Somebody is named where one of the words asked for stands. */
const named: Test = (query, resolution, clause) =>
  (mentionsOf('name', resolution, clause) ?? []).length > 0 &&
  heads(query).some(w => query.index.highlights([query.index.concept(w)], clause.text).length > 0)

/** Who leads is said by the words around it too: "to serve as its coordinator". */
const person: Test = (query, resolution, clause) =>
  /\b(?:serve|act) as\b|\b(?:chaired|headed|led|coordinated|presided over) by\b/.test(clause.text) ||
  named(query, resolution, clause)

/** A country is named, other than the one that the mission is in. */
const country: Test = (query, resolution, clause) => {
  const home = entitiesOf(resolution)
    .map(
      e =>
        termsOf(resolution)
          .find(t => t.short === e)
          ?.long.toLowerCase() ?? '',
    )
    .join(' ')
  return countriesIn(clause.text).some(n => !home.includes(n) && !query.text.includes(n))
}

const clock: Test = (_query, _resolution, clause) =>
  /\b\d{1,2}[:.]\d{2}\b(?! per)|\b[ap]\.m\.|\bmidnight\b|\bnoon\b/.test(clause.text)

const provision: Test = (_query, _resolution, clause) =>
  /\b(?:articles?|chapters?|annex(?:es)?|sections?|protocol) (?:[IVX]+|\d+)\b/i.test(clause.text)

/** A document by its symbol, "S/1997/808". */
const SYMBOL = /\b[AS]\/(?:[A-Z]+\/)?\d/

/** The clause has the kind of thing, wherever it stands. */
const printed =
  (asked: Asked): Test =>
  (_query, resolution, clause) =>
    (mentionsOf(asked, resolution, clause) ?? []).length > 0

/** Another resolution is named. */
const another: Test = (_query, resolution, clause) =>
  [...clause.text.matchAll(/\b(\d{1,4}) \((?:19|20)\d\d\)/g)].some(m => Number(m[1]) !== resolution.number)

const TESTS: Partial<Record<Asked, Test>> = {
  'how-many': number,
  'how-much': money,
  'how-often': rhythm,
  'how-long': duration,
  when: time,
  where: place,
  name: named,
  leader: person,
  country,
  'time-of-day': clock,
  provision,
  symbol: (_query, _resolution, clause) => SYMBOL.test(clause.text),
  resolution: another,
  meaning: printed('meaning'),
  title: printed('title'),
  penalty: printed('penalty'),
  contact: printed('contact'),
}
