import { mandatesInForce } from '../library/mandates.ts'
import { mandatesOf, termsOf } from '../resolution/facts.ts'
import { missionNamed, plainName } from '../resolution/missions.ts'
import type { Clause, Resolution } from '../resolution/model.ts'

/** One name an entity, whichever form of it was printed or typed. */
export const nameKey = (name: string): string => plainName(missionNamed(name) ?? name)

/** Which names are one mission's: the forms of its name, and those of the missions that it followed on. */
export interface Names {
  /** All names that stand for what a name stands for. */
  readonly alike: (name: string) => ReadonlySet<string>
}

/**
 * Reads names across resolutions: of a chain of mandates all are one (UNAVEM II, UNAVEM III), and a long form is its acronym.
 *
 * @param day ISO 8601; what was adopted later is not known
 */
export function readNames(resolutions: readonly Resolution[], day: string): Names {
  const groups = new Map<string, Set<string>>()
  const join = (names: readonly string[]): void => {
    const all = new Set(names.flatMap(name => [...(groups.get(nameKey(name)) ?? [nameKey(name)])]))
    for (const key of all) groups.set(key, all)
  }
  for (const { entity, history } of mandatesInForce(resolutions, day))
    join([entity, ...history.flatMap(step => step.entity ?? [])])
  for (const resolution of resolutions) {
    const entities = new Set(mandatesOf(resolution).map(mandate => nameKey(mandate.entity)))
    for (const { short, long } of termsOf(resolution)) if (entities.has(nameKey(short))) join([short, long])
    for (const { entity, from } of mandatesOf(resolution)) if (from !== undefined) join([entity, from])
  }
  return { alike: name => groups.get(nameKey(name)) ?? new Set([nameKey(name)]) }
}

/** Whether a paragraph, or one above it, prints a name. */
export function speaksOf(resolution: Resolution, clause: Clause | undefined, name: string): boolean {
  const printed = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(name)}(?![\\p{L}\\p{N}])`, 'iu')
  for (let at = clause; at; at = resolution.clauses.find(each => each.id === at?.parent))
    if (printed.test(at.text)) return true
  return false
}
