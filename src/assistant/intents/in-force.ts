import { createRequire } from 'node:module'
import type { MandateInForce } from '../../library/mandates.ts'
import { formatCitation } from '../../resolution/citation.ts'
import { printDate } from '../../resolution/dates.ts'
import type { Resolution } from '../../resolution/model.ts'
import { readDays } from '../as-of.ts'
import type { Intent } from '../intent.ts'
import { found, quoteFor, silent, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'

// Loaded by the question that needs it: most need none of it.
const require = createRequire(import.meta.url)
const mandates = (): typeof import('../../library/mandates.ts') => require('../../library/mandates.ts')

const VOCABULARY = vocabulary(
  'mandate mandates mission missions operation operations panel panels peacekeeping authorization authorizations authorisations force forces committee expert experts group groups expire expires expiring expiry end ends ending run runs running out lapse lapses lapsing active valid current currently ongoing alive due renew renewed renewal list all today now month week year next soon day january february march april may june july august september october november december',
)
const THINGS = '(?:mandates|missions|operations|panels|authori[sz]ations|peacekeeping (?:missions|operations))'
const RUNS = '(?:in force|running|active|valid|current(?:ly)?|ongoing|alive|still)'
const ENDS = String.raw`(?:expir\w*|end(?:s|ing)?|runs? out|running out|laps\w*|up for renewal|due for renewal)`
const ASKS = new RegExp(
  String.raw`\b${THINGS}\b.*\b(?:${RUNS}|${ENDS})|\b(?:current|active|running|ongoing|valid) ${THINGS}\b|\bwhat is (?:still |currently )?in force\b|^(?:what|which) (?:is |are )?(?:next to )?${ENDS}\b.*\b(?:this|next|in|on|soon|today)\b`,
)
/** What no question that `ASKS` takes is without; compiling it costs more than all of these. */
const HINTS = ['mandates', 'missions', 'operations', 'panels', 'authori', 'force', 'what ', 'which ']
const ENDING = new RegExp(String.raw`\b${ENDS}`)
/** How many mandates one answer quotes. */
const MOST = 20

/** Which mandates of the loaded resolutions run on a day, or end within a month. */
export const inForce: Intent = {
  id: 'in-force',
  summary: 'Which mandates are in force on a day, and which end in a month.',
  examples: ['which mandates are in force on 1 May 1998?', 'which missions expire in May 1998?'],
  most: 0.92,
  match(q) {
    if (q.named.length > 0 || q.unknown || q.references.length > 0) return 0
    if (!HINTS.some(hint => q.text.includes(hint)) || !ASKS.test(q.text)) return 0
    return unaccounted(q, VOCABULARY, false).filter(w => !/^\d/.test(w)).length === 0 ? 0.92 : 0
  },
  answer(q) {
    const { resolutions } = q.library
    const within = ENDING.test(q.text) ? periodOf(q) : undefined
    const day = within?.from ?? q.today
    const running = mandates().mandatesInForce(resolutions, day.toString())
    const shown = within ? running.filter(m => !m.continues && m.until <= within.to.toString()) : running
    const when = within ? `between ${print(within.from)} and ${print(within.to)}` : `on ${print(day)}`
    const notes = [
      `By ${resolutions.length === 1 ? 'the loaded resolution' : `the ${resolutions.length} loaded resolutions`}.`,
    ]
    if (shown.length === 0)
      return silent(
        q,
        'in-force',
        `No loaded resolution has a mandate that ${within ? 'ends' : 'is in force'} ${when}.`,
        { notes },
      )
    const bySymbol = new Map(resolutions.map(r => [r.symbol, r]))
    const lines = shown.slice(0, 4).map(line)
    const more = shown.length > 4 ? `; and ${shown.length - 4} more` : ''
    const what = shown.length === 1 ? 'mandate' : 'mandates'
    const verb = within ? (shown.length === 1 ? 'ends' : 'end') : shown.length === 1 ? 'is in force' : 'are in force'
    if (shown.length > MOST) notes.push(`The first ${MOST} to end are quoted.`)
    return found(
      q,
      'in-force',
      `${shown.length} ${what} ${verb} ${when}: ${lines.join('; ')}${more}.`,
      [...new Map(shown.slice(0, MOST).map(m => [`${m.symbol} ${m.clause}`, m])).values()].flatMap(m =>
        quoted(q, bySymbol.get(m.symbol), m),
      ),
      { steps: shown.slice(0, MOST).flatMap(m => m.steps), notes },
    )
  },
}

const print = (day: Temporal.PlainDate) => printDate(day.toString())

/** "UNMOT until 15 May 1998 (S/RES/1138 (1997), OP5)" */
const line = (m: MandateInForce) =>
  `${m.entity}${m.under ? ` (${m.under})` : ''} until ${printDate(m.until)}${m.continues ? ' and on, unless the Council decides otherwise' : ''} (${m.symbol}, ${formatCitation(m.clause)})`

const quoted = (q: Query, resolution: Resolution | undefined, m: MandateInForce) =>
  resolution ? [quoteFor(q, resolution, m.clause)] : []

/** The month, week or year in which mandates should end: a named month, "this month", "next month"; all that is ahead where none is named. */
function periodOf(q: Query): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const { today } = q
  const [named] = readDays(q.text)
  if (named) {
    const year = named.year ?? today.year
    const first = Temporal.PlainDate.from({ year, month: named.month, day: named.day ?? 1 })
    return { from: first, to: named.day ? first : endOfMonth(first) }
  }
  if (q.asOf && /\b(?:in|during)\s+[a-z]+ \d{4}/.test(q.raw.toLowerCase()))
    return { from: q.asOf, to: endOfMonth(q.asOf) }
  if (/\bnext month\b/.test(q.text)) {
    const first = today.add({ months: 1 }).with({ day: 1 })
    return { from: first, to: endOfMonth(first) }
  }
  if (/\bthis week\b/.test(q.text)) return { from: today, to: today.add({ days: 7 - today.dayOfWeek }) }
  if (/\bthis year\b/.test(q.text)) return { from: today, to: today.with({ month: 12, day: 31 }) }
  if (/\bthis month\b/.test(q.text)) return { from: today.with({ day: 1 }), to: endOfMonth(today) }
  return { from: today, to: today.add({ months: 3 }) }
}

const endOfMonth = (day: Temporal.PlainDate) => day.with({ day: day.daysInMonth })
