import type { Visit } from '../chat/command.ts'
import { placeOf } from './place.ts'

/** Who speaks where, as Bolt's context and the event tell it. */
interface Seen {
  readonly context: { readonly teamId?: string | undefined; readonly enterpriseId?: string | undefined }
  readonly channel: string
  readonly person: string
  /** The `ts` that a conversation hangs on; "" for a direct message's own one. Absent where each question stands alone. */
  readonly thread?: string
  /** True where the message begins it. */
  readonly begins?: boolean
  /** Who wrote in a channel, may. Who only pressed a button need not. */
  readonly mayPost?: Visit['mayPost']
}

/** The workspace that an event came from; the organization, where it came from none. */
export const workspaceOf = ({ teamId, enterpriseId }: Seen['context']): string => teamId ?? enterpriseId ?? ''

/** The zone is not told: it would take the scope users:read. */
export function visitOf({ context, channel, person, thread, begins, mayPost = async () => true }: Seen): Visit {
  const workspace = workspaceOf(context)
  const place = placeOf(workspace, channel)
  return {
    platform: 'slack',
    workspace,
    place,
    person,
    ...(thread !== undefined && { thread: `${place}/${thread}` }),
    ...(begins && { begins }),
    mayPost,
  }
}
