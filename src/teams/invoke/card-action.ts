import { z } from 'zod'
import { type Action, decodeAction } from '../../chat/actions.ts'
import type { Desk } from '../../chat/desk.ts'
import { CARD_TYPE } from '../render/activity.ts'
import type { Rendered } from '../render/card.ts'
import { execute } from '../render/elements.ts'
import { renderReply } from '../render/reply.ts'
import { visitOf, type Where } from '../where.ts'

/** The answer to an invoke: the status of the response and of its body are the same. */
export interface Answered {
  readonly status: number
  readonly body: object
}

const Value = z.object({
  action: z.object({ verb: z.string().optional().catch(undefined), data: z.unknown().optional() }),
})

/** What a pressed button says; undefined for none of ours. */
export const pressedIn = (value: unknown): Action | undefined => decodeAction(Value.safeParse(value).data?.action.data)

/** Posts for all what only the person who pressed sees. */
const SHARE = 'share'

/** Whether what is shown to one person is to be posted for all. */
export const isShare = (value: unknown): boolean => Value.safeParse(value).data?.action.verb === SHARE

/** Whether the invoke is one of a button at all. */
export const isPress = (value: unknown): boolean => Value.safeParse(value).success

/** A card in the place of the one whose button was pressed, for whoever pressed it. */
const cardAnswer = ({ card }: Rendered): Answered => ({
  status: 200,
  body: { statusCode: 200, type: CARD_TYPE, value: card },
})

/** Words beside the card. */
export const wordsAnswer = (words: string): Answered => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: words },
})

/** What is not a press. Source: Universal Actions, "Response format". */
export const badPress: Answered = {
  status: 400,
  body: {
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: { code: 'BadRequest', message: 'The action of the button is missing.' },
  },
}

/** A button of another version of this bot, or of another one. */
export const UNKNOWN_BUTTON = 'This button is not known any more. Ask the question again.'

/**
 * Does at once what a button says. What it shows takes the card's place, for whoever pressed; a change is told beside the card.
 *
 * @param member whether the bot can post there: then a page that one person sees can be shared
 */
export async function pressInCard(desk: Desk, action: Action, where: Where, member: boolean): Promise<Answered> {
  const reply = await desk.press(action, visitOf(where))
  if (action.do === 'announcement' && reply.kind === 'notice')
    return wordsAnswer([reply.headline, ...reply.lines].join(' '))
  if (action.do !== 'page') return cardAnswer(renderReply(reply))
  const more = member && where.reference.kind !== 'personal' ? [execute('Share here', action, SHARE)] : []
  return cardAnswer(renderReply(reply, { page: action.page, more }))
}

/** A press that changed something, come again: nothing is changed, and what holds is shown. */
export async function pressAgain(desk: Desk, action: Action, where: Where): Promise<Answered> {
  return action.do === 'subscription'
    ? cardAnswer(renderReply(await desk.hear('subscriptions', visitOf(where))))
    : wordsAnswer('That was done already.')
}
