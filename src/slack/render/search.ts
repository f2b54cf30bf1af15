import type { Reply } from '../../chat/reply.ts'
import { View } from './blocks.ts'
import { plain, shorten } from './elements.ts'
import { LIMITS } from './limits.ts'
import { renderReply } from './reply.ts'

/** The id of the window, and of the field in it, which the app listens to and reads. */
export const SEARCH = 'find_clause'
export const WORDS = 'words'

/** A window with the clauses that were found for some words, and a field to look for others. */
export function renderSearch(words: string, found: Reply, context: string): View {
  return View.parse({
    type: 'modal',
    callback_id: SEARCH,
    private_metadata: context,
    title: plain('Find clause'),
    submit: plain('Find'),
    close: plain('Close'),
    blocks: [
      ...renderReply(found, { still: true }).blocks,
      {
        type: 'input',
        block_id: WORDS,
        label: plain('Paragraph, or words of it'),
        element: {
          type: 'plain_text_input',
          action_id: WORDS,
          max_length: LIMITS.inputText,
          ...(words !== '' && { initial_value: shorten(words, LIMITS.inputText) }),
        },
      },
    ],
  })
}
