import { z } from 'zod'
import type { Answer, Quote } from '../../assistant/answer.ts'
import type { Visit } from '../../chat/command.ts'
import type { Desk } from '../../chat/desk.ts'
import { previewOf } from '../../chat/preview.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Library } from '../../library/library.ts'
import { formatCitation } from '../../resolution/citation.ts'
import { CARD_TYPE } from '../render/activity.ts'
import type { Rendered } from '../render/card.ts'
import { renderReply } from '../render/reply.ts'

/** The extension's search, as the manifest names it. */
const Query = z.object({
  // The Agents Playground leaves the name out.
  parameters: z.array(z.object({ name: z.string().optional(), value: z.unknown().optional() })).default([]),
  queryOptions: z.object({ skip: z.int().min(0).catch(0), count: z.int().min(1).max(25).catch(25) }).optional(),
})

const Link = z.object({ url: z.string().max(2_000) })

/** What is shown before anything is typed. */
const OPENING = 'What is this resolution about?'
/** Characters of a preview's second line; a list shows about two lines. */
const PREVIEW = 200

interface Result {
  readonly title: string
  readonly text: string
  readonly rendered: Rendered
}

/** Clauses for what is typed while composing: the answer first, then its paragraphs one by one; choosing one inserts its card. */
export async function findClauses(desk: Desk, value: unknown, visit: Visit): Promise<object> {
  const query = Query.safeParse(value).data
  if (!query) return words('The search cannot be read.')
  const opening = query.parameters.some(p => p.name === 'initialRun' && String(p.value) === 'true')
  const typed = query.parameters.find(p => p.name !== 'initialRun')?.value
  const asked = typeof typed === 'string' ? typed.trim() : ''
  if (asked === '' && !opening) return words('Write a paragraph, such as 6(d), or some words behind it.')
  const reply = await (asked === ''
    ? desk.press({ do: 'ask', question: OPENING }, visit)
    : desk.hear(`clause ${asked}`, visit, true))
  const found = reply.kind === 'answer' ? await resultsOf(desk, reply, visit) : []
  const { skip = 0, count = 25 } = query.queryOptions ?? {}
  const page = found.slice(skip, skip + count)
  if (page.length > 0 || skip > 0) return list(page)
  return words(reply.kind === 'answer' ? reply.answer.headline : reply.headline)
}

/** A link to a resolution, unfolded: what it is, and what falls due in it. Empty where the link leads to none that is held. */
export async function unfurl(
  desk: Desk,
  library: Pick<Library, 'find'>,
  value: unknown,
  visit: Visit,
): Promise<object> {
  const reply = await previewOf(Link.safeParse(value).data?.url ?? '', visit, desk, library)
  if (!reply) return {}
  const { headline, notes } = reply.answer
  return list([{ title: headline, text: notes[0] ?? '', rendered: renderReply(reply) }])
}

async function resultsOf(
  desk: Desk,
  reply: Extract<Reply, { kind: 'answer' }>,
  visit: Visit,
): Promise<readonly Result[]> {
  const { answer } = reply
  const quotes = answer.answered ? answer.quotes : answer.nearest
  const whole: Result[] = answer.answered
    ? [{ title: titleOf(answer.headline, quotes), text: answer.headline, rendered: renderReply(reply) }]
    : []
  if (answer.answered && quotes.length < 2) return whole
  return [...whole, ...(await Promise.all(quotes.map(quote => resultOf(desk, quote, visit))))]
}

/** A list shows one line of a title; the headline of an answer seldom fits. */
const TITLE = 50

function titleOf(headline: string, [first, ...more]: readonly Quote[]): string {
  if (!first || headline.length <= TITLE) return headline
  return `${citationOf(first)}${more.length > 0 ? ` and ${more.length} more` : ''}`
}

const citationOf = ({ symbol, clause }: Quote): string => `${formatCitation(clause)} of ${symbol}`

/** One paragraph, with what it stands under. */
async function resultOf(desk: Desk, quote: Quote, visit: Visit): Promise<Result> {
  const citation = formatCitation(quote.clause)
  const asked = { question: citation, in: quote.symbol }
  const alone = await desk.press({ do: 'ask', ...asked }, visit)
  const rendered =
    alone.kind === 'answer' && alone.answer.answered && alone.answer.quotes.some(q => q.clause === quote.clause)
      ? renderReply(alone)
      : renderReply({ kind: 'answer', answer: onlyQuoted(quote, `${quote.symbol}, ${citation}`), asked })
  return { title: citationOf(quote), text: preview(quote), rendered }
}

const onlyQuoted = (quote: Quote, headline: string): Answer => ({
  answered: true,
  intent: 'clause',
  headline,
  quotes: [quote],
  steps: [],
  notes: [],
  next: [],
})

const preview = ({ text }: Quote): string => {
  const flat = text.replace(/\s+/g, ' ')
  return flat.length > PREVIEW ? `${flat.slice(0, flat.lastIndexOf(' ', PREVIEW))} …` : flat
}

/** A preview's words are HTML to Teams. */
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, c => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'))

const list = (results: readonly Result[]) => ({
  composeExtension: {
    type: 'result',
    attachmentLayout: 'list',
    attachments: results.map(({ title, text, rendered }) => ({
      contentType: CARD_TYPE,
      content: rendered.card,
      preview: {
        contentType: 'application/vnd.microsoft.card.thumbnail',
        content: { title: escaped(title), text: escaped(text) },
      },
    })),
  },
})

const words = (text: string) => ({ composeExtension: { type: 'message', text } })
