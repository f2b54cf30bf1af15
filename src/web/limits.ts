/** The longest question that is read, in UTF-16 code units. The longest of the open question sets has under 200. */
export const LONGEST_QUESTION = 10_000

/** Undefined, or why the question is not read. */
export const tooLong = (text: string): string | undefined =>
  text.length > LONGEST_QUESTION
    ? `has ${text.length.toLocaleString('en')} characters; at most ${LONGEST_QUESTION.toLocaleString('en')} are read. Shorten it.`
    : undefined

/** A calendar day as a date field writes it, "1998-05-01"; undefined for anything else. */
export function readDay(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}
