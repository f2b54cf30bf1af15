import { type Block, Message } from './blocks.ts'
import { escaped } from './elements.ts'
import { LIMITS } from './limits.ts'

/** What stands in a message's `text` where it does not hold all. */
const GOES_ON = '… The rest stands in the message.'

/** What a message is made from: what is shown, and the same in plain words, paragraph by paragraph. */
export interface Parts {
  readonly blocks: readonly Block[]
  readonly words: readonly string[]
}

/** @throws ZodError for what Slack would refuse: such a message is never sent. */
export const messageOf = (blocks: Parts['blocks'], words: Parts['words']): Message =>
  Message.parse({ text: spoken(words), blocks })

/** The message, where Slack takes it and its plain words are whole. */
export function fitting({ blocks, words }: Parts): Message | undefined {
  const text = spoken(words)
  return text.endsWith(GOES_ON) ? undefined : Message.safeParse({ text, blocks }).data
}

/** Escaped, so that a quotation calls nobody; cut between paragraphs where it is too long, which it then says. */
function spoken(words: readonly string[]): string {
  const whole = words
    .filter(part => part !== '')
    .map(escaped)
    .join('\n\n')
  if (whole.length <= LIMITS.text) return whole
  const room = LIMITS.text - GOES_ON.length - 1
  const cut = whole.slice(0, room)
  const end = Math.max(cut.lastIndexOf('\n\n'), cut.lastIndexOf('\n'), cut.lastIndexOf(' '))
  return `${cut.slice(0, end > 0 ? end : room)}\n${GOES_ON}`
}
