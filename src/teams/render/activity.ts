import type { Rendered } from './card.ts'

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive'

/** A card as a message. Under an answer Teams shows its own two thumbs, which come back as an invoke. */
export const messageOf = ({ summary, card }: Rendered, thumbs = false) =>
  ({
    type: 'message',
    summary,
    attachments: [{ contentType: CARD_TYPE, content: card }],
    ...(thumbs && { channelData: { feedbackLoop: { type: 'default' } } }),
  }) as const

/** Words alone, as they stand: where a card cannot be had. */
export const plainMessage = (text: string) => ({ type: 'message', text, textFormat: 'plain' }) as const
