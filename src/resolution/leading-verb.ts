/** Verbs of the genre: how a paragraph of a resolution opens. Read word by word: a pattern of this size is slow to compile. */

const set = (words: string) => new Set(words.split(/\s+/))

/** The Council's operative verbs as they open a paragraph. A word that is not here opens one only with other evidence. */
const FINITE = set(
  `accepts acknowledges acts adds addresses adheres adopts affirms agrees amends announces appeals applauds appoints appreciates approves asks assures authorizes authorises avails awaits
calls cautions charges commemorates commends commits concludes concurs condemns confirms congratulates considers continues convenes decides declares delegates demands denounces deplores designates desires determines directs draws
elects emphasizes emphasises empowers encourages endorses entrusts envisages establishes exempts exhorts expects exercises exempts expresses extends
finds fixes forwards gives grants hails has highlights honours holds implores imposes includes indicates informs instructs insists intends invites joins keeps launches lauds lifts limits looks
maintains makes mandates modifies mourns notes notifies observes offers opposes orders pays permits pledges praises proclaims promises proposes prolongs prohibits provides
reaffirms realizes recalls receives recognizes recognises recommends reconfirms re-emphasizes reemphasizes refers regards regrets reiterates rejects rejoices remains reminds removes renews repeats replaces requests requires reserves resolves restates reviews revises revokes
salutes seeks sets shares solicits stands stresses strengthens subscribes suggests supports suspends takes terminates thanks trusts undertakes underlines underscores understands urges views voices vows waives warns welcomes wishes`,
)
/** Adjectives and participles by which a preambular paragraph says the Council's mind. */
const STATES = set(
  `alarmed anxious appalled appreciative aware cognizant committed concerned confident conscious convinced desirous determined dismayed distressed disturbed encouraged faithful grateful guided heartened horrified indignant mindful motivated outraged persuaded pleased preoccupied resolved resolute satisfied saddened seized shocked troubled worried inspired keen anguished
  dedicated disappointed eager hopeful intent prompted ready reassured sensitive`,
)
const FEELINGS = set(
  `abhorrence admiration alarm anxiety appreciation belief commitment concern condemnation condolences confidence conviction deploration desire determination disappointment disapproval dismay dissatisfaction encouragement expectation gratitude grief hope indignation intent intention outrage preoccupation readiness recognition regret resolve satisfaction shock solidarity sorrow support sympathy thanks view willingness wish interest approval pride sadness pleasure`,
)
const NOT_VERBS = set(
  `according during following including notwithstanding pending concerning regarding excluding beijing nothing king meeting monitoring building?on) working training peacekeeping peacebuilding funding policing founding steering targeting viking housing nursing trading planning screening`,
)
const ADVERBS = set('also further furthermore again equally moreover')

interface Word {
  /** Lower case, without the stop that follows. */
  readonly low: string
  /** Where the word ends in the text, without the stop. */
  readonly end: number
  /** A comma or another stop follows: a phrase cannot go beyond it. */
  readonly stop: boolean
}

function read(text: string, most: number): Word[] {
  const words: Word[] = []
  const found = /[^\s,;:.]+[,;:.]*/g
  for (let match = found.exec(text); match && words.length < most; match = found.exec(text)) {
    const bare = match[0].replace(/[,;:.]+$/, '')
    words.push({ low: bare.toLowerCase(), end: match.index + bare.length, stop: bare.length < match[0].length })
  }
  return words
}

/** How many words from `at` are an adverb: "also", "deeply", "once again", "in particular", "in this regard". */
function adverb(words: readonly Word[], at: number): number {
  const [one = '', two = '', three = ''] = [words[at]?.low, words[at + 1]?.low, words[at + 2]?.low]
  if (ADVERBS.has(one) || (one.length > 4 && one.endsWith('ly') && one !== 'reply')) return 1
  if (one === 'once' && (two === 'again' || two === 'more')) return 2
  if (one === 'in' && two === 'particular') return 2
  if (one === 'in' && two === 'this' && (three === 'regard' || three === 'context')) return 3
  return 0
}

function adverbs(words: readonly Word[], from: number, most: number): number {
  let at = from
  for (let n = 0; n < most; n++) {
    const length = adverb(words, at)
    if (length === 0) break
    at += length
  }
  return at
}

/** How the words open: as a preambular paragraph does ("Recalling", "Deeply concerned"), as an operative one ("Decides"), or neither. */
export type Opening = 'preambular' | 'operative' | undefined

/**
 * Tells a preambular opening from an operative one by the form of the verb.
 *
 * @example opening('Gravely concerned at the fighting,') // 'preambular'
 * @example opening('Also requests the Secretary-General …') // 'operative'
 * @example opening('Republic of Croatia,') // undefined
 */
export function opening(text: string): Opening {
  return open(text, 9).kind ?? (PREPOSED.test(text) ? 'preambular' : undefined)
}

/** What a preambular paragraph may open with instead of a verb. */
const PREPOSED =
  /^(?:Pursuant to|Consistent with|Further to|On the basis of|With a view to|Without prejudice to|In (?:exercise of|response to|accordance with|pursuance of|view of|(?:the )?light of)) /

function open(text: string, most: number): { kind: Opening; words: readonly Word[]; at: number; start: number } {
  const start = /^["“]/.test(text) ? 1 : 0
  const none = { kind: undefined, words: [], at: 0, start }
  if (!/^[A-Z]/.test(text.slice(start, start + 1))) return none
  const words = read(text.slice(0, 160), most)
  if (start && words[0]) words[0] = { ...words[0], low: words[0].low.slice(1) }
  const at = adverbs(words, words[0]?.low === 'while' ? 1 : 0, 4)
  const word = words[at]
  if (!word || !/^[a-z]+(?:-[a-z]+)*$/.test(word.low)) return none
  const next = words[at + 1]?.low
  if (STATES.has(word.low) && (word.low !== 'guided' || next === 'by')) return { kind: 'preambular', words, at, start }
  if (FINITE.has(word.low)) return { kind: 'operative', words, at, start }
  if (!/[a-z]ing$/.test(word.low)) return none
  if (NOT_VERBS.has(word.low) && !(word.low === 'building' && (next === 'on' || next === 'upon'))) return none
  return { kind: 'preambular', words, at, start }
}

/**
 * The leading verb phrase as printed: adverbs, the verb, and the particle or complement that a drafter sets in italics with it.
 *
 * @example leadingVerb('Calls upon the parties to cooperate') // 'Calls upon'
 * @example leadingVerb('Having considered also the letter') // 'Having considered also'
 * @example leadingVerb('Expressing concern that …') // 'Expressing concern'
 * @example leadingVerb('To use its best efforts') // undefined
 */
export function leadingVerb(text: string): string | undefined {
  const { kind, words, at, start } = open(text, 18)
  if (!kind) return undefined
  const last = phrase(words, at)
  return text.slice(start, (words[last] as Word).end)
}

/** Index of the last word of the verb phrase whose verb stands at `at`. */
function phrase(words: readonly Word[], at: number): number {
  const low = (n: number) => words[n]?.low ?? ''
  /** The phrase may go on behind word `n`. */
  const on = (n: number) => words[n] !== undefined && !words[n].stop && words[n + 1] !== undefined
  let last = at
  if (!on(last)) return last
  const verb = low(at)
  if (/^(?:express|voic|shar|reiterat|regist)/.test(verb)) {
    const felt = feeling(words, adverbs(words, at + 1, 2), 4)
    if (felt >= 0) return felt
  }
  if (verb === 'guided') return at + 1
  if (verb === 'having' || verb === 'bearing') {
    if (low(at + 1) === 'in' && low(at + 2) === 'mind') return at + 2
    last = Math.min(adverbs(words, at + 1, 1), words.length - 1)
  } else if (/^(?:remain|be)(?:s|ing)$/.test(verb)) {
    const state = adverbs(words, at + 1, 1)
    if (STATES.has(low(state))) return state
  } else if (verb === 'calls' || verb === 'calling') {
    const particle = adverbs(words, at + 1, 2)
    if (/^(?:upon|on|for)$/.test(low(particle)) && low(particle + 1) !== 'behalf') last = particle
  }
  for (;;) {
    if (!on(last)) return last
    const next = last + 1
    const after = adverbs(words, next, 3)
    if (after > next) last = after - 1
    else if (/^(?:regard|tribute|note|attention|forward|cognizance)$/.test(low(next)) && next <= at + 2) last = next
    else if (low(next) === 'into' && /^(?:account|consideration)$/.test(low(next + 1))) return next + 1
    else if (low(next) === 'with') {
      const felt = feeling(words, next + 1, 3)
      return felt >= 0 ? felt : last
    } else return last
  }
}

/** Index of the noun of feeling that ends "its deep concern" within `most` words behind `from`; −1 where there is none. */
function feeling(words: readonly Word[], from: number, most: number): number {
  for (let n = from; n <= from + most && n < words.length; n++) {
    const { low, stop } = words[n] as Word
    if (FEELINGS.has(low) || FEELINGS.has(low.replace(/s$/, ''))) return n
    if (stop || !/^[a-z-]+$/.test(low)) return -1
  }
  return -1
}
