import type { Answer } from '../assistant/answer.ts'
import type { Library } from '../library/library.ts'
import type { Visit } from './command.ts'
import type { Desk } from './desk.ts'
import { resolutionOfLink } from './links.ts'
import type { Reply } from './reply.ts'

/**
 * What a pasted link leads to, in short: the masthead, and the next deadline. Undefined where it leads to no resolution that is loaded.
 *
 * @example const reply = await previewOf('https://undocs.org/S/RES/1138(1997)', visit, desk, library())
 */
export async function previewOf(
  address: string,
  visit: Visit,
  desk: Pick<Desk, 'press'>,
  library: Pick<Library, 'find'>,
): Promise<Extract<Reply, { kind: 'answer' }> | undefined> {
  const name = resolutionOfLink(address)
  const resolution = name && library.find(name)
  if (!resolution) return undefined
  const ask = (question: string) =>
    desk.press({ do: 'ask', question: `${question} in ${resolution.symbol}?`, in: resolution.symbol }, visit)
  const about = await ask('When was it adopted')
  if (about.kind !== 'answer') return undefined
  const due = await ask('What is the next deadline')
  const notes = due.kind === 'answer' && due.answer.answered ? [nextOf(due.answer)] : []
  return { ...about, answer: { ...about.answer, notes: [...notes, ...about.answer.notes], next: [] } }
}

const nextOf = (due: Answer): string =>
  due.notes.includes('None of them lies ahead.')
    ? 'None of its deadlines lies ahead.'
    : `Next deadline: ${due.headline}`
