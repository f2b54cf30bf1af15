import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import type { Answer, Quote } from '../assistant/answer.ts'
import type { Assistant } from '../assistant/assistant.ts'
import { renderText } from '../assistant/render-text.ts'
import type { Clock } from '../clock.ts'
import type { Library } from '../library/library.ts'
import { mandatesInForce } from '../library/mandates.ts'
import { formatCitation, readResolutionNames } from '../resolution/citation.ts'
import { deadlineRows } from '../tables/deadlines.ts'
import { version } from '../version.ts'

/** What the tools answer from. */
export interface McpRooms {
  readonly assistant: Assistant
  readonly library: () => Library
  readonly clock: Clock
}

const INSTRUCTIONS =
  'Quotes United Nations Security Council resolutions word for word, each quotation with its paragraph. Repeat quotations as they stand and give their citation. Where a tool says that the text does not say, say so too: the nearest paragraphs that it then gives are no answer.'

const day = z.iso.date('must be a date, "1998-05-01"')
const asOf = day.optional().describe('The day that counts as today, "1998-05-01"; absent: today')
const within = z
  .string()
  .max(200)
  .refine(text => readResolutionNames(text).length > 0, 'must name a resolution, "S/RES/1138 (1997)"')
  .optional()
  .describe('The resolution that is meant, "S/RES/1138 (1997)"; absent: any that is loaded')
const question = z.string().min(1).max(10_000)

/** More rows than a reader of them takes in; the text says how many there are. */
const MOST = 100

/** Nothing is changed, nothing but the library is read, and the same words get the same answer. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false }

/** A server of the four tools, for one connection. */
export function createMcp({ assistant, library, clock }: McpRooms): McpServer {
  const server = new McpServer({ name: 'seized', title: 'Seized', version: version() }, { instructions: INSTRUCTIONS })
  const day = (text: string | undefined) => (text === undefined ? undefined : Temporal.PlainDate.from(text))
  const ask = (
    text: string,
    more: { in?: string | undefined; asOf?: string | undefined; previous?: string[] | undefined },
  ) => {
    const today = day(more.asOf)
    return assistant.ask(text, {
      ...(more.previous && { previous: more.previous }),
      ...(more.in !== undefined && { in: more.in }),
      ...(today && { asOf: today }),
    })
  }

  server.registerTool(
    'ask',
    {
      title: 'Ask a resolution',
      description:
        'Answers a question about the loaded Security Council resolutions with verbatim quotations and their paragraphs, or says that the text does not say.',
      inputSchema: {
        question: question.describe('"When does the mandate end?"'),
        previous: z.array(question).max(20).optional().describe('Earlier questions of the conversation, oldest first'),
        in: within,
        asOf,
      },
      annotations,
    },
    ({ question, ...more }) => answered(ask(question, more)),
  )

  server.registerTool(
    'clause',
    {
      title: 'Quote a paragraph',
      description:
        'Gives a paragraph of a resolution word for word, by its citation: "OP6 (d)", "PP3", "Annex II, para. 15".',
      inputSchema: { citation: z.string().min(1).max(200).describe('"OP6 (d)"'), in: within },
      annotations,
    },
    ({ citation, in: symbol }) => answered(ask(citation, { in: symbol })),
  )

  server.registerTool(
    'deadlines',
    {
      title: 'What falls due',
      description:
        'Lists deadlines of the loaded resolutions (ends of mandates, reports, events) with the words that set them and the arithmetic, earliest first.',
      inputSchema: {
        in: within,
        from: dayNamed('First day, "1998-01-01"'),
        until: dayNamed('Last day, "1998-12-31"'),
        asOf,
      },
      annotations,
    },
    ({ in: symbol, from = '', until = '9999-12-31', asOf }) => {
      const resolutions = chosen(library(), symbol)
      if (!resolutions) return notLoaded(symbol)
      const undated = from === '' && until === '9999-12-31'
      const rows = deadlineRows(resolutions, day(asOf) ?? clock.today()).filter(({ due }) =>
        due === undefined ? undated : from <= due && due <= until,
      )
      const lines = rows
        .slice(0, MOST)
        .map(
          ({ due, every, symbol, clause, what, actor, words, steps }) =>
            `${due ?? `every ${every}`}: ${what}${actor ? ` by ${actor}` : ''} (${symbol}, ${formatCitation(clause)}): “${words}”${steps.map(step => `\n  ${step}`).join('')}`,
        )
      return listed(`${count(rows.length, 'deadline')}.`, lines, { deadlines: rows.slice(0, MOST), total: rows.length })
    },
  )

  server.registerTool(
    'mandates',
    {
      title: 'Mandates in force',
      description:
        'Lists the mandates (missions, panels, authorizations) that are in force on a day by the loaded resolutions, with the paragraph that rules and the chain of extensions.',
      inputSchema: { asOf },
      annotations,
    },
    ({ asOf }) => {
      const today = (day(asOf) ?? clock.today()).toString()
      const rows = mandatesInForce(library().resolutions, today)
      const lines = rows
        .slice(0, MOST)
        .map(
          ({ entity, until, symbol, clause, quote }) =>
            `${entity} until ${until} (${symbol}, ${formatCitation(clause)}): “${quote}”`,
        )
      return listed(`${count(rows.length, 'mandate')} in force on ${today}.`, lines, {
        asOf: today,
        mandates: rows.slice(0, MOST),
        total: rows.length,
      })
    },
  )
  return server
}

const dayNamed = (what: string) => day.optional().describe(what)

const count = (n: number, what: string): string => `${n === 0 ? 'No' : n} ${what}${n === 1 ? '' : 's'}`

/** The answer in plain words, as everywhere else, and as data. */
function answered(answer: Answer): CallToolResult {
  const cited = ({ symbol, clause, text }: Quote) => ({ symbol, clause, citation: formatCitation(clause), quote: text })
  const { headline, notes, next } = answer
  return {
    content: [{ type: 'text', text: renderText(answer) }],
    structuredContent: {
      answered: answer.answered,
      headline,
      ...(answer.answered
        ? { quotes: answer.quotes.map(cited), steps: [...answer.steps] }
        : { nearest: answer.nearest.map(cited) }),
      notes: [...notes],
      next: [...next],
    },
  }
}

function listed(
  head: string,
  lines: readonly string[],
  data: { readonly total: number } & Record<string, unknown>,
): CallToolResult {
  const left = data.total - lines.length
  const tail = left > 0 ? [`${left} more are not shown: name a resolution or days.`] : []
  return { content: [{ type: 'text', text: [head, ...lines, ...tail].join('\n') }], structuredContent: data }
}

/** The resolution that is named, or all; undefined for one that is not loaded. */
function chosen({ resolutions, find }: Library, symbol: string | undefined) {
  if (symbol === undefined) return resolutions
  const name = readResolutionNames(symbol)[0]
  const found = name && find(name)
  return found && [found]
}

const notLoaded = (symbol: string | undefined): CallToolResult => ({
  content: [{ type: 'text', text: `${symbol} is not loaded.` }],
  isError: true,
})
