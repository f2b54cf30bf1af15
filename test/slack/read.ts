import type { Seen } from '../wire/scenarios.ts'

/** Blocks as they come over the wire: read by what Slack documents, not by the product's own schemas. */
// biome-ignore lint/suspicious/noExplicitAny: what came over the wire
type Wired = any

/** What a reader sees of a message, as Slack's client shows it. */
export function readMessage(message: { readonly text?: string; readonly blocks?: readonly unknown[] }): Seen {
  const quotes: string[] = []
  const buttons: string[] = []
  const lines: string[] = []
  for (const block of (message.blocks ?? []) as Wired[]) {
    if (block.type === 'rich_text')
      for (const element of block.elements) {
        const text = element.elements.map((run: Wired) => run.text).join('')
        lines.push(text)
        if (element.type === 'rich_text_quote') quotes.push(text)
      }
    else if (block.type === 'section' || block.type === 'header') lines.push(shown(block.text))
    else if (block.type === 'context') lines.push(...block.elements.map(shown))
    else if (block.type === 'actions') buttons.push(...block.elements.map((button: Wired) => shown(button.text)))
    else if (block.type === 'context_actions')
      for (const element of block.elements)
        buttons.push(shown(element.positive_button.text), shown(element.negative_button.text))
    else if (block.type !== 'divider') throw new Error(`a block that nobody reads: ${block.type}`)
  }
  return {
    headline: lines[0] ?? '',
    quotes,
    all: lines.join('\n'),
    buttons,
    spoken: unescaped(message.text ?? ''),
  }
}

const shown = (text: Wired): string => (text.type === 'mrkdwn' ? unescaped(text.text) : text.text)

/** As the client reads Slack's three escapes; a control sequence of Slack's would show as something else, so none may be there. */
function unescaped(text: string): string {
  if (/<[@#!]/.test(text)) throw new Error(`calls somebody: ${text.slice(0, 200)}`)
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}
