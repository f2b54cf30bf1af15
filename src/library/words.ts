import { stemmer } from 'stemmer'

/** A word of a text with the place that it was printed at. */
export interface Word {
  /** Lower case, without diacritics and possessive. */
  readonly word: string
  readonly start: number
  readonly end: number
}

// Latin letters by their ranges: the class \p{L} takes two milliseconds to compile, and the texts are English
const WORD =
  /[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ](?:[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]|[\u0300-\u036f])*(?:[.](?=[A-Za-z]\b)[A-Za-z])*(?:['’ʼ][A-Za-zÀ-ÖØ-öø-ɏ]+)*|\d+(?:[.,]\d+)*/g

/** The words of a text with their places: "the SG’s 2 reports" → the, sg, 2, reports. */
export function words(text: string): Word[] {
  const found: Word[] = []
  for (const m of text.matchAll(WORD)) {
    const word = fold(m[0])
    if (word) found.push({ word, start: m.index, end: m.index + m[0].length })
  }
  return found
}

/** Texts whose words are remembered: those that a few questions look at. */
const MOST_TEXTS = 500
const recent = new Map<string, readonly Word[]>()

/** The words of a clause, remembered for a while: a question looks at one clause from several sides. */
export function wordsOf(clause: { readonly text: string }): readonly Word[] {
  const { text } = clause
  let found = recent.get(text)
  if (!found) {
    found = words(text)
    if (recent.size >= MOST_TEXTS) recent.clear()
    recent.set(text, found)
  }
  return found
}

const fold = (word: string) => {
  const plain = isAscii(word) ? word : word.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')
  return plain
    .toLowerCase()
    .replace(/['’ʼ]s?$|['’ʼ](?:s|re|ve|ll|d|m)$/, '')
    .replace(/['’ʼ.]/g, '')
}

const isAscii = (text: string) => !/[^\x20-\x7e]/.test(text)

/** British and American spellings fall together: "demobilisation", "programme", "defence", "centre". */
const american = (w: string) =>
  w
    .replace(/(?<=[a-z]{3})is(e|ed|es|er|ers|ing|ation|ations)$/, 'iz$1')
    .replace(/(?<=[a-z]{3})our(?=$|s$|ed$|ing$|able$|ers?$)/, 'or')
    .replace(/ogramme(?=s?$)/, 'ogram')
    .replace(/efence(?=s?$|less$)/, 'efense')
    .replace(/entre(?=s?$|d$)/, 'enter')

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'told:tell said:say kept:keep held:hold met:meet sent:send gave:give given:give took:take taken:take made:make began:begin begun:begin ' +
    'broke:break broken:break chose:choose chosen:choose came:come dealt:deal drew:draw drawn:draw fell:fall fallen:fall fed:feed felt:feel ' +
    'fought:fight found:find fled:flee flew:fly forbade:forbid froze:freeze frozen:freeze got:get grew:grow grown:grow heard:hear ' +
    'hid:hide hidden:hide knew:know known:know laid:lay led:lead left:leave lent:lend lost:lose meant:mean paid:pay ran:run rose:rise ' +
    'risen:rise saw:see seen:see sought:seek sold:sell shot:shoot showed:show shown:show spent:spend spoke:speak spoken:speak ' +
    'stood:stand stole:steal stolen:steal struck:strike swore:swear sworn:swear taught:teach thought:think understood:understand ' +
    'went:go gone:go wore:wear won:win wrote:write written:write bought:buy brought:bring built:build rebuilt:rebuild caught:catch ' +
    'overseen:oversee oversaw:oversee withdrew:withdraw withdrawn:withdraw undertook:undertake undertaken:undertake arose:arise arisen:arise ' +
    'bound:bind children:child women:woman men:man people:person countries:country former:ex ran:run bigger:big'
  )
    .split(' ')
    .map(pair => pair.split(':') as [string, string]),
)
const stems = new Map<string, string>()

/** The base form of an irregular word ("told" → "tell"); any other word as it is. */
export const base = (word: string): string => IRREGULAR.get(word) ?? word

/** Porter's stem: words that differ by inflection share it ("extends", "extended"). */
export function stem(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const made = /^\d/.test(word) ? word.replace(/,(?=\d{3}\b)/g, '') : stemmer(american(base(word)))
  if (stems.size < 50_000) stems.set(word, made)
  return made
}

/** The stems of words with a space between them: a list that is met in whatever inflection. */
export const stemsOf = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(stem))

const TAILS = /(?:ement|dom|ment|ational|ation|ition|iti|ial|ian|ist|ism|ion|al|or|er|at|ia|ti|li|a|i|e)$/
const roots = new Map<string, string>()

/**
 * A coarser key than the stem: words of one family share it ("extend", "extension"; "Russia", "Russians"; "elections", "electoral").
 * Never shorter than four letters, so that short words do not fall together by chance.
 */
export function root(word: string): string {
  const known = roots.get(word)
  if (known !== undefined) return known
  let w = stem(word)
  for (let i = 0; i < 3; i++) {
    const cut = w.replace(TAILS, '')
    if (cut === w || cut.length < 4) break
    w = cut
  }
  // the Latin alternation of d and s: extend, extension; decide, decision
  const made = /^\d/.test(w) ? w : w.replace(/(?<=...n)s$/, 'd').replace(/(?<=..ci)s$/, 'd')
  if (roots.size < 50_000) roots.set(word, made)
  return made
}

const set = (list: string) => new Set(list.trim().split(/\s+/))

/** Function words: they carry no matter of their own and are not indexed. */
export const STOP: ReadonlySet<string> = set(`
  a about above across after already again all around away back also although am an and any anybody anyone anything are aren as at be because been before
  being below between both but by can cannot cant could til till couldn did didn do does doesn doing done dont down during each either
  else ever every everyone everything few for from further get gets getting given gives got had has hasn have haven
  having he her here hers him his how however i if in instead into is isn it its itself just least less let like ll m may
  me might more most much must my myself near need needs neither no nor not now of off often on once besides else unless sorry again describe describes described description touch one ones
  only onto or other others our ours out over own per perhaps please pls plz quite rather re s same shall she should shouldn
  since so some somebody someone something soon still such t than that thats the their theirs them themselves then there these they
  thing things this those though through thru thus till to too toward towards under until unto up upon us ve very via was wasn we were
  weren what whats whatever when whenever where wheres whether which while who whom whos whose why will with within without
  would wouldn yes yet you your yours theyre ill im id ive ok okay hey hi hello dear kindly thanks thank cheers
  really actually exactly basically simply even maybe anyway tell show give find explain know want wanna wondering wonder
  look see read say says said saying according acc mention mentions mentioned mentioning state stated talk talking
  speak speaks address addressed contain contains include includes including included regarding concerning
  respect respecting anywhere somewhere etc eg ie vs bit lot lots kind sort type case way ways point part`)

/** Words about the document itself: they matter only when nothing else is asked. */
export const FURNITURE: ReadonlySet<string> = set(`
  resolution resolutions reso preamble text document doc documents paper paragraph paragraphs para paras clause clauses provision provisions
  operative preambular op ops pp pps question answer word words wording phrase quote unsc scr unscr res unsg
  sc council un united nations content contents section detail details info information mean means meaning
  define definition defined line exact exactly verbatim full entire whole adopt adopted passed
`)

/** Words so general that they weigh little beside others. */
const LIGHT: ReadonlySet<string> = set(`
  do make take work happen people person thing country countries nation use used go come put keep set new main key important
  current currently particular specific specifically different various number many total amount issue matter topic subject
  situation role area place time date day days week month year years name called call list exist exists plan
  worst best title recent operate located based situated allow allowed expect expected supposed available possible able purpose reason person mission operation organization
  international various general special concerned situation ask asked asking demand demanded involve involved role
  today present future past next last first previous long short big small good bad high low
  official member members states state group body side sides process measure measures
  calendar quick q picture ref timeline bit chunk passage intro ground basis condition conditions former latest extra provide provided relation relations relationship link connection support become becomes long far quickly folks fast once
  two three four five six seven eight nine ten eleven twelve fifteen twenty thirty sixty ninety hundred both several`)

let lightStems: ReadonlySet<string> | undefined

/** True where a word is so general that it weighs little beside others, in whatever form; a bare number is. */
export function isLight(word: string): boolean {
  if (LIGHT.has(word) || /^\d+$/.test(word)) return true
  lightStems ??= new Set([...LIGHT].map(stem))
  return lightStems.has(stem(word))
}
