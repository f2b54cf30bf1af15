import type { Resolution } from '../resolution/model.ts'
import type { Answer } from './answer.ts'
import type { Query, Turn } from './understand.ts'

/** How many of the resolutions that speak of a name are asked, newest first. */
const ASKED = 12
/** How many of their answers are quoted. */
const QUOTED = 4

/** In how many of its paragraphs a resolution must print a name to be about it, and not to speak of it in passing. */
const CHIEFLY = { paragraphs: 5, share: 0.15 }

/** By what verbs an operative paragraph acts on what it names, and does not just speak of it. */
const ACTS = /^(?:(?:further|also|hereby) )?(?:decides|authorizes|establishes|extends)/i

/** Whether a resolution is about the names: it prints them in many of its paragraphs, or decides on them. */
function isAbout(resolution: Resolution, patterns: readonly RegExp[]): boolean {
  const { clauses } = resolution
  return patterns.every(p => {
    const printing = clauses.filter(c => p.test(c.text))
    return (
      printing.length >= CHIEFLY.paragraphs ||
      printing.length >= CHIEFLY.share * clauses.length ||
      printing.some(c => c.part === 'operative' && ACTS.test(c.verb ?? '') && /\bmandate\b/.test(c.text))
    )
  })
}

const patternsOf = (names: readonly string[]): readonly RegExp[] =>
  names.map(n => new RegExp(`\\b${RegExp.escape(n)}\\b`, 'i'))

/** Whether an answer speaks of the names: the paragraph that it quotes first prints them, itself or by its chapeau. */
function printed(answer: Answer, resolution: Resolution | undefined, patterns: readonly RegExp[]): boolean {
  const first = answer.answered ? answer.quotes[0] : undefined
  const clause = resolution?.clauses.find(c => c.id === first?.clause)
  return (
    clause !== undefined &&
    patterns.every(p => p.test(`${clause.heading ?? ''} ${clause.chapeau ?? ''} ${clause.text}`))
  )
}

/**
 * True where a question over many resolutions names a mission or a country, and what answered is a paragraph that does not, of a
 * resolution that is about another.
 */
export function beside({ library, resolution, content }: Query, answer: Answer): boolean {
  if (resolution || library.resolutions.length < 2 || !answer.answered) return false
  const patterns = patternsOf(library.names.among(content.map(w => w.word)))
  const speaking = library.resolutions.find(r => r.symbol === answer.quotes[0]?.symbol)
  if (patterns.length === 0 || !speaking) return false
  return !printed(answer, speaking, patterns) && !isAbout(speaking, patterns)
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
  const patterns = patternsOf(names)
  const all = names.length > 0 ? library.names.speakingOf(names) : []
  // what was not yet adopted on the day that counts as today says nothing on it
  const adopted = all.filter(r => r.adopted === undefined || r.adopted <= query.today.toString())
  const known = adopted.length > 0 ? adopted : all
  const about = new Set(known.filter(r => isAbout(r, patterns)))
  const speaking = [...about, ...known.filter(r => !about.has(r))]
  const turns: Turn[] = []
  for (const resolution of speaking.slice(0, ASKED)) {
    const scoped = { ...query, resolution, index: library.index(resolution) }
    const turn = { query: scoped, answer: decide(scoped) }
    // a paragraph on Liberia does not answer for Mali because Mali is named elsewhere in its resolution
    if (turn.answer.answered && (about.has(resolution) || printed(turn.answer, resolution, patterns))) turns.push(turn)
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
