/** Markup that is safe to send: made by `html` only, which escapes whatever is put into it. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

type Part = Html | string | number | undefined | false | readonly Part[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const withEntities = (text: string) => text.toWellFormed().replace(/[&<>"']/g, c => ENTITIES[c] ?? c)

/**
 * Control characters, and those that turn the direction of all that follows (Unicode Standard Annex 9, explicit formatting).
 * The implicit marks (LRM, RLM, ALM) turn nothing but themselves and stay.
 */
const UNSEEN = /(?![\t\n\r\u061c\u200e\u200f])[\p{Cc}\p{Bidi_Control}]/gu

const named = (c: string) => `[U+${c.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`

function write(part: Part): string {
  if (part instanceof Html) return part.markup
  if (Array.isArray(part)) return part.map(write).join('')
  if (part === undefined || part === false) return ''
  return withEntities(String(part).replace(UNSEEN, named))
}

/**
 * Markup with holes. Text is escaped, and its unseen characters are shown by name, so that a question with a
 * right-to-left override reads as what it is; `undefined` and `false` are nothing; lists are joined.
 *
 * @example html`<p>${question}</p>`
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((all, next, i) => all + write(parts[i - 1]) + next))
}

/** The value of a form field, which must come back as it was sent: escaped, nothing replaced. */
export const fieldValue = (text: string): Html => new Html(withEntities(text))
