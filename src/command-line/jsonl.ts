import { z } from 'zod'
import type { Assistant, Context } from '../assistant/assistant.ts'
import { readDate } from './input.ts'
import { linesOf } from './lines.ts'
import { forPrograms } from './render.ts'
import { complain, print, type Terminal } from './terminal.ts'

const Line = z.object(
  {
    id: z.union([z.string(), z.number()], 'must be a string or a number'),
    question: z.string('must be a string'),
    previous: z.array(z.string('must be a string'), 'must be a list of strings').nullish(),
    in: z.string('must be a string').nullish(),
    asOf: z
      .string('must be a date, "1998-05-01"')
      .transform((text, { addIssue }) => {
        try {
          return readDate('asOf', text)
        } catch {
          addIssue('must be a date, "1998-05-01"')
          return z.NEVER
        }
      })
      .nullish(),
  },
  'must be an object with an id and a question',
)

/**
 * Answers lines of JSON in their order, each as soon as it has come. A line that cannot be read is named on the standard error
 * and has no line in the output; one mistake does not cost the other answers.
 *
 * @returns true where every line could be read.
 */
export async function answerLines(assistant: Assistant, context: Context, terminal: Terminal): Promise<boolean> {
  let allRead = true
  for await (const { number, text } of linesOf(terminal.stdin)) {
    if (text.trim() === '') continue
    const line = readLine(text)
    if (typeof line === 'string') {
      allRead = false
      complain(terminal, `line ${number}: ${line}`)
      continue
    }
    const { id, question, previous } = line
    const about = line.in ?? context.in
    const asOf = line.asOf ?? context.asOf
    const answer = assistant.ask(question, {
      ...context,
      previous: previous ?? [],
      ...(about === undefined ? {} : { in: about }),
      ...(asOf === undefined ? {} : { asOf }),
    })
    await print(terminal, forPrograms(answer, { id }))
  }
  return allRead
}

function readLine(text: string): z.infer<typeof Line> | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'not JSON'
  }
  const read = Line.safeParse(value)
  if (read.success) return read.data
  const issue = read.error.issues[0]!
  return `${issue.path.join('.') || 'the line'} ${issue.message}`
}
