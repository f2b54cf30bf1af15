/**
 * What somebody wrote, as they wrote it: without the bot's name, links as their words or address, Slack's escapes undone.
 * Source: docs.slack.dev/messaging/formatting-message-text, "Retrieving formatted messages".
 *
 * @example readText('<@U0BOT> what does <https://undocs.org/S/RES/1138(1997)|it> say &amp; mean?') // 'what does it say & mean?'
 */
export function readText(text: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inside: string) => {
      const [target = '', label] = inside.split('|')
      if (target.startsWith('@')) return ''
      if (target.startsWith('#')) return `#${label || 'channel'}`
      if (target.startsWith('!')) return label ?? ''
      return label || target.replace(/^mailto:/, '')
    })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim()
}
