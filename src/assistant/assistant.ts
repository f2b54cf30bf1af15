import type { Clock } from '../clock.ts'
import type { Library } from '../library/library.ts'
import type { Answer } from './answer.ts'
import { citedThere } from './cited.ts'
import { readings } from './conversation.ts'
import { followUps } from './follow-ups.ts'
import type { Intent } from './intent.ts'
import { intents } from './intents/index.ts'
import { conceptsOf, nothing } from './intents/search.ts'
import { silent } from './present.ts'
import { refuse } from './refuse.ts'
import { amongSeveral, beside } from './several.ts'
import { type Query, type Turn, understand } from './understand.ts'

/** What surrounds a question. */
export interface Context {
  /** Earlier questions of the conversation, oldest first. */
  readonly previous?: readonly string[]
  /** The resolution that the conversation is about, "S/RES/1138 (1997)". */
  readonly in?: string
  /** The day that counts as today; absent: the clock's. */
  readonly asOf?: Temporal.PlainDate
}

export interface Assistant {
  /** Answers any string. Never throws for what is asked. */
  ask(question: string, context?: Context): Answer
}

/** How much of a question is read, in characters; nobody asks one thing at greater length. */
const LONGEST = 2_000
/** How many earlier questions of a conversation are looked at. */
const MEMORY = 4

/** Makes the one brain that every edge asks. */
export function createAssistant(library: Library, clock: Clock): Assistant {
  return {
    ask(question, context = {}) {
      const around = {
        library,
        today: clock.today(),
        ...(context.asOf ? { asOf: context.asOf } : {}),
        ...(context.in ? { in: context.in } : {}),
      }
      let before: Turn | undefined
      for (const earlier of (context.previous ?? []).slice(-MEMORY)) {
        const turn = answer(earlier, { ...around, ...(before ? { before } : {}) })
        // a courtesy or an unanswered aside does not change the subject
        if (turn.answer.answered || !before) before = turn
      }
      return answer(question, { ...around, ...(before ? { before } : {}) }).answer
    },
  }
}

/** One turn of a conversation: the question as it was read, and its answer. */
export function answer(question: string, around: Parameters<typeof understand>[1]): Turn {
  const short = question.length > LONGEST ? question.slice(0, LONGEST) : question
  const query = understand(short, around)
  const cut =
    question.length > LONGEST
      ? [`Only the first ${LONGEST.toLocaleString('en')} characters of the question were read.`]
      : []
  const noted = { ...query, notes: [...cut, ...query.notes] }
  const made = citedThere(noted, around) ?? respond(noted)
  const next = followUps(made.answer.next, made.query)
  return { query: made.query, answer: { ...made.answer, next } }
}

function respond(query: Query): Turn {
  const refused = refuse(query)
  if (refused) return { query, answer: refused }
  const several = query.resolution ? undefined : amongSeveral(query, decide)
  if (several) return several
  let last: Turn | undefined
  for (const reading of readings(query)) {
    const made = decide(reading)
    const turn = { query: reading, answer: beside(reading, made) ? nothing(reading, conceptsOf(reading), []) : made }
    if (turn.answer.answered || turn.answer.intent === 'small-talk' || turn.answer.intent === 'help') return turn
    last ??= turn
  }
  return last ?? { query, answer: silent(query, 'none', 'The resolution does not say.') }
}

const ranked = [...intents].sort((a, b) => b.most - a.most)

/** The surest intent that has something to say. */
export function decide(query: Query): Answer {
  const waiting: { intent: Intent; sure: number }[] = []
  for (const [i, intent] of ranked.entries()) {
    const sure = intent.match(query)
    if (sure > 0) waiting.push({ intent, sure })
    waiting.sort((a, b) => b.sure - a.sure)
    const coming = ranked[i + 1]?.most ?? 0
    for (let first = waiting[0]; first && first.sure >= coming; first = waiting[0]) {
      waiting.shift()
      const made = first.intent.answer(query)
      if (made) return made
    }
  }
  return nothing(query, conceptsOf(query), [])
}
