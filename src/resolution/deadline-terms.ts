/** Terms that the text sets once and names again: "its mandate", "the period referred to in paragraph 1". */
import type { Place } from './deadline-sense.ts'
import type { ClauseId, Resolution } from './model.ts'
import { timePhrases } from './phrases.ts'

/** A span of time that the text sets, to which other phrases refer. */
export interface Term {
  readonly place: Place
  readonly due: string
}

/** The term that words such as "its mandate" or "the period referred to in paragraph 1" mean. */
export function termMeant(
  resolution: Resolution,
  terms: readonly Term[],
  place: Place,
  words: string,
): Term | undefined {
  const { clause, phrase } = place
  const others = terms.filter(term => term.place.phrase !== phrase)
  const tail = `${words}${clause.text.slice(phrase.span[1], phrase.span[1] + 60)}`
  const paragraph = /\bparagraph\s+(\d+)(?:\s+\(([a-z])\))?/.exec(tail)
  if (paragraph) {
    const id = `op-${paragraph[1]}`
    const there = others.filter(t => t.place.clause.id === id || t.place.clause.id.startsWith(`${id}-`))
    if (there.length) return there.find(t => t.place.clause.id === `${id}-${paragraph[2]}`) ?? there[0]
  }
  const index = (id: ClauseId) => resolution.clauses.findIndex(c => c.id === id)
  const here = index(clause.id)
  const earlier = others.filter(({ place: p }) => {
    const at = index(p.clause.id)
    return at < here || (at === here && p.phrase.span[0] < phrase.span[0])
  })
  const length = /\b([\w-]+?)[-\s](day|week|month|year)\b/.exec(words)
  const names = new Set(words.match(/\b[A-Z][\w-]+/g) ?? [])
  const about = ({ place: { clause: c, before, after } }: Term) => {
    const context = `${c.chapeau ?? ''} ${before} ${after}`
    return [...names].some(name => context.includes(name))
  }
  const kin = (term: Term) => (/measures/.test(words) ? /measures/.test(term.place.before) : true)
  const mandates = (term: Term) =>
    /mandate|^(?:its|their) (?:exp|term)/.test(words)
      ? /mandate|establish|create|Group|Panel/i.test(`${term.place.before}${term.place.after}`)
      : true
  const sameLength = ({ place: { phrase: p } }: Term) => {
    if (!length || p.kind !== 'period') return false
    return (
      p.amount.unit === length[2] &&
      timePhrases(`for ${length[0]}s`, () => undefined).some(
        q => q.kind === 'period' && q.amount.count === p.amount.count,
      )
    )
  }
  // Of several, what the Council decided is meant before what it authorized in passing.
  const nearest = (terms: readonly Term[]) => terms.findLast(t => t.place.verb?.lemma === 'decide') ?? terms.at(-1)
  const near = earlier.filter(t => t.place.clause.id === clause.id || t.place.clause.id === clause.parent)
  return (
    (names.size ? nearest(earlier.filter(t => about(t) && mandates(t))) : undefined) ??
    nearest(others.filter(sameLength)) ??
    nearest(near.filter(t => kin(t) && mandates(t))) ??
    nearest(earlier.filter(t => kin(t) && mandates(t))) ??
    others.find(t => kin(t) && mandates(t)) ??
    nearest(earlier)
  )
}
