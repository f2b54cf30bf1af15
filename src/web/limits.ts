/** The longest question that is read, in UTF-16 code units. The longest of the open question sets has under 200. */
const LONGEST_QUESTION = 10_000

/** Undefined, or why the question is not read. */
export const tooLong = (text: string): string | undefined =>
  text.length > LONGEST_QUESTION
    ? `has ${text.length.toLocaleString('en')} characters; at most ${LONGEST_QUESTION.toLocaleString('en')} are read. Shorten it.`
    : undefined
