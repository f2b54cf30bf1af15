import { Unreadable } from './decode.ts'

/** A tag or a run of text, in the order of the document. */
export type Node =
  | { readonly open: string; readonly attributes: string; readonly empty: boolean }
  | { readonly close: string }
  | { readonly text: string }

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*)>|([^<]+)|</g
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Walks XML as office programs write it: no document type, hence no entities but the five and numbers, and nothing to expand.
 *
 * @throws Unreadable for what is not well-formed in this sense.
 * @example [...walkXml('<w:t>a &amp; b</w:t>')] // [{ open: 'w:t', … }, { text: 'a & b' }, { close: 'w:t' }]
 */
export function* walkXml(xml: string): Generator<Node> {
  if (xml.includes('<!DOCTYPE')) throw new Unreadable('is a damaged Word document: its XML has a document type')
  for (const [whole, cdata, slash, name, rest, text] of xml.matchAll(TOKEN)) {
    if (text !== undefined) yield { text: entities(text) }
    else if (cdata !== undefined) yield { text: cdata }
    else if (name !== undefined && slash) yield { close: name }
    else if (name !== undefined) yield { open: name, attributes: rest ?? '', empty: rest?.endsWith('/') ?? false }
    else if (whole === '<') throw new Unreadable('is a damaged Word document: its XML is broken')
  }
}

/** The value of an attribute; undefined where the tag has none of that name. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? entities(found[1] ?? found[2] ?? '') : undefined
}

const entities = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
        if (name !== undefined) return NAMED[name] ?? whole
        const point = Number.parseInt(decimal ?? hex, decimal ? 10 : 16)
        return point <= 0x10ffff ? String.fromCodePoint(point) : ''
      })
    : text
