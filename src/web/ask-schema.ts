import { z } from 'zod'
import type { Context } from '../assistant/assistant.ts'
import { readResolutionNames } from '../resolution/citation.ts'
import { readDay } from './day.ts'
import { tooLong } from './limits.ts'

const question = z.string('must be a string').superRefine((text, context) => {
  const message = text.trim() === '' ? 'is empty' : tooLong(text)
  if (message) context.addIssue({ code: 'custom', message })
})

const asked = z.strictObject(
  {
    question,
    previous: z.array(question, 'must be a list of strings').max(100, 'has more than 100 questions').optional(),
    in: z
      .string('must be a string, "S/RES/1138 (1997)"')
      .max(200, 'has more than 200 characters')
      .refine(
        text => text === '' || readResolutionNames(text).length > 0,
        'must name a resolution, "S/RES/1138 (1997)"',
      )
      .optional(),
    asOf: z
      .string('must be a date, "1998-05-01"')
      .transform((text, context) => {
        const day = readDay(text)
        if (day) return day
        context.addIssue({ code: 'custom', message: 'must be a date, "1998-05-01"' })
        return z.NEVER
      })
      .optional(),
  },
  { error: issue => (issue.code === 'invalid_type' ? 'must be an object with a question' : undefined) },
)

/** What was asked, or each field that is wrong. */
export type Asked =
  | { readonly question: string; readonly context: Context }
  | { readonly wrong: readonly { readonly field: string; readonly message: string }[] }

/** Reads the body of POST /api/ask, as parsed from JSON. */
export function readAsked(body: unknown): Asked {
  const read = asked.safeParse(body)
  if (!read.success)
    return {
      wrong: read.error.issues.flatMap(issue =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map(field => ({ field, message: 'is not a field; there are question, previous, in and asOf' }))
          : [{ field: issue.path.join('.') || 'body', message: issue.message }],
      ),
    }
  const { question, previous, in: within, asOf } = read.data
  return {
    question,
    context: {
      ...(previous ? { previous } : {}),
      ...(within === undefined ? {} : { in: within }),
      ...(asOf ? { asOf } : {}),
    },
  }
}
