import { z } from 'zod'
import type { Answer, Quote } from '../../src/assistant/answer.ts'
import type { ClauseId } from '../../src/resolution/model.ts'

/** A question with what a right answer has. `gold` and `must` are alternatives; the text has all of `all`. */
const Question = z.object({
  id: z.string(),
  question: z.string(),
  previous: z.array(z.string()).default([]),
  in: z.string().optional(),
  /** True where the question itself names the resolution. */
  named: z.boolean().default(false),
  answered: z.boolean(),
  gold: z.array(z.string()).default([]),
  must: z.array(z.string()).default([]),
  all: z.array(z.string()).default([]),
})

export type Question = z.infer<typeof Question>

/** Reads a question set, a line of JSON each. Throws, naming the line, where one is not a question: a set with a hole scores nothing. */
export function readQuestions(text: string, file: string): Question[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      const question = Question.parse(JSON.parse(line))
      if (question.answered && question.gold.length === 0) throw new Error('an answerable question without gold')
      return [question]
    } catch (cause) {
      throw new Error(`${file}, line ${index + 1}: ${cause instanceof Error ? cause.message : cause}`, { cause })
    }
  })
}

export interface Verdict {
  /** The right answer, or the silence that was due. */
  readonly right: boolean
  /** Why not, in a few words. */
  readonly why?: string
  /** Quotations that stand in no source. */
  readonly fabricated: readonly Quote[]
}

/** How many of the citations a reader looks at. */
const LOOKED_AT = 4

/** Intents whose answer is a whole list: its gold paragraph may stand anywhere in it. */
const WHOLE_LISTS = ['deadlines', 'outline']

/**
 * Scores an answer: right where it is answered, cites a gold paragraph among its first four (a whole list: anywhere), and
 * says one of the phrases that it must; a question that the text does not answer, where the answer says so.
 *
 * @param text the whole answer as a person reads it
 * @param sourceOf a symbol's text as issued; undefined where there is none
 */
export function score(
  question: Question,
  answer: Answer,
  text: string,
  sourceOf: (symbol: string) => string | undefined,
): Verdict {
  const quotes = answer.answered ? answer.quotes : answer.nearest
  const fabricated = quotes.filter(quote => !stands(quote.text, sourceOf(quote.symbol)))
  const why = question.answered
    ? wrong(question, answer, text)
    : answer.answered
      ? 'answered, the text does not say'
      : undefined
  return why === undefined ? { right: true, fabricated } : { right: false, why, fabricated }
}

function wrong(question: Question, answer: Answer, text: string): string | undefined {
  if (!answer.answered) return 'silent, the text does say'
  const about = question.in
  const seen = WHOLE_LISTS.includes(answer.intent) ? answer.quotes : answer.quotes.slice(0, LOOKED_AT)
  const cited = seen.filter(quote => about === undefined || quote.symbol === about).map(quote => quote.clause)
  if (!cited.some(id => question.gold.some(gold => isGold(id, gold)))) return 'another paragraph'
  const said = plain(text)
  if (question.must.length > 0 && !question.must.some(phrase => said.includes(plain(phrase))))
    return 'the phrase is missing'
  const missing = question.all.find(phrase => !said.includes(plain(phrase)))
  return missing === undefined ? undefined : `"${missing}" is missing`
}

/** A whole annex stands for any paragraph of it; a paragraph does not stand for its sub-paragraphs, nor they for it. */
export const isGold = (id: ClauseId, gold: string): boolean =>
  id === gold || (/^annex-\d+$/.test(gold) && id.startsWith(`${gold}-`))

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Letters and figures only: line ends, page furniture's strokes and typographic quotes are no words. */
const letters = (text: string): string => text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]+/gu, '')

function stands(quote: string, source: string | undefined): boolean {
  const words = letters(quote)
  return words !== '' && source !== undefined && letters(source).includes(words)
}
