import { readFileSync } from 'node:fs'
import type { Answer, Found, Quote, Silent } from '../../src/assistant/answer.ts'
import { type Context, createAssistant } from '../../src/assistant/assistant.ts'
import type { Query } from '../../src/assistant/understand.ts'
import { understand } from '../../src/assistant/understand.ts'
import type { Clock } from '../../src/clock.ts'
import { createLibrary } from '../../src/library/library.ts'
import type { ClauseId, Resolution } from '../../src/resolution/model.ts'
import { parse } from '../../src/resolution/parse.ts'
import { unmot } from '../resolution/made.ts'

/** A clock whose hands a test turns. */
export function handTurned(start: string) {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    today: (timeZone = 'UTC') => now.toZonedDateTimeISO(timeZone).toPlainDate(),
    turnTo: (moment: string) => {
      now = Temporal.Instant.from(moment)
    },
  } satisfies Clock & { turnTo(moment: string): void }
}

/** The day on which the suite asks, where a test does not say otherwise. */
const TODAY = Temporal.PlainDate.from('2026-05-15')

export const library = createLibrary([unmot])
const assistant = createAssistant(library, handTurned('2026-05-15T12:00:00Z'))

/** Asks the built-in resolution. */
export const ask = (question: string, context: Context = {}): Answer => assistant.ask(question, context)

/** Asks other resolutions. */
export const askOf = (resolutions: readonly Resolution[], question: string, context: Context = {}): Answer =>
  createAssistant(createLibrary(resolutions), handTurned('2026-05-15T12:00:00Z')).ask(question, context)

/** An answer that must have been found. */
export function foundBy(question: string, context: Context = {}): Found {
  const answer = ask(question, context)
  if (!answer.answered) throw new Error(`“${question}” was not answered: ${answer.headline}`)
  return answer
}

/** An answer that must be silence. */
export function silentOn(question: string, context: Context = {}): Silent {
  const answer = ask(question, context)
  if (answer.answered) throw new Error(`“${question}” was answered: ${answer.headline}`)
  return answer
}

/** A question as it is read, of the built-in resolution. */
export const read = (question: string): Query => understand(question, { library, today: TODAY })

export const textOf = (id: ClauseId): string => unmot.clauses.find(c => c.id === id)!.text

export const quotesOf = (answer: Answer): readonly Quote[] => (answer.answered ? answer.quotes : answer.nearest)

export const cited = (answer: Answer): ClauseId[] => quotesOf(answer).map(q => q.clause)

/** The questions of a set in test/eval. */
export function questionsOf(set: string): { question: string; previous?: string[]; answered: boolean }[] {
  return readFileSync(new URL(`../eval/${set}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
}

/** A resolution that admits a member: no mandate, no deadline, no numbers. */
export const admissionOf = (number: number, year: number): string => `S/RES/${number} (${year})
5 February 1999

RESOLUTION ${number} (${year})

Adopted by the Security Council at its 4001st meeting,
on 5 February 1999

The Security Council,

Having examined the application of the Republic of Atlantis for admission to the United Nations (S/1999/1),

Recommends to the General Assembly that the Republic of Atlantis be admitted to membership in the United Nations.
`

/** A resolution of our own with these paragraphs. */
export const novaria = (paragraphs: string): Resolution =>
  parse(`S/RES/1990 (1999)
5 February 1999

RESOLUTION 1990 (1999)

Adopted by the Security Council at its 4001st meeting,
on 5 February 1999

The Security Council,

${paragraphs}
`)

export const admission = parse(admissionOf(9001, 1999))

/** The resolution before the built-in one on the same mission, in words of our own. */
export const earlier = parse(`S/RES/1099 (1997)
14 March 1997

RESOLUTION 1099 (1997)

Adopted by the Security Council at its 3752nd meeting,
on 14 March 1997

The Security Council,

Recalling its resolution 1089 (1996) of 13 December 1996,

1. Decides to extend the mandate of the United Nations Mission of Observers in Tajikistan (UNMOT) until 15 June 1997, with a strength of 45 military observers;

2. Requests the Secretary-General to report to the Council by 1 June 1997;

3. Decides to remain seized of the matter.
`)

const both = createAssistant(createLibrary([unmot, admission]), handTurned('2026-05-15T12:00:00Z'))

/** Asks where two resolutions are loaded. */
export const askBoth = (question: string, context: Context = {}): Answer => both.ask(question, context)
