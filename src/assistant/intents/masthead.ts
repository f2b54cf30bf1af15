import { printDate } from '../../resolution/dates.ts'
import { focus } from '../conversation.ts'
import type { Intent } from '../intent.ts'
import { cite, clauseOf, found, mastheadQuotes, silent, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'

const VOCABULARY = vocabulary(
  'adopt adopted adoption passed pass symbol meeting number numbered masthead title document reference id identifier code session date day year month issued issue heading headed header formally body organ council security approved publish published distribution distr full official nation un sitting assembly released come out put cable',
)
const SYMBOL =
  /\b(?:symbol|reference number|document (?:number|no|code|id|reference)|doc (?:symbol|number|no|code|id|reference)|reference number|resolution number|number of (?:the|this) resolution|which resolution|what resolution|resolution is (?:this|it)|title|masthead|heading|header)\b/
const ADOPTED = /\b(?:adopt\w*|passed(?! (?:on|along|over|to|back)\b)|issued|approved|published)\b/
const MEETING = /\bmeeting\b|\bsession\b|\bsitting\b|\bwhich (?:un )?(?:organ|body)\b/
/** Whether the meeting was public: a masthead says only that one was not, "5547th (closed) meeting". */
const PRIVACY = /\b(?:open|closed|private|public|secret|confidential|doors)\b/
const PRIVATE = /\((?:closed|private)\)/i
const PRIVACIES = vocabulary('open closed private public secret confidential door behind held hold')
const DATED = /\b(?:date|year|day|month|old|when)\b/

/** The masthead: symbol, day of adoption, meeting. */
export const masthead: Intent = {
  id: 'masthead',
  summary: 'Symbol, date of adoption and meeting.',
  examples: [
    'when was it adopted?',
    'what is the symbol of this document?',
    'at which meeting was it adopted?',
    'date of the resolution',
  ],
  most: 0.9,
  match(q) {
    if (!q.resolution || q.references.length > 0) return 0
    // "when was it approved?" asked of a paragraph that was just quoted
    if (q.within && q.content.length > 0) return 0
    const rest = unaccounted(q, VOCABULARY, false)
    if (PRIVACY.test(q.text) && (MEETING.test(q.text) || ADOPTED.test(q.text)) && rest.every(w => PRIVACIES.has(w)))
      return 0.89
    if (rest.length > 0) return 0
    if (
      /\b(?:why|how many|how long|who voted|voted|start|started|began|chaired)\b/.test(q.text) ||
      q.asked === 'time-of-day'
    )
      return 0
    if (SYMBOL.test(q.text) || MEETING.test(q.text)) return 0.9
    if (ADOPTED.test(q.text)) return 0.88
    return (DATED.test(q.text) || q.asked === 'when') &&
      (/\b(?:resolution|text|document)\b/.test(q.text) || (/\b(?:this|it)\b/.test(q.text) && !onParagraph(q))) &&
      !/\b(?:will|again|next|look|come|revisit|review\w*)\b/.test(q.text) &&
      !/\b(?:it|this) (?:end|expire|run|last|stop)|\buntil\b|\bdates\b/.test(q.text) &&
      q.content.every(w => VOCABULARY.has(w.word) || /^(?:date|year|day|month|old)$/.test(w.word))
      ? 0.7
      : 0
  },
  answer(q) {
    const { resolution } = q
    const printed = resolution?.clauses.find(c => c.id === 'masthead')
    if (!resolution || !printed) return undefined
    if (PRIVACY.test(q.text) && unaccounted(q, VOCABULARY, false).length > 0 && !PRIVATE.test(printed.text))
      return silent(q, 'masthead', `${resolution.symbol} does not say whether the meeting was public.`)
    return found(q, 'masthead', headline(q, resolution), mastheadQuotes(resolution), {
      next: ['What does it decide?', 'When does the mandate expire?'].slice(0, 1),
    })
  },
}

/** Intents whose answers are on one thing that the text speaks of, and not on the text. */
const SPEAKS_OF_A_THING: ReadonlySet<string> = new Set(['search', 'clause', 'date', 'measures', 'presence'])

/** True where "it" is what a paragraph that was just quoted speaks of: "on what date is it?" */
const onParagraph = (q: Query): boolean => {
  const at = q.before && focus(q.before)
  const spoke = q.before?.answer.intent ?? ''
  return at !== undefined && SPEAKS_OF_A_THING.has(spoke) && q.before?.query.resolution === q.resolution
}

function headline(_q: Query, resolution: NonNullable<Query['resolution']>): string {
  const adopted = resolution.adopted ? ` on ${printDate(resolution.adopted)}` : ''
  const closed = PRIVATE.exec(clauseOf(resolution, 'masthead')?.text ?? '')?.[0]
  const meeting = resolution.meeting
    ? ` at its ${ordinal(resolution.meeting)} ${closed ? `${closed} ` : ''}meeting`
    : ''
  return `${resolution.symbol} was adopted by the Security Council${meeting}${adopted} (${cite(_q, resolution, 'masthead')}).`
}

/** 3833 → "3833rd" */
function ordinal(n: number): string {
  const tens = n % 100
  const suffix = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${suffix}`
}
