/** The chat platforms. Nothing in chat/ knows more of them than the name. */
export const PLATFORMS = ['slack', 'teams'] as const

export type Platform = (typeof PLATFORMS)[number]

/** Where a message can be posted: a channel, a personal chat. Opaque: made and read by its own adapter, kept as it is by everyone else. */
export type Place = string

/** A message that stands somewhere, as its platform names it. Opaque outside of its adapter. */
export type MessageRef = string
