import { root, stem, words } from '../library/words.ts'
import type { Clause } from '../resolution/model.ts'
import { countriesIn, countryNames } from './countries.ts'
import { type Named, OFFICE, peopleIn } from './people.ts'
import { type Office, type Wanted, wordsIn } from './wanted.ts'

/** How well a clause names whom a question asks for, from 0 to 1. */
export function namesWanted(wanted: Wanted, clause: Clause): number {
  const { text } = clause
  switch (wanted.as) {
    case 'office':
      return Math.max(
        ...peopleIn(clause).map(named => held(wanted, named, text)),
        wanted.act ? ledBy(wanted.act, text) : 0,
        wanted.offices ? servesAs(wanted.offices, wanted.of, text) : 0,
        wanted.which && wanted.offices && tellsApart(wanted.offices, text) ? 0.8 : 0,
        0,
      )
    case 'winner':
      return beside(clause, /\b(?:elected|election of|inaugurat\w+|victory|won|winner|sworn|investiture)\b/)
    case 'candidate':
      return beside(clause, /\bcandida\w+|\bcontest\w*|\brunning\b|\bnomin\w+/)
    case 'member':
      return listsMembers(wanted.of, text) ? 1 : 0
    case 'culprit':
      return AGENT.test(text) ? 1 : 0
    case 'lead-country':
      return countryLeads(text) ? 1 : 0
    case 'company':
      return COMPANY_NAME.test(text) ? 1 : 0
    case 'group':
      return GROUP_NAME.test(text) ? 1 : 0
  }
}

/** The members of a body are listed beside its name, or states are one by one. */
function listsMembers(of: readonly string[], text: string): boolean {
  if (listsCountries(text)) return true
  return [...text.matchAll(MEMBERS)].some(m => {
    const near = new Set(words(text.slice(Math.max(0, m.index - BESIDE), m.index + BESIDE)).map(w => root(w.word)))
    return of.length === 0 || of.some(w => near.has(root(w)))
  })
}
/** How many characters around a word belong to it. */
const BESIDE = 100

const MEMBERS =
  /\b(?:consist(?:s|ing)? of|compos(?:ed|ition) of|compris(?:es?|ing|ed)|made up of|chaired by|members? (?:from|namely)|represented by)\b/g
/** Who did it: "killings by armed groups", "claims of responsibility", "those responsible have still not been identified". */
const AGENT =
  /\b(?:attack|kill|murder|assassinat|abduct|kidnap|bomb|shell|massacre|atrocit|violence|violat|coup|mutiny|offensive|strike|incursion|abuse|hostilit|commit|perpetrat|carried out|launch|initiat|stag|instigat|responsib)\w*\b[^.;]{0,80}? by (?:(?:the|an?|its|members of|elements of|other|both|all|some|certain|local|suspected|so-called) )*(?:\p{Lu}|armed|militia|forces|elements|rebel|group|gunmen|terrorist|military|militant|combatants|fighters)|\b(?:claim\w*|claims? of|bears?|borne) responsib\w+|\bnot (?:yet )?(?:been )?identified\b|\bidentify\w* (?:the perpetrators|those)|\b(?:failure|refusal|non-compliance|obstruction|intransigence)s? (?:by|of)\b|\bcaused by\b|\battributed to\b/u
const GROUP_NAME =
  /\b(?!UN(?!ITA)|MINU|MONU|ONU|RES|NATO|IAEA|OAU|ECOWAS)[A-Z]{3,}(?:-[A-Z]+)?\b|Al[- ]\p{Lu}|Taliban|\p{Lu}[\p{L}’-]+ (?:\p{Lu}?[\p{L}’-]+ ){0,4}(?:Front|Movement|Army|Forces|Rally|Congress|Party|Union|Company|Bank|Brigades?|Organization)\b/u
const COMPANY_NAME =
  /\p{Lu}[\p{L}’-]+ (?:\p{Lu}?[\p{L}’-]+ ){0,4}?(?<!World |Central |Development )(?:Company|Bank|Corporation|Airlines?|Industr(?:y|ies)|Ltd|Limited|Enterprises?)\b/u
/** A country near the word that says it leads: "a multinational force led by Australia", "Italy … to lead". */
const countryLeads = (text: string) =>
  [
    ...text.matchAll(
      /\b(?:led by|leads?|leading|command|under the (?:command|leadership)|framework nation|chaired by)\b/g,
    ),
  ].some(m => countriesIn(text.slice(Math.max(0, m.index - 60), m.index + 60)).length > 0)
const listsCountries = (text: string) => new Set(countriesIn(text)).size > 2

/** Somebody is named within some words of what is looked for. */
function beside(clause: Clause, pattern: RegExp): number {
  const people = peopleIn(clause)
  // a list stands under its heading
  if (people.length > 3 && pattern.test(clause.text)) return 1
  return people.some(({ span: [a, b], office }) =>
    pattern.test(`${clause.text.slice(Math.max(0, a - 70), b + 70)} ${office}`),
  )
    ? 1
    : 0
}

/** How well somebody's office, as the text gives it, is the one that is asked for. */
function held(wanted: Office, { office, span }: Named, text: string): number {
  const list = wordsIn(office)
  const printed = new Set(list.map(stem))
  const roots = new Set(list.map(root))
  const { offices, ranks, of } = wanted
  const general = of.some(w => GENERAL.has(w))
  const has = (word: string) =>
    printed.has(stem(word)) ||
    roots.has(root(word)) ||
    (GENERAL.has(word) && (roots.has('head') || roots.has('repres')))
  if (offices && ![...offices].some(o => printed.has(o)) && !(general && printed.has('repres'))) return 0
  if (!ranks.every(has)) return 0.2
  // "which accused": a judge who is named is not meant
  if (!offices && !wanted.anybody && OFFICE.test(office)) return 0.3
  if (of.length === 0 || of.some(has)) return 1
  if (!offices) return 0.8
  if (of.some(isPlace) && list.some(isPlace)) return 0
  if (of.some(w => BODIES.has(w))) return list.some(w => BODIES.has(w)) ? 0.1 : 0.4
  const around = new Set(
    words(text.slice(Math.max(0, span[0] - 200), span[1] + 200)).flatMap(w => [stem(w.word), root(w.word)]),
  )
  return of.some(w => around.has(stem(w)) || around.has(root(w))) ? 0.9 : 0.7
}

/** "the President of the Republic of Zambia" */
function tellsApart(offices: ReadonlySet<string>, text: string): boolean {
  return [...text.matchAll(/\b([A-Z][a-z]+)s? (?:of|for) (?:the )?(?=[A-Z])/g)].some(m =>
    offices.has(stem(m[1]!.toLowerCase())),
  )
}

/** Bodies that are told apart by what stands before these words. */
const BODIES = new Set(
  'committee commission group panel council tribunal court union party board mechanism tribunals assembly parliament republic'.split(
    ' ',
  ),
)

/** Bodies as people call them whatever their name: whoever is head of one, or Special Representative there, heads it. */
const GENERAL = new Set('mission operation peacekeepers office'.split(' '))

/** Words that names of countries share. */
const OF_MANY = new Set(
  'united republic south north central african democratic islands island states kingdom saint people territory territories french british northern'.split(
    ' ',
  ),
)

let places: ReadonlySet<string> | undefined
/** A country's name, or its people's. */
function isPlace(word: string): boolean {
  places ??= new Set(
    [...countryNames()]
      .flatMap(name =>
        words(name)
          .map(w => w.word)
          .filter(w => w.length > 3 && !OF_MANY.has(w)),
      )
      .map(root),
  )
  return word.length > 3 && places.has(root(word))
}

/** "chaired by the Special Representative" says who chairs, and names an office. */
function ledBy(act: string, text: string): number {
  for (const m of text.matchAll(/\b(\w+) by (?:the |an? |his |its )?/g)) if (stem(m[1]!) === act) return 0.9
  return act === stem('heads') || act === stem('leads') || act === stem('commands')
    ? /\bunder the (?:leadership|command|authority|direction) of\b/.test(text) ||
      /\b(?:chaired|headed|led|commanded) by\b/.test(text)
      ? 0.7
      : 0
    : 0
}

/** "to serve as its coordinator", "in its capacity as facilitator" */
function servesAs(offices: ReadonlySet<string>, of: readonly string[], text: string): number {
  for (const m of text.matchAll(
    /\b(?:serv\w+|act\w*|capacity|role|designat\w+|appoint\w+) as (?:(?:the|its|an?|his|their|current) )*((?:[\w-]+ ?){1,3})/g,
  ))
    if (words(m[1]!).some(w => offices.has(stem(w.word))))
      return of.length === 0 || of.some(w => text.toLowerCase().includes(w)) ? 1 : 0.5
  return 0
}
