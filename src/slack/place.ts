import type { MessageRef, Place } from '../chat/place.ts'

/** A channel or a direct message of a workspace: "T061EG9R6/C024BE91L". */
export const placeOf = (workspace: string, channel: string): Place => `${workspace}/${channel}`

/** @throws RangeError for a place that is none of Slack's. */
export function readPlace(place: Place): { readonly workspace: string; readonly channel: string } {
  const [workspace, channel, more] = place.split('/')
  if (!workspace || !channel || more !== undefined) throw new RangeError(`${place} is no place of Slack's`)
  return { workspace, channel }
}

/** A message: its place and its `ts`, "T061EG9R6/C024BE91L/1712345678.123456". */
export const refOf = (place: Place, ts: string): MessageRef => `${place}/${ts}`

/** Slack's own first letter of a direct message's id. */
export const isDirect = (channel: string): boolean => channel.startsWith('D')
