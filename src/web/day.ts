const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** "14 November 1997", as the Council writes it. Not `toLocaleString`: loading its data would double the time to the first page. */
export const dayInWords = ({ day, month, year }: Temporal.PlainDate): string => `${day} ${MONTHS[month - 1]} ${year}`

/** A calendar day as a date field writes it, "1998-05-01"; undefined for anything else. */
export function readDay(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}
