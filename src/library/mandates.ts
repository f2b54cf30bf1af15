/**
 * Mandates in force: over many resolutions and for one day, which missions, panels and authorizations run, until when, by which
 * paragraph, with the chain of extensions behind each.
 *
 * Only what was adopted by that day counts. The latest act on an entity rules: a later extension supersedes an earlier expiry, also
 * where it is shorter; a termination ends it; a body that takes its place or follows on carries its history. A mandate runs on its
 * last day. Names are one across resolutions: an acronym and its long form; a general name ("the Panel of Experts") by the
 * resolutions that its paragraphs name for it, else by those that the text recalls.
 */
import { mandatesOf, termsOf } from '../resolution/facts.ts'
import type { Mandate } from '../resolution/mandates.ts'
import { missionNamed, plainName } from '../resolution/missions.ts'
import type { ClauseId, Resolution } from '../resolution/model.ts'

/** One act on a mandate, in the chain behind a mandate in force. */
interface MandateStep {
  readonly symbol: string
  readonly clause: ClauseId
  readonly until: string
  /** The name then, where it was another. */
  readonly entity?: string
}

/** A mandate that runs on the day that was asked for. */
export interface MandateInForce {
  readonly entity: string
  /** ISO 8601 calendar date, the last day. */
  readonly until: string
  readonly symbol: string
  readonly clause: ClauseId
  /** The paragraph, word for word. */
  readonly quote: string
  readonly kind: Mandate['kind']
  /** What tells it from others of its name: "resolution 1591" of a Panel of Experts. */
  readonly under?: string
  /** True where it goes on after `until` unless the Council decides otherwise. */
  readonly continues?: boolean
  /** The arithmetic of `until`. */
  readonly steps: readonly string[]
  /** Earlier acts, oldest first. */
  readonly history: readonly MandateStep[]
}

/** A resolution's act on one mandate. */
interface Act {
  readonly resolution: Resolution
  readonly mandate: Mandate
}

/** All acts on what is one entity, oldest first. */
interface Chain {
  readonly acts: Act[]
  /** The chain that it follows on. */
  before?: Chain
  /** The day on which another takes its place. */
  replaced?: string
}

/**
 * The mandates that run on a day, the first to end first.
 *
 * @param day ISO 8601 calendar date
 * @example mandatesInForce([unmot], '1998-05-01')[0]?.until // "1998-05-15"
 */
export function mandatesInForce(resolutions: readonly Resolution[], day: string): readonly MandateInForce[] {
  const acts = actsUntil(resolutions, day)
  return chainsOf(acts)
    .flatMap(chain => inForce(chain, day) ?? [])
    .sort((a, b) => compare(ends(a), ends(b)) || compare(a.entity, b.entity))
}

/**
 * The latest act on the same mandate after a paragraph's own, of those adopted by a day: what supersedes the term that the paragraph
 * sets. Undefined where none of the resolutions acts on it later.
 *
 * @param day ISO 8601 calendar date
 * @example laterAct([r1138, r1240], r1138, 'op-5', '1999-12-01') // { symbol: 'S/RES/1240 (1999)', clause: 'op-9', until: '1999-11-15' }
 */
export function laterAct(
  resolutions: readonly Resolution[],
  resolution: Resolution,
  clause: ClauseId,
  day: string,
): MandateStep | undefined {
  const chain = chainsOf(actsUntil(resolutions, day)).find(({ acts }) =>
    acts.some(act => act.resolution === resolution && act.mandate.clause === clause),
  )
  const last = chain && ruling(chain.acts).at(-1)
  if (!last?.mandate.until || last.resolution === resolution) return undefined
  if ((last.resolution.adopted ?? '') < (resolution.adopted ?? '')) return undefined
  return { symbol: last.resolution.symbol, clause: last.mandate.clause, until: last.mandate.until }
}

/** An act on a mandate, with the days that it is drawn by. */
export interface MandateAct extends MandateStep {
  readonly kind: Mandate['kind']
  /** ISO 8601 calendar dates; `starts` where the text names another day than that of its adoption. */
  readonly adopted?: string
  readonly starts?: string
}

/** A mandate over its whole life. */
export interface MandateLife {
  readonly entity: string
  readonly under?: string
  /** Every act that sets a last day, its predecessors' first. */
  readonly acts: readonly MandateAct[]
}

/**
 * Every mandate that the resolutions set a last day for, with all acts on it, whatever the day.
 *
 * @example mandateLives([unmot])[0]?.acts.map(act => act.until) // ['1998-05-15']
 */
export function mandateLives(resolutions: readonly Resolution[]): readonly MandateLife[] {
  const withBefore = (chain: Chain): readonly Act[] => [
    ...(chain.before ? withBefore(chain.before) : []),
    ...ruling(chain.acts),
  ]
  return chainsOf(actsUntil(resolutions, '9999-12-31')).flatMap(chain => {
    const own = ruling(chain.acts)
    const latest = own.at(-1)
    if (!latest) return []
    const { entity, under } = nameIn(chain, latest.mandate)
    const acts = withBefore(chain).map(
      ({ resolution: { symbol, adopted }, mandate: { clause, kind, until, starts } }) => ({
        symbol,
        clause,
        kind,
        until: until!,
        ...(adopted === undefined ? {} : { adopted }),
        ...(starts === undefined ? {} : { starts }),
      }),
    )
    return [{ entity, ...(under === undefined ? {} : { under }), acts }]
  })
}

/** What goes on without an end stands last. */
const ends = ({ until, continues }: MandateInForce): string => (continues ? '9' : until)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What was decided by a day, in the order of adoption. The same resolution twice is one. */
function actsUntil(resolutions: readonly Resolution[], day: string): Act[] {
  const once = new Map(resolutions.map((r, n) => [r.symbol || `#${n}`, r]))
  return [...once.values()]
    .filter(r => r.adopted === undefined || r.adopted <= day)
    .sort((a, b) => compare(a.adopted ?? '', b.adopted ?? '') || (a.number ?? 0) - (b.number ?? 0))
    .flatMap(resolution => mandatesOf(resolution).map(mandate => ({ resolution, mandate })))
}

function chainsOf(acts: readonly Act[]): readonly Chain[] {
  const names = namesIn(acts)
  const nameOf = (entity: string) => plainName(missionNamed(entity) ?? names.get(plainName(entity)) ?? entity)
  const named = new Map<string, Chain>()
  const general: Chain[] = []
  const chains = new Set<Chain>()
  const chainNamed = (entity: string): Chain => {
    const name = nameOf(entity)
    const chain = named.get(name) ?? { acts: [] }
    named.set(name, chain)
    return chain
  }
  for (const act of acts) {
    const { mandate } = act
    const chain = mandate.general ? generalChain(act, general, [...named.values()]) : chainNamed(mandate.entity)
    chain.acts.push(act)
    chains.add(chain)
    if (mandate.from !== undefined) {
      const before = named.get(nameOf(mandate.from)) ?? general.find(c => c.acts[0]?.mandate.entity === mandate.from)
      if (before && before !== chain) {
        chain.before ??= before
        if (mandate.replaces) before.replaced = mandate.starts ?? act.resolution.adopted ?? ''
      }
    }
  }
  return [...chains].filter(chain => chain.acts.length > 0)
}

/** Acronyms by the long forms that any of the texts gives them; where texts differ, none. */
function namesIn(acts: readonly Act[]): ReadonlyMap<string, string> {
  const names = new Map<string, string | undefined>()
  for (const resolution of new Set(acts.map(act => act.resolution)))
    for (const { short, long } of termsOf(resolution)) {
      const plain = plainName(long)
      const known = names.get(plain)
      names.set(plain, names.has(plain) && known !== short ? undefined : short)
    }
  return new Map([...names].flatMap(([long, short]) => (short === undefined ? [] : [[long, short]])))
}

/** "the United Nations mission", "the Mission": what it is called, no body of its own. */
const VAGUE = /^(?:united nations )?(?:mission|force|operation|presence|office)$/

/** The chain that a general name belongs to; two that it joins become one. */
function generalChain(act: Act, chains: Chain[], named: readonly Chain[]): Chain {
  const { mandate } = act
  const kind = plainName(mandate.entity)
  const recalled = recalls(act.resolution)
  const recall = (other: Act) => recalled.has(other.resolution.number ?? Number.NaN)
  if (VAGUE.test(kind)) {
    const meant = named.filter(chain => chain.acts.some(recall))
    if (meant.length === 1) return meant[0]!
  }
  const alike = chains.filter(chain => chain.acts.some(a => plainName(a.mandate.entity) === kind))
  const joined = alike.filter(chain => chain.acts.some(other => linked(act, other)))
  const found = joined.length > 0 ? joined : mandate.kind === 'establish' ? [] : last(alike, act, recalled)
  const [first, ...others] = found
  if (!first) {
    const chain: Chain = { acts: [] }
    chains.push(chain)
    return chain
  }
  for (const other of others) {
    first.acts.push(...other.acts.splice(0))
    chains.splice(chains.indexOf(other), 1)
  }
  first.acts.sort((a, b) => compare(a.resolution.adopted ?? '', b.resolution.adopted ?? ''))
  return first
}

/** Whether two paragraphs speak of one body: one names the other's resolution, both name the same for it, or one committee. */
function linked({ mandate }: Act, other: Act): boolean {
  return (
    mandate.refers.includes(other.resolution.number ?? Number.NaN) ||
    mandate.refers.some(number => other.mandate.refers.includes(number)) ||
    (mandate.committee !== undefined && mandate.committee === other.mandate.committee) ||
    (mandate.beside ?? []).some(name => other.mandate.beside?.includes(name))
  )
}

/** How long before an act a mandate may have ended that it still goes on with. */
const LAPSED = { days: 90 }

/**
 * Where no paragraph links it: the chain of the latest act that the preamble recalls, or that rests on a resolution recalled; where
 * neither preamble nor paragraph names one, the only chain of that name that had not long ended.
 */
function last(chains: readonly Chain[], { resolution, mandate }: Act, recalled: ReadonlySet<number>): readonly Chain[] {
  const recall = ({ resolution: { number = Number.NaN }, mandate: { refers } }: Act) =>
    recalled.has(number) || refers.some(each => recalled.has(each))
  const known = chains
    .flatMap(chain => chain.acts.filter(recall).map(act => ({ chain, adopted: act.resolution.adopted ?? '' })))
    .sort((a, b) => compare(b.adopted, a.adopted))[0]
  if (known) return [known.chain]
  if (mandate.refers.length > 0) return []
  const since = resolution.adopted && Temporal.PlainDate.from(resolution.adopted).subtract(LAPSED).toString()
  const open = chains.filter(chain => chain.acts.some(({ mandate: { until } }) => until && until >= (since ?? '')))
  return open.length === 1 ? open : []
}

/** Numbers of the resolutions that the preamble names. */
const recalls = (resolution: Resolution): ReadonlySet<number> =>
  new Set(
    resolution.clauses
      .filter(clause => clause.part === 'preambular')
      .flatMap(({ text }) => [...text.matchAll(/\b(\d{3,4})\s*(?:\((?:19|20)\d\d\)|of\s+\d)/g)].map(m => Number(m[1]))),
  )

function inForce(chain: Chain, day: string): MandateInForce | undefined {
  if (chain.replaced !== undefined && chain.replaced <= day) return undefined
  const acts = ruling(chain.acts).filter(({ mandate }) => mandate.starts === undefined || mandate.starts <= day)
  const act = acts.at(-1)
  const until = act?.mandate.until
  if (!act || until === undefined) return undefined
  const { mandate, resolution } = act
  // With immediate effect: the day of the decision is no day of the mandate.
  if (mandate.kind === 'terminate' && until === resolution.adopted && day >= until) return undefined
  if (day > until && !mandate.continues) return undefined
  const { entity, under } = nameIn(chain, mandate)
  // A long form, or "the United Nations mission", is another way to print the name; what it followed on bore another.
  const own = new Set(chain.acts.map(each => each.mandate.entity))
  const known = (name: string) => own.has(name)
  return {
    entity,
    until,
    symbol: resolution.symbol,
    clause: mandate.clause,
    quote: resolution.clauses.find(clause => clause.id === mandate.clause)?.text ?? '',
    kind: mandate.kind,
    ...(under === undefined ? {} : { under }),
    ...(mandate.continues ? { continues: true } : {}),
    steps: mandate.steps,
    history: [...historyOf(chain.before), ...steps(acts.slice(0, -1))].map(step =>
      known(step.entity) ? without(step) : step,
    ),
  }
}

/** What a chain's mandate is called as of an act of it, and what tells it from others of that name. */
function nameIn(chain: Chain, mandate: Mandate): Pick<MandateLife, 'entity' | 'under'> {
  const named = chain.acts.findLast(({ mandate: { general } }) => !general)?.mandate.entity
  const under = named === undefined ? regimeOf(chain) : undefined
  const entity = named === undefined ? mandate.entity : acronymIn(chain, mandate.general ? named : mandate.entity)
  return { entity, ...(under === undefined ? {} : { under }) }
}

type NamedStep = MandateStep & { readonly entity: string }

const without = ({ symbol, clause, until }: NamedStep): MandateStep => ({ symbol, clause, until })

const steps = (acts: readonly Act[]): readonly NamedStep[] =>
  acts.flatMap(({ resolution: { symbol }, mandate: { clause, until, entity, kind } }) =>
    until === undefined || kind === 'terminate' ? [] : [{ symbol, clause, until, entity }],
  )

const historyOf = (chain: Chain | undefined): readonly NamedStep[] =>
  chain ? [...historyOf(chain.before), ...steps(ruling(chain.acts))] : []

/** Of the acts of one resolution on a mandate the one that reaches furthest; acts without a day only where nothing else is known. */
function ruling(acts: readonly Act[]): readonly Act[] {
  const dated = acts.filter(({ mandate }) => mandate.until !== undefined)
  const best = new Map<Resolution, Act>()
  for (const act of dated) {
    const other = best.get(act.resolution)
    if (!other || other.mandate.until! < act.mandate.until!) best.set(act.resolution, act)
  }
  return [...best.values()]
}

/** The acronym under which any of a chain's texts calls it. */
const acronymIn = (chain: Chain, entity: string): string =>
  /[a-z]/.test(entity)
    ? (chain.acts.map(act => act.mandate.entity).findLast(name => /^[A-Z-]+(?: [IVX]+)?$/.test(name)) ?? entity)
    : entity

/** The earliest resolution that a chain's paragraphs name for it, else its own first. */
function regimeOf({ acts }: Chain): string | undefined {
  const numbers = acts.flatMap(({ mandate }) => mandate.refers)
  const own = acts[0]?.resolution.number
  const first = Math.min(...numbers, own ?? Number.POSITIVE_INFINITY)
  return Number.isFinite(first) ? `resolution ${first}` : undefined
}
