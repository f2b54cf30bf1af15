import type { Answer, Quote } from '../../assistant/answer.ts'
import { aboutOf } from '../../chat/about.ts'
import { type Action, encodeAction, LONGEST_CARRIED } from '../../chat/actions.ts'
import type { AskedAs } from '../../chat/reply.ts'
import type { Button, Message } from './blocks.ts'
import { actions, caption, citationOf, headline, press, quotation, remarks } from './elements.ts'
import { feedbackButtons } from './feedback.ts'
import { fitting, messageOf, type Parts } from './message.ts'
import { type Piece, paged, ROOMS, type Room, stretches } from './pages.ts'

/** How a reply is shown. */
export interface View {
  /** The page of a long answer, counted from 0; one that is not there shows the last. */
  readonly page?: number
  /** True where only the person sees it: then it can be shared. */
  readonly private?: boolean
  /** True where nobody can press anything: a modal, a preview. */
  readonly still?: boolean
  /** The question, where it was asked by a button: the others in the channel have not seen it. */
  readonly asked?: string
}

const NEAREST = 'Nearest paragraphs, which do not answer the question'

/** An answer: the first line, what it rests on, the arithmetic, remarks, what can be asked next. Long ones turn pages. */
export function renderAnswer(answer: Answer, asked: AskedAs, view: View): Message {
  let laid: readonly Parts[] = []
  const at = () => Math.min(view.page ?? 0, laid.length - 1)
  // All pages are laid out in the same room: in the first one in which Slack takes them all.
  for (const room of ROOMS) {
    const pages = paged(piecesOf(answer, room), room)
    laid = pages.map((page, i) => partsOf(answer, asked, view, page, i, pages.length))
    const messages = laid.flatMap(parts => fitting(parts) ?? [])
    const message = messages[at()]
    if (message && messages.length === laid.length) return message
  }
  const { blocks, words } = laid[at()] as Parts
  return messageOf(blocks, words)
}

function partsOf(answer: Answer, asked: AskedAs, view: View, page: readonly Piece[], at: number, count: number): Parts {
  const { turns, words } = turning(asked, at, count)
  const shared = view.private ? share(asked) : []
  const said = [
    ...words,
    ...(view.private && shared.length === 0 && count === 1
      ? ['To share this, ask in fewer words: a button holds no more.']
      : []),
    ...(view.asked ? [`Asked: “${view.asked}”`] : []),
  ]
  const buttons = [...turns, ...nextButtons(answer.next, asked), ...shared]
  return {
    blocks: [
      headline(answer.headline),
      ...page.flatMap(piece => piece.blocks),
      ...remarks(said),
      ...(view.still ? [] : [...actions(buttons), feedbackButtons(asked.question, answer.headline, aboutOf(answer))]),
    ],
    words: [
      answer.headline,
      ...page.map(piece => piece.words),
      ...words,
      ...(answer.next.length > 0 ? [['You can ask next:', ...answer.next].join('\n')] : []),
    ],
  }
}

/** All that stands below the first line, in reading order. Remarks come last where there is one page, else first. */
function piecesOf(answer: Answer, room: Room): readonly Piece[] {
  const notes = small(answer.notes)
  const quotes = answer.answered ? quotesOf(answer.quotes, room) : nearestOf(answer.nearest, room)
  const steps = answer.answered && answer.steps.length > 0 ? small(['Arithmetic:', ...answer.steps]) : []
  const all = [...quotes, ...steps, ...notes]
  return paged(all, room).length === 1 ? all : [...notes, ...quotes, ...steps]
}

const small = (lines: readonly string[]): Piece[] =>
  remarks(lines).map(block => ({
    blocks: [block],
    words: block.type === 'context' ? block.elements.map(element => element.text).join('\n') : '',
  }))

const quotesOf = (quotes: readonly Quote[], room: Room): Piece[] =>
  quotes.flatMap(quote => {
    const spans = stretches(quote, room)
    return spans.map((span, i) => {
      const part = spans.length > 1 ? `part ${i + 1} of ${spans.length}` : undefined
      const words = `${citationOf(quote)}${part ? ` (${part})` : ''}\n${quote.text.slice(...span)}`
      return { blocks: [quotation(quote, span, part)], words }
    })
  })

function nearestOf(quotes: readonly Quote[], room: Room): Piece[] {
  const [first, ...others] = quotesOf(quotes, room)
  if (!first) return []
  return [{ blocks: [caption(`${NEAREST}:`), ...first.blocks], words: `${NEAREST}:\n\n${first.words}` }, ...others]
}

const around = ({ in: uses, asOf }: AskedAs) => ({ ...(uses && { in: uses }), ...(asOf && { asOf }) })

/** A question that is suggested stands by itself; what holds at the place still holds. */
const nextButtons = (next: readonly string[], asked: AskedAs): Button[] =>
  next.map((question, i) => press(question, { do: 'ask', question, ...around(asked) }, String(i)))

/** The id that the app listens to. */
export const SHARE = 'share'

/** Says the same to everybody; none where a button cannot carry all that was asked, for the answer to a part of it may be another. */
function share(asked: AskedAs): Button[] {
  const action = carried(asked, 0)
  return action ? [{ ...press('Share in channel', action, SHARE), action_id: SHARE }] : []
}

function turning(asked: AskedAs, at: number, count: number): { turns: readonly Button[]; words: readonly string[] } {
  if (count === 1) return { turns: [], words: [] }
  const here = `Page ${at + 1} of ${count}.`
  const turn = (label: string, id: string, page: number): Button[] => {
    const action = carried(asked, page)
    return action ? [press(label, action, id)] : []
  }
  const turns = [
    ...(at > 0 ? turn('Previous page', 'previous', at - 1) : []),
    ...(at + 1 < count ? turn('Next page', 'next', at + 1) : []),
  ]
  return turns.length > 0
    ? { turns, words: [here] }
    : { turns, words: [`${here} To turn the pages, ask in fewer words: a button holds no more.`] }
}

/** What a button carries in all: two of them leave room for the answer. */
const MOST_CARRIED = 1_000

/** The same question once more, leaning on what it leant on; undefined where that is more than a button holds. */
function carried(asked: AskedAs, page: number): Action | undefined {
  const { question, previous } = asked
  const action: Action = {
    do: 'page',
    question,
    ...around(asked),
    ...(previous && { previous: [...previous] }),
    page,
  }
  const short = [question, ...(previous ?? [])].every(each => each.length <= LONGEST_CARRIED)
  return short && encodeAction(action).length <= MOST_CARRIED ? action : undefined
}
