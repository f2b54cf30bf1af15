import type { Activity } from './activity.ts'

/** What was said to the bot. */
export interface Said {
  /** Whether the bot was mentioned. */
  readonly mentioned: boolean
  /** The words, without the bot's name and without markup. */
  readonly text: string
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/**
 * Reads the words of a message: the bot's own mentions are taken out, others become the name, entities become what they stand
 * for, once ("&amp;lt;" is "&lt;"). The activity is left as it is.
 *
 * @example readWords(activity) // '<at>Seized</at>&nbsp;when does it expire?' → { mentioned: true, text: 'when does it expire?' }
 */
export function readWords({ text, entities, recipient }: Pick<Activity, 'text' | 'entities' | 'recipient'>): Said {
  const own = (entities ?? []).filter(e => e.type === 'mention' && e.mentioned?.id === recipient.id)
  const names = new Set(
    own
      .flatMap(({ text: written, mentioned }) => [inner(written ?? ''), mentioned?.name, recipient.name])
      .filter(name => name !== undefined && name !== '')
      .map(name => plain(name ?? '')),
  )
  const bare = own.reduce((rest, { text: written }) => (written ? rest.replaceAll(written, ' ') : rest), text ?? '')
  const words = bare.replace(/<at\b[^>]*>([\s\S]*?)<\/at>/gi, (_, name: string) =>
    names.has(plain(name)) ? ' ' : name,
  )
  return { mentioned: own.length > 0, text: plain(words).replace(/^[,:;\s]+(?=\S)/, '') }
}

const inner = (written: string): string => written.replace(/^<at\b[^>]*>|<\/at>$/gi, '')

const plain = (text: string): string =>
  text
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replaceAll('\u00a0', ' ')
    .trim()
