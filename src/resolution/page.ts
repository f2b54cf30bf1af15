/**
 * From the pages as issued to running lines: page headers, page and job numbers and rules go, footnotes are set aside,
 * and each remaining line remembers what stood above it.
 */

import { opening } from './leading-verb.ts'

/** A printed line of running text. */
export interface Line {
  readonly text: string
  /** A blank line stood above. */
  readonly gap: boolean
  /** A page ended above. */
  readonly page: boolean
  /** A rule ("-----", "* * *") stood above. */
  readonly rule: boolean
}

export interface Pages {
  readonly lines: readonly Line[]
  /** Footnotes at the foot of a page, "* Reissued for technical reasons.", with their mark. */
  readonly footnotes: readonly { mark: string; lines: readonly string[] }[]
  /** The number that the masthead or the page headers print, "1138". */
  readonly number: string | undefined
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
const INVISIBLE = /[\uFEFF\u00AD\u200B-\u200F\u2028\u2060\u0000-\u0008\u000E-\u001F]/g
/** Letters that some fonts print as one, "ﬁ": two letters of the word. */
const LIGATURES = /[\uFB00-\uFB06]/g
/** "*Recalling*", "**Decides**": the marks by which markdown sets words in italics or bold. */
const EMPHASIS = /(?<![\p{L}\p{N}*_])(\*{1,3}|_{1,2})(?=\p{L})([^*_]{0,80}?[^*_\s])\1(?![\p{L}\p{N}*_])/gu
const SPACES = /[\t\v\u00A0\u2000-\u200A\u202F\u205F\u3000 ]+/g
const MORE = /^(?:\/ ?(?:\.\.\.|…)|…)$/
/** A job number with what is glued to it: "95-19692 (E) /...", "06-681422", "1109-65662", "15-011176/9", "05-59277 3". */
const JOB =
  /^(?:\d{1,3}(?:\/\d{1,3})? ?)?\d{2}-\d{5}\*{0,3}(?: ?\([A-Z]\))?(?: ?\d{6})?(?: ?\*\d{7}\*)?(?: ?\d{1,3}(?:\/\d{1,3})?)?(?: ?\/ ?\.\.\.)?$/
const BARCODE = /^(?:\*[\dA-Z]{6,9}\*|`{3,}|Please recycle.{0,3})$/
const PAGE = /^(?:(?:English|Original:? ?English) )?(?:Page|PAGE|page) \d{1,3}$/
const NUMBER = /^(?:\d{1,3}|- ?\d{1,3} ?-|\d{1,3} ?\/ ?\d{1,3})$/
const SYMBOL = /^(?:[Pp]age \d{1,3} )?S\/RES\/(\d{1,4}) ?\((\d{4})\)\*{0,3}(?: (?:[Pp]age )?\d{1,3})?$/
const RULE = /^(?:[-_=–—]{3,}|[-–—_](?: [-–—_]){2,}|\*(?: ?\*){2,})$/
const NOTE = /^(\*{1,3}) ?(\S.*)$/
/** "1 See S/1994/62." or "1/ S/1994/62." */
const NUMBERED_NOTE = /^(\d{1,2}(?: (?=[A-Z“"])|\/ (?=\S)))(.*)$/
const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/
const REISSUE = /^(?:(?:Second|Third|Fourth|Final) )?(?:[Rr]e-?(?:issue|submi)|Previously|Incorporat|Corrigend|Correct)/

const STOP = /[;:.]["”’)]*$/
const LABEL = /^(?:\d{1,2}\.|\([a-z]{1,3}\))$/
/** Heads a page only next to other furniture: the symbol of another document (a draft's), the language. */
const OTHER_HEAD =
  /^(?:[AS]\/[A-Z\d/.-]+(?: ?\(\d{4}\))?\*{0,3}|English|Original: ?English|United Nations|Security Council)$/

const FURNITURE = { text: 0, blank: 1, head: 2, rule: 3, number: 4 } as const
type Furniture = (typeof FURNITURE)[keyof typeof FURNITURE]

const letters = (ligature: string): string => ligature.normalize('NFKC')

/** Splits the raw text in lines without invisible characters, ligatures, runs of spaces or the marks of markdown. */
export function split(raw: string): string[] {
  // Asked of the whole, for most texts have neither.
  const [joined, marked] = [/[\uFB00-\uFB06]/.test(raw), /[*_][A-Za-z]/.test(raw)]
  return raw.split(/\r\n|[\n\r\u0085\u2029]|(?=\f)/).map(line => {
    const feed = line.startsWith('\f') ? '\f' : ''
    const text = line.replace(/\f/g, ' ').replace(INVISIBLE, '').replace(SPACES, ' ').trim()
    let plain = text.replace(/^#{1,6} /, '').replace(/^\\(?=[-*_#])/, '')
    if (joined) plain = plain.replace(LIGATURES, letters)
    return feed + (marked ? plain.replace(EMPHASIS, '$2') : plain)
  })
}

/** The number of the resolution by its own pages: the first symbol that stands alone on a line or closes one. */
function ownNumber(lines: readonly string[]): string | undefined {
  for (let i = 0; i < lines.length && i < 120; i++) {
    const line = lines[i] as string
    if (line.length > 120) continue
    const found =
      /^(?:United Nations ?)?S\/RES\/(\d{1,4}) ?\(\d{4}\)\*{0,3}$/.exec(line) ??
      /^(?:RESOLUTION|Resolution) (\d{1,4}) ?\(\d{4}\)/.exec(line)
    if (found) return found[1]
  }
  return undefined
}

function furniture(line: string, own: string | undefined): Furniture {
  if (line === '') return FURNITURE.blank
  if (line.length > 40) return FURNITURE.text
  // By the first character: most lines are text, and each pattern costs its compilation.
  const first = line[0] as string
  if (/\d/.test(first) || first === '-') {
    if (JOB.test(line)) return FURNITURE.head
    if (NUMBER.test(line)) return FURNITURE.number
  }
  if (/[*`P]/.test(first) && BARCODE.test(line)) return FURNITURE.head
  if (/[PpEO]/.test(first) && PAGE.test(line)) return FURNITURE.head
  if (/[/…]/.test(first)) return MORE.test(line) ? FURNITURE.head : FURNITURE.text
  if (/[SPp]/.test(first) && SYMBOL.exec(line)?.[1] === (own ?? '')) return FURNITURE.head
  if (/[-_=–—*]/.test(first) && RULE.test(line)) return FURNITURE.rule
  return /[ASUEO]/.test(first) && OTHER_HEAD.test(line) ? FURNITURE.number : FURNITURE.text
}

/** Takes the furniture out of the lines that follow the masthead. */
export function pages(lines: readonly string[], from: number): Pages {
  const number = ownNumber(lines)
  const kinds = lines.map(line => furniture(line.startsWith('\f') ? line.slice(1) : line, number))
  const footnotes: { mark: string; lines: string[] }[] = []
  const kept: Line[] = []
  /** Index in `kept` of the first line of the page. */
  let pageStart = 0
  let [gap, page, rule] = [false, false, false]
  const near = (i: number, step: number) => {
    let at = i + step
    while (kinds[at] === FURNITURE.blank) at += step
    return kinds[at] === FURNITURE.head || (at >= 0 && (lines[at]?.startsWith('\f') ?? false))
  }
  const endPage = () => {
    setAside(kept, pageStart, footnotes)
    pageStart = kept.length
    page = true
  }
  for (let i = from; i < lines.length; i++) {
    let text = lines[i] as string
    if (text.startsWith('\f')) {
      text = text.slice(1)
      endPage()
    }
    const kind = kinds[i] as Furniture
    if (kind === FURNITURE.blank) gap = true
    else if (kind === FURNITURE.head) {
      if (!page) endPage()
    } else if (kind === FURNITURE.rule) rule = true
    else if (kind === FURNITURE.number && (page || near(i, 1) || near(i, -1))) {
      if (!page) endPage()
    } else {
      if (text.endsWith('/...') && text.length > 8) text = text.slice(0, -4).trimEnd()
      // "5." and "(a)" that the extraction set on lines of their own.
      const above = kept.at(-1)
      if (above && kept.length > pageStart && LABEL.test(above.text) && /^["“(]?[A-Za-z]/.test(text))
        kept[kept.length - 1] = { ...above, text: `${above.text} ${text}` }
      // Blank lines around the furniture of a page tell nothing of a sentence that it cuts.
      else kept.push({ text, gap: gap && !(page && above && !STOP.test(above.text)), page, rule })
      gap = page = rule = false
    }
  }
  setAside(kept, pageStart, footnotes)
  return { lines: kept, footnotes, number }
}

/** Moves the footnotes at the foot of the page that has just ended from its lines to `footnotes`. */
function setAside(kept: Line[], pageStart: number, footnotes: { mark: string; lines: string[] }[]): void {
  for (let at = kept.length - 1; at >= Math.max(pageStart, kept.length - 20); at--) {
    const line = (kept[at] as Line).text
    const starred = NOTE.exec(line)
    const numbered = NUMBERED_NOTE.exec(line)
    if (/^(?:[Nn]otes?|NOTES?|Footnotes?):?$/.test(kept[at - 1]?.text ?? '')) return
    const found: { mark: string; lines: string[] }[] = []
    if (starred && (REISSUE.test(starred[2] as string) || !(kept[at] as Line).gap)) {
      if (RULE.test(line)) return
      found.push({ mark: starred[1] as string, lines: [starred[2] as string] })
    } else if (
      numbered &&
      Number.parseInt(numbered[1] as string, 10) === footnotes.filter(({ mark }) => /^\d/.test(mark)).length + 1 &&
      opening(numbered[2] as string) !== 'operative' &&
      !MONTH.test(numbered[2] as string)
    ) {
      if (!/[.)]$/.test((kept.at(-1) as Line).text)) continue
      found.push({ mark: (numbered[1] as string).trim(), lines: [numbered[2] as string] })
    } else continue
    for (const { text } of kept.splice(at).slice(1)) {
      const next = NOTE.exec(text) ?? NUMBERED_NOTE.exec(text)
      if (next) found.push({ mark: (next[1] as string).trim(), lines: [next[2] as string] })
      else found.at(-1)?.lines.push(text)
    }
    footnotes.push(...found)
    return
  }
}

/**
 * Joins printed lines to one paragraph. A hyphen at the end of a line is kept ("Secretary-\nGeneral" → "Secretary-General"):
 * these texts break a word only where it has a hyphen.
 */
export function join(lines: readonly string[]): string {
  let text = ''
  const parts: string[] = []
  for (const line of lines) {
    if (line === '') continue
    if (text !== '') parts.push(/[^\s–—-]-$/.test(text.slice(-2)) || /[A-Za-z]\/$/.test(text.slice(-2)) ? '' : ' ')
    parts.push(line)
    text = line
  }
  return parts.join('')
}
