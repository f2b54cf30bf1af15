/**
 * What a resolution does to mandates: which missions, panels and authorizations it establishes, extends, renames or ends, until
 * when and by which paragraph. Days and their arithmetic come from `deadlinesOf`; what is extended is read from the act's own
 * words ("the mandate of …", "…’s mandate", "the authorization of …", "establish …"), or from what "its mandate" stands for.
 */

import { bodiesIn } from './bodies.ts'
import { datesOf } from './dates.ts'
import { deadlinesOf } from './deadlines.ts'
import { kept } from './kept.ts'
import { ending, followed, heirOf, renaming } from './mandate-ends.ts'
import { type Act, actsOf, founded, objects } from './mandate-objects.ts'
import type { Clause, ClauseId, Deadline, Resolution, Span } from './model.ts'

/** What a paragraph does to one mandate. */
export interface Mandate {
  /** As people call it: "UNMOT", "UNAVEM III", "Panel of Experts"; the name as printed where there is no acronym. */
  readonly entity: string
  readonly clause: ClauseId
  readonly kind: 'establish' | 'extend' | 'authorize' | 'rename' | 'terminate'
  /** Last day, ISO 8601; of a termination, the day on which it ends. Absent where the text sets none. */
  readonly until?: string
  /** First day, where the text names one: "with effect from 16 January 1998". */
  readonly starts?: string
  /** The entity that it follows on. */
  readonly from?: string
  /** True where `from` ends by this: "UNMIR shall be known as UNMAR". */
  readonly replaces?: boolean
  /** True where it goes on after `until` unless the Council decides otherwise. */
  readonly continues?: boolean
  /** True where the name does not tell it from others of its kind: "Panel of Experts", "multinational force". */
  readonly general?: boolean
  /** Numbers of the resolutions that the paragraph names for it, "established pursuant to resolution 1591 (2005)". */
  readonly refers: readonly number[]
  /** The other bodies that the paragraph names, "to support UNOCI"; of general names only. */
  readonly beside?: readonly string[]
  /** The resolution that set up the sanctions committee under which a panel works; of general names only. */
  readonly committee?: number
  /** The arithmetic of `until`. */
  readonly steps: readonly string[]
  /** The words that set `until`, within the clause's text. */
  readonly span: Span
}

type Due = Deadline & { readonly due: string }

/**
 * What a resolution does to mandates, in the text's order. Sanctions and judges' terms of office are none.
 *
 * @example mandatesOf(resolution)[0] // { entity: 'UNMOT', clause: 'op-5', kind: 'extend', until: '1998-05-15', … }
 */
export const mandatesOf = kept((resolution: Resolution): readonly Mandate[] => {
  const found: Mandate[] = []
  const add = (mandate: Mandate) => {
    const same = found.findIndex(
      other =>
        other.entity === mandate.entity &&
        (other.clause === mandate.clause || (other.until !== undefined && other.until === mandate.until)),
    )
    if (same < 0) found.push(mandate)
    // What is set up in one act may have its term in another.
    else if (found[same]!.until === undefined) found[same] = { ...mandate, ...found[same]!, ...termOf(mandate) }
  }
  const ends = deadlinesOf(resolution).filter((d): d is Due => d.what === 'mandate' && d.due !== undefined)
  const dues = Map.groupBy(ends, d => d.clause)
  for (const clause of resolution.clauses) {
    if (clause.part !== 'operative' || !(dues.has(clause.id) || MAY_ACT.test(clause.text))) continue
    const acts = actsOf(clause)
    for (const act of acts) {
      const within = (dues.get(clause.id) ?? []).filter(d => d.span[0] >= act.span[0] && d.span[0] < act.span[1])
      for (const mandate of actOn(resolution, clause, act, within)) add(mandate)
    }
  }
  return found
})

const termOf = ({ until, steps, span }: Mandate) => ({ ...(until === undefined ? {} : { until }), steps, span })

/** What a paragraph that sets no day must hold. */
const MAY_ACT =
  /\b(?:establish|set\s+up|terminat|conclud|dissol|liquidat|disband|cease|end|close|expire|known\s+as|bear\s+the|renamed|redesignat|called|succeed|replace|take\s+over)/i

const AGAIN =
  /\b(?:extend|renew|prolong|maintain|extension|further|continue\s+(?!thereafter)|re-?establish|re-?appoint)/i
const INTENDS = /\b(?:intention|intent|readiness|willingness|prepared)\s+to\b/

/** What one act does, given the days that its words set. */
function actOn(resolution: Resolution, clause: Clause, act: Act, dues: readonly Due[]): Mandate[] {
  const base = { clause: clause.id, refers: refersIn(clause), steps: [] as readonly string[] }
  const renamed = renaming(resolution, clause, act)
  const ended = renamed ? undefined : ending(resolution, clause, act)
  if (ended) return ended.map(mandate => ({ ...base, ...mandate }))
  const out: Mandate[] = []
  for (const due of dues.length ? dues : [undefined]) {
    const at = due ? due.span[0] - act.span[0] : act.text.length
    if (INTENDS.test(act.text.slice(0, at))) continue
    const bodies = renamed ? [renamed.to] : due ? objects(resolution, clause, act, at) : founded(resolution, act)
    const kind = renamed ? 'rename' : kindOf(due ? clause.text.slice(act.span[0], due.span[1]) : act.text)
    const heir = due || renamed ? undefined : heirOf(resolution, act)
    if (heir) {
      out.push({ ...base, entity: heir.to.name, kind: 'rename', from: heir.from, span: act.span })
      continue
    }
    // Without a day only what is set up counts: every other paragraph says something of some mission.
    if (!due && !renamed && (kind !== 'establish' || !bodies.length)) continue
    const starts = kind === 'extend' ? undefined : startOf(resolution, clause, act, !due && kind === 'rename')
    const follows = renamed?.from ?? followed(resolution, act, bodies)
    for (const body of bodies)
      out.push({
        ...base,
        entity: body.name,
        kind,
        ...(due ? { until: due.due, steps: due.steps } : {}),
        ...(starts ? { starts } : {}),
        ...(follows && follows !== body.name ? { from: follows } : {}),
        ...(renamed?.whole ? { replaces: true } : {}),
        ...(/\bcontinue\s+thereafter\s+unless\b/.test(act.text) ? { continues: true } : {}),
        ...(body.general
          ? { general: true, beside: besides(resolution, clause), ...committeeOf(resolution, clause) }
          : {}),
        span: due ? due.span : act.span,
      })
  }
  return out
}

function kindOf(text: string): Mandate['kind'] {
  const own = text.replace(/\b(?:re-?)?(?:established|created|constituted)\s+(?:pursuant|by|in|under|at)\b.*/s, '')
  if (AGAIN.test(own)) return 'extend'
  // "the authorizations provided by … this resolution shall terminate one year from …": new ones.
  if (/\bauthori[sz]ations\b[^;]{0,80}?\b(?:this|the\s+present)\s+resolution\b/i.test(own)) return 'establish'
  if (/\b(?:establish|create|set\s+up|constitute|form|shall\s+include)/i.test(own)) return 'establish'
  return /\b(?:authori[sz]|deploy)/i.test(own) ? 'authorize' : 'extend'
}

const START =
  /\b(?:with\s+(?:immediate\s+)?effect\s+(?:from|on)|as\s+(?:of|from)|effective(?:\s+(?:from|on|as\s+of))?|(?:beginning|starting|commencing)(?:\s+(?:on|from|no\s+later\s+than))?)\s+(?:[\d:.]+\s+hours[^,]*,\s+)?$/

/** The day from which an act takes effect; of a new name the day that stands with it. */
function startOf(resolution: Resolution, clause: Clause, act: Act, always: boolean): string | undefined {
  return datesOf(resolution).find(
    date =>
      date.clause === clause.id &&
      date.span[0] >= act.span[0] &&
      date.span[1] <= act.span[1] &&
      (always || START.test(clause.text.slice(Math.max(0, date.span[0] - 60), date.span[0]))),
  )?.date
}

const besides = (resolution: Resolution, { text }: Clause): readonly string[] => [
  ...new Set(
    bodiesIn(resolution, text.slice(0, 700)).flatMap(body => (body.general || !body.known ? [] : [body.name])),
  ),
]

const COMMITTEE =
  /\bCommittee\s+(?:of\s+the\s+Security\s+Council\s+)?(?:established|created|as\s+set\s+out)\s[^;.]{0,60}?\bresolutions?\s+(\d{3,4})/
const OWN_COMMITTEE = /\b(?:establish|create)\b[^;]{0,120}?\ba\s+Committee\s+of\s+the\s+Security\s+Council\b/

/** The committee that a panel works under: the paragraph's own, the one that the resolution sets up, or the first that it names. */
function committeeOf(resolution: Resolution, clause: Clause): { committee?: number } {
  const operative = resolution.clauses.filter(({ part }) => part === 'operative')
  const own = operative.some(({ text }) => OWN_COMMITTEE.test(text)) ? resolution.number : undefined
  const named = COMMITTEE.exec(clause.text) ?? (own ? null : firstMatch(operative))
  const committee = named ? Number(named[1]) : own
  return committee === undefined ? {} : { committee }
}

function firstMatch(clauses: readonly Clause[]): RegExpExecArray | null {
  for (const { text } of clauses) {
    const match = text.includes('Committee') ? COMMITTEE.exec(text) : null
    if (match) return match
  }
  return null
}

/** The resolutions that a paragraph names for what it extends. */
function refersIn({ text }: Clause): readonly number[] {
  const head = text.slice(0, 700)
  return [
    ...new Set(
      [...head.matchAll(/\b(\d{3,4})\s+\((?:19|20)\d\d\)|\bresolution\s+(\d{3,4})\b/gi)].map(m => Number(m[1] ?? m[2])),
    ),
  ]
}
