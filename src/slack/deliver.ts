import type { Place } from '../chat/place.ts'
import type { Posted } from '../chat/port.ts'
import { notice } from '../chat/reply.ts'
import { NotNow } from '../chat/worker.ts'
import type { Job } from './job.ts'
import type { Parts } from './parts.ts'
import { isDirect, readPlace } from './place.ts'
import type { Message } from './render/blocks.ts'
import { renderReply } from './render/reply.ts'

/** Where an answer goes. */
interface Address {
  readonly place: Place
  readonly thread?: string
  readonly person: string
}

type Means = Pick<Parts, 'poster' | 'outbox' | 'log'>

/** Milliseconds between the loss of an answer and the look for the message: Slack shows it by then. */
const PAUSE = 1_000

/** Hours back in which an earlier try at an answer is looked for; its event is taken over within seconds. */
const EARLIER = 1

/** Posts an answer, once. Where Slack's word on it was lost it is looked for, and where that is not allowed the person is told. */
export async function deliver(address: Address, message: Message, job: Job, means: Means): Promise<void> {
  const { place, thread, person } = address
  const { poster, outbox, log } = means
  const where = { ...(thread && { thread }), key: job.id }
  const began = job.began
  const send = () => outbox.post(place, () => poster.post(place, message, where), job.signal)
  if (job.again) {
    const sought = await poster.find(place, job.id, began.subtract({ hours: EARLIER }), thread)
    if (sought.outcome === 'found') return job.answered(sought.ref)
  }
  let posted: Posted = await send()
  for (let looks = 0; posted.outcome === 'unknown' && looks < 2; looks++) {
    log.warn('slack did not say whether an answer was posted', { place, reason: posted.reason })
    await new Promise(resolve => setTimeout(resolve, PAUSE))
    const sought = await poster.find(place, job.id, began, thread)
    if (sought.outcome === 'found') return job.answered(sought.ref)
    if (sought.outcome !== 'absent') return doubt(address, means)
    posted = await send()
  }
  if (posted.outcome === 'sent') job.answered(posted.ref)
  else if (posted.outcome === 'later') throw new NotNow(posted.reason)
  else log.warn('slack answer not posted', { place, person, reason: posted.reason })
}

/** Only the person sees it: a second answer would be seen by all. Where nobody else is, it is said as everything else is. */
async function doubt({ place, thread, person }: Address, { poster, outbox, log }: Means): Promise<void> {
  const words = renderReply(
    notice('Slack did not tell me whether my answer arrived.', ['If you do not see it in a moment, please ask again.']),
  )
  const alone = isDirect(readPlace(place).channel) || readPlace(place).channel === person
  const where = { ...(!alone && { person }), ...(thread && { thread }) }
  const posted = await outbox.post(place, () => poster.post(place, words, where))
  if (posted.outcome !== 'sent') log.warn('slack answer in doubt', { place, person, reason: posted.reason })
}
