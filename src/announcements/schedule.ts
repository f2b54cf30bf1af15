/**
 * What falls due, over all resolutions as they stand on one day. The end of a mandate is the one that rules on that day: where a
 * later resolution has extended, replaced or ended it, the earlier end falls away. A recurring duty ends with its resolution's
 * mandate where that is known, and else goes on.
 */
import { type MandateInForce, mandatesInForce } from '../library/mandates.ts'
import { printDate } from '../resolution/dates.ts'
import { deadlinesOf, mandatesOf } from '../resolution/facts.ts'
import type { Resolution } from '../resolution/model.ts'
import { type Names, nameKey, readNames, speaksOf } from './names.ts'
import { type Known, type Occasion, turnOf, turnsBetween } from './occasion.ts'
import type { Subscription } from './subscription.ts'

/** What became of a mandate's end that rules no more. */
interface Successor {
  readonly symbol: string
  readonly clause: string
  /** Its new last day. */
  readonly until: string
}

export interface Schedule {
  /** The occasion as it stands now; undefined where it has fallen away. */
  occasion(duty: string, turn: number): Occasion | undefined
  /** What falls due on the days from `first` to `last`, both included, earliest first. */
  between(first: string, last: string): readonly Occasion[]
  /** What a mandate's end gave way to. */
  successor(duty: string): Successor | undefined
  /** The duties that gave way to this one. */
  predecessors(occasion: Occasion): readonly string[]
  /** Whether a subscription listens to it. */
  concerns(subscription: Pick<Subscription, 'subject' | 'only'>, occasion: Occasion): boolean
}

/** A duty, from which its occasions are counted. */
interface Duty extends Omit<Occasion, 'turn' | 'day'> {
  /** Where it falls due once. */
  readonly day?: string
  /** Where it recurs: counted from, by, and until. */
  readonly recurs?: { readonly base: string; readonly every: string; readonly end?: string }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * @param today ISO 8601; what was adopted later is not known yet
 * @example createSchedule([{ resolution }], '1998-05-01').between('1998-05-01', '1998-05-31')
 */
export function createSchedule(known: readonly Known[], today: string): Schedule {
  const adopted = known.filter(({ resolution }) => resolution.adopted === undefined || resolution.adopted <= today)
  const resolutions = adopted.map(({ resolution }) => resolution)
  const running = rulings(mandatesInForce(resolutions, today))
  const successors = new Map<string, Successor>()
  const duties = new Map<string, Duty>()
  for (const each of adopted) for (const duty of dutiesOf(each, running, successors, today)) duties.set(duty.duty, duty)
  const once = [...duties.values()].filter(duty => duty.day !== undefined)
  once.sort((a, b) => compare(a.day!, b.day!) || compare(a.duty, b.duty))
  const recurring = [...duties.values()].filter(duty => duty.recurs !== undefined)
  let names: Names | undefined
  const alike = (name: string) => {
    names ??= readNames(resolutions, today)
    return names.alike(name)
  }
  const heard = new WeakMap<Resolution, Map<string, boolean>>()

  return {
    occasion(key, turn) {
      const duty = duties.get(key)
      if (!duty) return undefined
      if (!duty.recurs) return turn === 0 ? at(duty, 0, duty.day!) : undefined
      const { base, every, end } = duty.recurs
      const day = turn > 0 ? turnOf(base, every, turn).toString() : undefined
      return day === undefined || (end !== undefined && day > end) ? undefined : at(duty, turn, day)
    },
    between(first, last) {
      const found = once.filter(({ day }) => day! >= first && day! <= last).map(duty => at(duty, 0, duty.day!))
      for (const duty of recurring) {
        const { base, every, end } = duty.recurs!
        for (const turn of turnsBetween(base, every, first, last, end))
          found.push(at(duty, turn, turnOf(base, every, turn).toString()))
      }
      return found.sort((a, b) => compare(a.day, b.day) || compare(a.duty, b.duty))
    },
    successor: duty => successors.get(duty),
    predecessors: ({ resolution, deadline, day }) =>
      [...successors]
        .filter(
          ([, { symbol, clause, until }]) =>
            symbol === resolution.symbol && clause === deadline.clause && until === day,
        )
        .map(([duty]) => duty),
    concerns({ subject, only }, occasion) {
      const { resolution, deadline, entity, history } = occasion
      if (only !== undefined && deadline.what !== only) return false
      if (subject.kind === 'all') return true
      if (subject.kind === 'resolution')
        return resolution.symbol === subject.symbol || history.some(step => step.symbol === subject.symbol)
      const known = heard.get(resolution) ?? new Map<string, boolean>()
      heard.set(resolution, known)
      const key = `${deadline.clause} ${entity ?? ''} ${subject.name}`
      const answer = known.get(key) ?? isAbout(occasion, subject.name, alike(subject.name))
      known.set(key, answer)
      return answer
    },
  }
}

/** A mandate's end is about the mission that it ends; anything else is about those whose mandates its resolution sets, or whom its paragraph names. */
function isAbout({ resolution, deadline, entity }: Occasion, name: string, alike: ReadonlySet<string>): boolean {
  if (entity !== undefined && alike.has(nameKey(entity))) return true
  const clause = resolution.clauses.find(each => each.id === deadline.clause)
  if (speaksOf(resolution, clause, name)) return true
  return entity === undefined && mandatesOf(resolution).some(mandate => alike.has(nameKey(mandate.entity)))
}

interface Rulings {
  readonly inForce: readonly MandateInForce[]
  /** By "symbol clause entity" of an act: what rules in its place, itself where it is the latest. */
  readonly byAct: ReadonlyMap<string, MandateInForce>
}

const actKey = (symbol: string, clause: string, until: string): string => `${symbol} ${clause} ${until}`

function rulings(inForce: readonly MandateInForce[]): Rulings {
  const byAct = new Map<string, MandateInForce>()
  for (const each of inForce)
    for (const act of [...each.history, each]) byAct.set(actKey(act.symbol, act.clause, act.until), each)
  return { inForce, byAct }
}

function* dutiesOf(
  { resolution, since }: Known,
  { byAct }: Rulings,
  successors: Map<string, Successor>,
  today: string,
): Generator<Duty> {
  const { symbol, adopted } = resolution
  const mandates = mandatesOf(resolution)
  const end = mandates
    .flatMap(({ until }) => until ?? [])
    .sort(compare)
    .at(-1)
  const count = new Map<string, number>()
  for (const deadline of deadlinesOf(resolution)) {
    const { clause, what, due, from, every, steps } = deadline
    const place = `${symbol} ${clause} ${what}`
    const n = count.get(place) ?? 0
    count.set(place, n + 1)
    const duty = `${place} ${n}`
    const base = { duty, resolution, deadline, steps, history: [], ...(since !== undefined && { since }) }
    if (due === undefined) {
      if (every !== undefined && adopted !== undefined)
        yield { ...base, recurs: { base: adopted, every, ...(end !== undefined && { end }) } }
      continue
    }
    const mandate = mandates.find(each => each.clause === clause && each.until === due)
    if (!mandate) {
      yield { ...base, day: from ?? due }
      continue
    }
    const ruling = byAct.get(actKey(symbol, clause, due))
    const { entity } = ruling ?? mandate
    if (ruling && (ruling.symbol !== symbol || ruling.clause !== clause)) successors.set(duty, ruling)
    // In force no more though its day is ahead: replaced or ended before.
    else if (!ruling && due >= today && (mandate.starts ?? '') <= today) continue
    else yield { ...base, day: due, entity, history: ruling?.history ?? [] }
  }
}

const at = ({ recurs, day: _, ...duty }: Duty, turn: number, day: string): Occasion => ({
  ...duty,
  turn,
  day,
  steps: recurs ? [...duty.steps, recurrence(recurs, turn, day)] : duty.steps,
})

/** "14 November 1997 (adoption) + 2 × 3 months = 14 May 1998" */
function recurrence({ base, every }: NonNullable<Duty['recurs']>, turn: number, day: string): string {
  const length = Temporal.Duration.from(every)
  const unit = (['years', 'months', 'weeks', 'days'] as const).find(each => length[each] > 0) ?? 'days'
  const n = length[unit]
  const words = `${n} ${n === 1 ? unit.slice(0, -1) : unit}`
  return `${printDate(base)} (adoption) + ${turn === 1 ? '' : `${turn} × `}${words} = ${printDate(day)}`
}
