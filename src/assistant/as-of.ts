const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}'
const DAY = String.raw`(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})\.?,? (\d{4})|(${MONTH})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}))`
const AS_OF = new RegExp(
  String.raw`\b(?:as (?:of|at|on)|seen from|if today (?:is|was|were)|today being|assuming (?:it is|today is))\s+(?:the )?${DAY}`,
)

const ON_DAY = new RegExp(String.raw`\b(?:on|by|at|after|before|in)\s+(?:the )?${DAY}`)
const STATUS =
  /\b(?:still|status|valid|in force|overdue|late|running|active|ongoing|expired|already|over|passed|alive)\b/

const month = (name: string) => MONTHS.findIndex(m => name.length >= 3 && m.startsWith(name)) + 1

function toDate(groups: readonly (string | undefined)[]): Temporal.PlainDate | undefined {
  const [y, m, d, d2, m2, y2, m3, d3, y3] = groups
  const parts = y
    ? { year: Number(y), month: Number(m), day: Number(d) }
    : y2
      ? { year: Number(y2), month: month(m2 ?? ''), day: Number(d2) }
      : { year: Number(y3), month: month(m3 ?? ''), day: Number(d3) }
  try {
    return Temporal.PlainDate.from(parts, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** Finds "as of 1 May 1998", "as at May 1, 1998", "as of 1998-05-01" in a question in lower case. */
export function readAsOf(text: string): { date: Temporal.PlainDate; span: readonly [number, number] } | undefined {
  if (!/\d/.test(text)) return undefined
  // "is it still in force on 16 May 1998?" asks about that day too
  const m = AS_OF.exec(text) ?? (STATUS.test(text) ? ON_DAY.exec(text) : null)
  const date = m ? toDate(m.slice(1)) : undefined
  if (!m && (STATUS.test(text) || /\bas (?:of|at|on)\b/.test(text))) return inMonth(text)
  return m && date ? { date, span: [m.index, m.index + m[0].length] } : undefined
}

/** "was it still mandated in March 1998?": the month's first day. */
function inMonth(text: string): { date: Temporal.PlainDate; span: readonly [number, number] } | undefined {
  for (const m of text.matchAll(MONTH_OF_YEAR)) {
    const before = /\b(?:in|during|by|as (?:of|at|on))\s+$/.exec(text.slice(0, m.index))
    const named = month(m[1] ?? '')
    if (before && named > 0) {
      const date = Temporal.PlainDate.from({ year: Number(m[2]), month: named, day: 1 })
      return { date, span: [before.index, m.index + m[0].length] }
    }
  }
  return undefined
}

const ANY_DAY = new RegExp(`\\b${DAY}`, 'g')
const WITHOUT_YEAR = new RegExp(
  String.raw`\b(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})|(${MONTH}) (\d{1,2})(?:st|nd|rd|th)?)\b(?!,? \d{4})`,
  'g',
)
/** "24 and 25 november 1997": the days before the last, which alone has the month beside it. */
const BEFORE_LAST = /(\d{1,2})(?:st|nd|rd|th)?(?: (?:and|to|or)|,| ?-) ?$/

const MONTH_OF_YEAR = new RegExp(`\\b(${MONTH})\\.?,? (\\d{4})\\b`, 'g')

/** A day that a question names; `year` is missing where it names none. */
export interface NamedDay {
  readonly year?: number
  readonly month: number
  /** Missing where a whole month is named. */
  readonly day?: number
}

/** The days that a question in lower case names: "24 november 1997", "nov 24", "1998-05-15". */
export function readDays(text: string): readonly NamedDay[] {
  const days: NamedDay[] = []
  if (!/\d/.test(text)) return days
  for (const m of text.matchAll(ANY_DAY)) {
    const date = toDate(m.slice(1))
    const earlier = BEFORE_LAST.exec(text.slice(0, m.index))?.[1]
    if (date && earlier && Number(earlier) < date.day)
      days.push({ year: date.year, month: date.month, day: Number(earlier) })
    if (date) days.push({ year: date.year, month: date.month, day: date.day })
  }
  if (days.length) return days
  for (const m of text.matchAll(WITHOUT_YEAR)) {
    const named = month(m[2] ?? m[3] ?? '')
    const day = Number(m[1] ?? m[4])
    if (named > 0 && day >= 1 && day <= 31) days.push({ month: named, day })
  }
  if (days.length) return days
  for (const m of text.matchAll(MONTH_OF_YEAR)) {
    const named = month(m[1] ?? '')
    // "31 february 1998" is no day, and not the month either
    if (named > 0 && !/\d(?:st|nd|rd|th)? (?:of )?$/.test(text.slice(0, m.index)))
      days.push({ year: Number(m[2]), month: named })
  }
  return days
}
