/** Verbs of the genre: how a paragraph of a resolution opens. */

const ADVERB =
  '(?:also|further|furthermore|again|once again|once more|equally|moreover|in particular|in this regard|in this context|[a-z]+ly)'
const STATE =
  'alarmed|anxious|appalled|appreciative|aware|cognizant|committed|concerned|confident|conscious|convinced|desirous|determined|dismayed|distressed|disturbed|encouraged|faithful|grateful|guided by|heartened|horrified|indignant|mindful|motivated|outraged|persuaded|pleased|preoccupied|resolved|resolute|satisfied|saddened|seized|shocked|troubled|worried|inspired|keen'
const FEELING =
  'abhorrence|admiration|alarm|anxiety|appreciation|belief|commitment|concern|condemnation|condolences|confidence|conviction|deploration|desire|determination|disappointment|disapproval|dismay|dissatisfaction|encouragement|expectation|gratitude|grief|hope|indignation|intent|intention|outrage|preoccupation|readiness|recognition|regret|resolve|satisfaction|shock|solidarity|sorrow|support|sympathy|thanks|view|willingness|wish'

/** The Council's operative verbs as they open a paragraph. A word that is not here opens one only with other evidence. */
const FINITE = new Set(
  `accepts acknowledges acts adds addresses adheres adopts affirms agrees amends announces appeals applauds appoints appreciates approves asks assures authorizes authorises avails awaits
calls cautions charges commemorates commends commits concludes concurs condemns confirms congratulates considers continues convenes decides declares delegates demands denounces deplores designates desires determines directs draws
elects emphasizes emphasises empowers encourages endorses entrusts envisages establishes exempts exhorts expects exercises exempts expresses extends
finds fixes forwards gives grants hails has highlights honours holds implores imposes includes indicates informs instructs insists intends invites joins keeps launches lauds lifts limits looks
maintains makes mandates modifies mourns notes notifies observes offers opposes orders pays permits pledges praises proclaims promises proposes prolongs prohibits provides
reaffirms realizes recalls receives recognizes recognises recommends reconfirms re-emphasizes reemphasizes refers regards regrets reiterates rejects rejoices remains reminds removes renews repeats replaces requests requires reserves resolves restates reviews revises revokes
salutes seeks sets shares solicits stands stresses strengthens subscribes suggests supports suspends takes terminates thanks trusts undertakes underlines underscores understands urges views voices vows waives warns welcomes wishes`.split(
    /\s+/,
  ),
)
const NOT_VERBS =
  /^(?:According|During|Following|Including|Notwithstanding|Pending|Concerning|Regarding|Excluding|Beijing|Nothing|King|Meeting|Monitoring|Building(?! (?:up)?on)|Working|Training|Peacekeeping|Peacebuilding|Funding|Policing|Founding|Steering|Targeting|Viking|Housing|Nursing|Trading|Planning|Screening)\b/

const LEAD = new RegExp(`^(?:while )?(?:${ADVERB}[ ,]+){0,4}`, 'i')
const WORD = /^[A-Za-z][a-z]*(?:-[a-z]+)*/
const PARTICLE = /^(?: (?:once )?(?:again|also|further|strongly|in particular))? (?:upon|on|for)\b(?! behalf)/
const TAIL = new RegExp(
  `^(?:(?: ${ADVERB}){1,3}(?=[ ,:]|$))?(?: (?:in mind|regard|tribute|note|attention|into account|forward|cognizance)\\b)?(?: (?:also|further|again|once again|once more|fully|strongly)\\b)?(?: with (?:[a-z]+ ){0,3}?(?:${FEELING}|interest|approval|pride|sadness|pleasure)\\b)?`,
  'i',
)
const FEELS = new RegExp(
  String.raw`^(?: ${ADVERB}){0,2}(?: (?:its|the|their|our))?(?: [a-z]+){0,3}? (?:${FEELING})\b`,
  'i',
)
const STATES = new RegExp(String.raw`^(?:${STATE})s?\b`, 'i')

const REMAINS = new RegExp(`^(?: ${ADVERB})?(?: (?:${STATE})\\b)`, 'i')

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
  const start = text.slice(0, 120)
  if (!/^["“]?[A-Z]/.test(start)) return undefined
  const words = start.replace(/^["“]/, '')
  const rest = words.slice(LEAD.exec(words)?.[0].length ?? 0)
  if (STATES.test(rest) || STATES.test(words)) return 'preambular'
  const word = WORD.exec(rest)?.[0] ?? ''
  if (FINITE.has(word.toLowerCase())) return 'operative'
  if (/[a-z]ing$/.test(word) && !NOT_VERBS.test(word)) return 'preambular'
  return undefined
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
  const words = text.slice(0, 160)
  if (!opening(words)) return undefined
  const quoted = /^["“]/.test(words) ? 1 : 0
  let end = quoted + (LEAD.exec(words.slice(quoted))?.[0].length ?? 0)
  const state = STATES.exec(words.slice(end)) ?? (STATES.test(words) ? STATES.exec(words) : null)
  const word = state?.[0] ?? WORD.exec(words.slice(end))?.[0] ?? ''
  end += word.length
  if (/^having$/i.test(word))
    end += /^ (?:in mind|regard|(?:[a-z]+ly |also |further )?[a-z]+)/.exec(words.slice(end))?.[0].length ?? 0
  if (/^(?:remain|be)(?:s|ing)$/i.test(word)) end += REMAINS.exec(words.slice(end))?.[0].length ?? 0
  if (/^call(?:s|ing)$/i.test(word)) end += PARTICLE.exec(words.slice(end))?.[0].length ?? 0
  if (/^(?:express|voic|shar|reiterat|regist)(?:es|ing)$/i.test(word)) {
    const feels = FEELS.exec(words.slice(end))
    if (feels) return words.slice(quoted, end + feels[0].length)
  }
  end += TAIL.exec(words.slice(end))?.[0].length ?? 0
  return words.slice(quoted, end)
}
