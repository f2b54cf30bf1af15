import type { Resolution } from '../resolution/model.ts'
import type { Answer } from './answer.ts'
import type { Query, Turn } from './understand.ts'

/** How many of the resolutions that speak of a name are asked, newest first. */
const ASKED = 12
/** How many of their answers are quoted. */
const QUOTED = 4

/** In how many of its paragraphs a resolution must print a name to be about it, and not to speak of it in passing. */
const CHIEFLY = { paragraphs: 5, share: 0.15 }

/** Those that are about the names before those that print them in passing; each newest first, as they come. */
function chieflyFirst(speaking: readonly Resolution[], names: readonly string[]): readonly Resolution[] {
  const patterns = names.map(n => new RegExp(`\\b${RegExp.escape(n)}\\b`, 'i'))
  const about = (r: Resolution) =>
    patterns.every(p => {
      const count = r.clauses.filter(c => p.test(c.text)).length
      return count >= CHIEFLY.paragraphs || count >= CHIEFLY.share * r.clauses.length
    })
  const chiefly = speaking.filter(about)
  return [...chiefly, ...speaking.filter(r => !chiefly.includes(r))]
}

/** True where an older one stands before a newer one. */
const inPassing = (speaking: readonly Resolution[]): boolean =>
  speaking.some((r, i) => i > 0 && (r.adopted ?? '') > (speaking[i - 1]?.adopted ?? ''))

/** "Sierra Leone", "Charles and Haiti": names as the question has them. */
function asTyped(raw: string, names: readonly string[]): string {
  const together = raw.match(new RegExp(names.map(n => RegExp.escape(n)).join('\\W+'), 'i'))?.[0]
  return together ?? names.map(n => raw.match(new RegExp(RegExp.escape(n), 'i'))?.[0] ?? n).join(' and ')
}

/**
 * Several resolutions are loaded and the question names none, but a mission or a country: the newest that answers speaks first, the
 * others are quoted after it and offered, because which one is meant only the reader knows.
 */
export function amongSeveral(query: Query, decide: (query: Query) => Answer): Turn | undefined {
  const { library } = query
  if (library.resolutions.length < 2) return undefined
  const names = library.names.among(query.content.map(w => w.word))
  const speaking = names.length > 0 ? chieflyFirst(library.names.speakingOf(names), names) : []
  const turns: Turn[] = []
  for (const resolution of speaking.slice(0, ASKED)) {
    const scoped = { ...query, resolution, index: library.index(resolution) }
    const turn = { query: scoped, answer: decide(scoped) }
    if (turn.answer.answered) turns.push(turn)
    if (turns.length === QUOTED) break
  }
  const [first, ...others] = turns
  if (!first?.answer.answered) return undefined
  if (speaking.length === 1) return first
  const rest = others.flatMap(t => (t.answer.answered ? t.answer.quotes.slice(0, 1) : []))
  const symbols = speaking.map(r => r.symbol)
  const list =
    symbols.length > 6 ? `${symbols.slice(0, 6).join(', ')} and ${symbols.length - 6} more` : symbols.join(', ')
  return {
    query: first.query,
    answer: {
      ...first.answer,
      quotes: [...first.answer.quotes, ...rest],
      notes: [
        ...first.answer.notes,
        `${symbols.length} loaded resolutions speak of ${asTyped(query.raw, names)}, ${inPassing(speaking) ? 'those that are about it first' : 'newest first'}: ${list}.`,
      ],
      next: others.flatMap(t =>
        t.query.resolution ? [`${query.raw.trim().replace(/[?!.\s]+$/, '')} in ${t.query.resolution.symbol}?`] : [],
      ),
    },
  }
}
