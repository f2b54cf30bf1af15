import type { Row } from '../../../src/announcements/ledger.ts'
import type { Platforms } from './chaos.ts'

/** What became of a run. */
export interface Verdict {
  readonly due: number
  readonly sent: number
  /** Said in the message of a later lead of the same deadline. */
  readonly told: number
  /** In no channel, and not in the ledger as such. */
  readonly lost: readonly string[]
  /** More than once in a channel that can be asked, or more often than the ledger accounts for. */
  readonly doubled: readonly string[]
  readonly teams: {
    /** Posted once more because nobody could know, and marked. */
    readonly repeated: number
    /** Of those, how many did stand there already. */
    readonly seenTwice: number
    /** Held for an administrator. */
    readonly held: number
  }
  /** Rows by state. */
  readonly states: Readonly<Record<string, number>>
}

/** Compares what the ledger says with what stands in the channels. */
export function judge(
  expected: number,
  rows: readonly Row[],
  { slack, teams }: Pick<Platforms, 'slack' | 'teams'>,
): Verdict {
  const lost: string[] = []
  const doubled: string[] = []
  const inSlack = counted(slack.of('chat.postMessage').map(call => String(call.args.metadata?.event_payload?.key)))
  // Teams keeps no key with a message; its buttons hold the announcement's id.
  const standing = teams.standing().map(({ activity }) => JSON.stringify(activity))
  const inTeams = counted(standing.map(idIn))
  const marked = counted(standing.filter(text => text.includes('(possible repeat)')).map(idIn))
  const known = new Set(rows.map(row => row.id))
  let [repeated, seenTwice, held, told] = [0, 0, 0, 0]
  if (rows.length < expected) lost.push(`${expected - rows.length} were never in the ledger`)
  for (const row of rows) {
    const stands = (row.platform === 'slack' ? inSlack : inTeams).get(row.id) ?? 0
    if (row.toldBy !== undefined) {
      told++
      // It may have been tried by itself before the next lead came; then it was asked about first.
      if (stands > 0 && row.platform === 'slack')
        doubled.push(`${row.id}: stands by itself and is told by ${row.toldBy}`)
      const by = rows.find(other => other.id === row.toldBy)
      if (!by || (row.state === 'sent') !== (by.state === 'sent'))
        lost.push(`${row.id}: ${row.state}, told by one that is ${by?.state}`)
      continue
    }
    const isHeld = row.platform === 'teams' && row.state === 'uncertain'
    if (isHeld) held++
    if (row.state === 'sent' ? stands === 0 : !isHeld)
      lost.push(`${row.id}: ${row.state}, ${stands} stand there, ${row.reason ?? ''}`)
    if (row.platform === 'slack' && stands > 1) doubled.push(`${row.id}: ${stands} stand in Slack`)
    if (row.platform === 'teams') {
      repeated += row.repeats
      if (stands > 1) seenTwice++
      if (stands > 1 + row.repeats || stands - 1 > (marked.get(row.id) ?? 0))
        doubled.push(
          `${row.id}: ${stands} stand in Teams, ${marked.get(row.id) ?? 0} marked, ${row.repeats} in the ledger`,
        )
    }
  }
  for (const id of [...inSlack.keys(), ...inTeams.keys()])
    if (!known.has(id)) doubled.push(`${id}: stands there and is not in the ledger`)
  const states: Record<string, number> = {}
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1
  return { due: rows.length, sent: states.sent ?? 0, told, lost, doubled, teams: { repeated, seenTwice, held }, states }
}

const counted = (ids: readonly string[]): Map<string, number> => {
  const count = new Map<string, number>()
  for (const id of ids) count.set(id, (count.get(id) ?? 0) + 1)
  return count
}

const idIn = (activity: string): string => /[\\"]id[\\"]+:[\\"]+([0-9a-f]{32})/.exec(activity)?.[1] ?? 'no id'
