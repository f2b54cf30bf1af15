import { OPENERS } from '../../assistant/follow-ups.ts'
import type { Command } from '../command.ts'
import { notice } from '../reply.ts'

/** What can be typed, made from the commands themselves. */
export const helpOn = (commands: readonly Command[]): Command => {
  const help: Command = {
    word: 'help',
    usage: '',
    summary: 'lists what can be asked and typed',
    examples: ['help'],
    means: rest => rest === '',
    run: async (_, { library }) => {
      const { resolutions } = library()
      const about = resolutions.length === 1 ? (resolutions[0]?.symbol ?? '') : `${resolutions.length} resolutions`
      return notice(
        `I answer questions about ${about} word for word, with the paragraph, or say that the text does not say.`,
        [...commands, help].map(c => `${[c.word, c.usage].join(' ').trim()} – ${c.summary}`),
        OPENERS,
      )
    },
  }
  return help
}
