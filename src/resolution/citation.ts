import { createRequire } from 'node:module'
import type { ClauseId } from './model.ts'

/** Roman numerals by their value; the Council numbers its annexes so. */
export const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']
const roman = (n: string) => ROMAN[Number(n)] ?? n

/**
 * Writes a clause's name as the trade does: `op-6-d-ii` → "OP6(d)(ii)", `pp-3` → "PP3",
 * `annex-2-15-c` → "Annex II, para. 15 (c)", `annex-1-art-6-2` → "Annex I, Article 6 (2)", `footnote-1` → "footnote 1".
 */
export function formatCitation(id: ClauseId): string {
  const [part = '', ...rest] = id.split('-')
  const sub = (parts: readonly string[]) => parts.map(p => `(${p})`).join('')
  if (part === 'op' || part === 'pp') return `${part.toUpperCase()}${rest[0] ?? ''}${sub(rest.slice(1))}`
  if (part === 'footnote') return `footnote ${rest.join('-')}`
  if (part === 'annex') {
    const [n = '', ...inside] = rest
    const name = `Annex ${roman(n)}`
    if (inside.length === 0) return name
    if (inside[0] === 'art') {
      const ter = /^(?:bis|ter|quater)$/.test(inside[2] ?? '') ? 1 : 0
      const below = inside.slice(2 + ter)
      return `${name}, Article ${inside.slice(1, 2 + ter).join(' ')}${below.length ? ` ${sub(below)}` : ''}`
    }
    if (/^\d+$/.test(inside[0] ?? ''))
      return `${name}, para. ${inside[0]}${inside.length > 1 ? ` ${sub(inside.slice(1))}` : ''}`
    return `${name}, ${sub(inside)}`
  }
  return id
}

/** A resolution as a person names it: "S/RES/1138 (1997)", "res 1138", "UNSCR 1138", or the bare "1138". */
export interface ResolutionName {
  readonly number: number
  readonly year?: number
  /** True where only the bare number stands, which may be something else. */
  readonly bare: boolean
  /** Where the name stands in the text that was read. */
  readonly span: readonly [number, number]
}

const YEAR = String.raw`(?:\s*[\/-]\s*((?:19|20)\d{2})\b|\s*\(?\s*(?:of\s+)?((?:19|20)\d{2})\s*\)?)?`
const NAMED = new RegExp(
  String.raw`\b(?:s[\s/-]*res[\s/-]*|(?:(?:un)?\s*sc\s*)?(?:resolutions?|resn|reso|res|unscr|scr|unsc)\.?\s*(?:no\.?|number|#)?\s*)(\d{1,4})\b(?!\/\d{1,3}\b)${YEAR}`,
  'gi',
)
const BARE =
  /(?<![\d/.,$€£-])\b([1-9]\d{2,3})\b(?:\s*\(((?:19|20)\d{2})\)|\/((?:19|20)\d{2})\b)?(?![\d/%]|[.-]\d|,\d|\s+(?:troops|soldiers|men|women|people|persons|personnel|police|officers|observers|staff|refugees|fighters|members|kilomet(?:re|er)s|km|miles|dollars|hours|years|per cent)\b)/gi
const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*`
const BEFORE_YEAR = new RegExp(
  String.raw`(?:\b${MONTH}(?:\.?\s+\d{1,2}(?:st|nd|rd|th)?)?|\b(?:in|since|of|year|during|until|till|by|before|after|from|between|between\s+\d{4}\s+and|\d{4}\s+to))\.?,?\s*$`,
  'i',
)
/** What a number of four digits is the number of, where it is no resolution's. */
const NUMBERED = /\b(?:meetings?|sessions?|page)(?: number| no\.?)?\s*$/i

/** Finds the resolutions that a question names. A four-digit year such as "in 1997" is not one. */
export function readResolutionNames(text: string): readonly ResolutionName[] {
  const names: ResolutionName[] = []
  for (const m of text.matchAll(NAMED)) {
    const year = (m[2] ?? m[3]) ? { year: Number(m[2] ?? m[3]) } : {}
    names.push({ number: Number(m[1]), ...year, bare: false, span: [m.index, m.index + m[0].trimEnd().length] })
  }
  for (const m of text.matchAll(BARE)) {
    if (names.some(n => m.index < n.span[1] && n.span[0] < m.index + m[0].length)) continue
    const n = Number(m[1])
    const named = m[2] ?? m[3]
    const before = text.slice(Math.max(0, m.index - 40), m.index)
    const looksLikeYear = n >= 1945 && n <= 2050 && !named
    if ((looksLikeYear && BEFORE_YEAR.test(before)) || (!named && NUMBERED.test(before))) continue
    const year = named ? { year: Number(named) } : {}
    names.push({ number: n, ...year, bare: !named, span: [m.index, m.index + m[0].trimEnd().length] })
  }
  return names.sort((a, b) => a.span[0] - b.span[0])
}

/** Writes a resolution's symbol, with its one space: "S/RES/1138 (1997)". */
export const formatSymbol = (number: number, year: number): string => `S/RES/${number} (${year})`

/** Any of what a citation could begin with, however misspelt. */
const MAY_CITE =
  /[\d(§¶]|par|prg|clau|pream|opera|ann?e|append|foot|\bfn\b|\bo?\.?pp?|\bop|sub|task|item|letter|\blit|point|indent|bullet|limb/

/** The citations in a question, as `readReferences` reads them; its rules are loaded for the first question that may hold one. */
export function referencesIn(text: string): readonly Reference[] {
  if (!MAY_CITE.test(text)) return []
  const { readReferences }: typeof import('./references.ts') = createRequire(import.meta.url)('./references.ts')
  return readReferences(text)
}

/** What a question points at within a document. */
export interface Reference {
  /** "last" and "penultimate" depend on the document; `at` counts from the end then. */
  readonly part: 'op' | 'pp' | 'any' | 'annex' | 'footnote' | 'sub'
  /** The path of printed numbers below the part, ["6", "d", "ii"]; for `sub` the letters alone, ["d"]. */
  readonly path: readonly string[]
  /** The path where a range ends, ["6", "g"]. */
  readonly to?: readonly string[]
  /** 1 = last, 2 = last but one. */
  readonly fromEnd?: number
  /** Of the sub-paragraphs below `path` the n-th, from 1; negative counts from the end. */
  readonly child?: number
  /** Only the words before the sub-paragraphs are asked for. */
  readonly chapeau?: boolean
  readonly span: readonly [number, number]
}
