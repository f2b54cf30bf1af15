import type { Answer } from '../../assistant/answer.ts'
import { LONGEST_CARRIED } from '../../chat/actions.ts'
import type { AskedAs } from '../../chat/reply.ts'
import type { CardAction, Element, Rendered } from './card.ts'
import { buttons, cardOf, execute, heading, headline, line, remark } from './elements.ts'
import { pages, pieces } from './pages.ts'

/** What an answer's card shows beside the answer. */
export interface AnswerView {
  /** The page that is shown, counted from 0; one that is not there shows the last. */
  readonly page?: number
  /** Buttons of the conversation's own, after the answer's. */
  readonly more?: readonly CardAction[]
  /** The question, where it was asked by a button: the others in the conversation have not seen it. */
  readonly asked?: string
}

/** An answer as a card: the first line, what it rests on, the arithmetic, remarks, what can be asked next. Long ones turn pages. */
export function renderAnswer(answer: Answer, asked: AskedAs, view: AnswerView = {}): Rendered {
  const { page = 0, more = [] } = view
  const all = pages(flowOf(answer))
  const at = Math.min(page, all.length - 1)
  const { turns, words } = turning(asked, at, all.length)
  return {
    summary: answer.headline,
    card: cardOf(answer.headline, [
      headline(answer.headline),
      ...(all[at] ?? []),
      ...words.map(remark),
      ...(view.asked ? [remark(`Asked: “${view.asked}”`)] : []),
      ...buttons([...turns, ...answer.next.map(question => execute(question, next(question, asked))), ...more]),
    ]),
  }
}

/** All that stands between the first line and the buttons, in reading order. */
function flowOf(answer: Answer): readonly Element[] {
  const notes = answer.notes.map(remark)
  if (!answer.answered)
    return answer.nearest.length === 0
      ? notes
      : [
          ...notes,
          heading('Nearest paragraphs, which do not answer the question'),
          ...answer.nearest.flatMap(quote => pieces(quote)),
        ]
  return [
    ...answer.quotes.flatMap(quote => pieces(quote)),
    ...(answer.steps.length > 0 ? [heading('Arithmetic'), ...answer.steps.map(line)] : []),
    ...notes,
  ]
}

/** A question that is suggested stands by itself; what holds at the place still holds. */
const next = (question: string, { in: uses, asOf }: AskedAs) =>
  ({ do: 'ask', question, ...(uses && { in: uses }), ...(asOf && { asOf }) }) as const

function turning(
  asked: AskedAs,
  at: number,
  count: number,
): { turns: readonly CardAction[]; words: readonly string[] } {
  if (count === 1) return { turns: [], words: [] }
  const here = `Page ${at + 1} of ${count}.`
  if ([asked.question, ...(asked.previous ?? [])].some(question => question.length > LONGEST_CARRIED))
    return {
      turns: [],
      words: [`${here} To turn the pages, ask in fewer than ${LONGEST_CARRIED} characters: a button holds no more.`],
    }
  const { question, in: uses, asOf, previous } = asked
  const turn = (title: string, page: number) =>
    execute(title, {
      do: 'page',
      question,
      ...(uses && { in: uses }),
      ...(asOf && { asOf }),
      ...(previous && { previous: [...previous] }),
      page,
    })
  return {
    turns: [...(at > 0 ? [turn('Previous page', at - 1)] : []), ...(at + 1 < count ? [turn('Next page', at + 1)] : [])],
    words: [here],
  }
}
