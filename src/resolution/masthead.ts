import type { Problem } from './model.ts'

/** The masthead read: its printed blocks, and the facts in them. */
export interface Masthead {
  readonly blocks: readonly string[]
  readonly symbol: string
  readonly number?: number
  readonly year?: number
  readonly adopted?: string
  readonly meeting?: number
  readonly problems: readonly Problem[]
  /** Index of the first line after the masthead. */
  readonly end: number
  /** The enacting words as printed, "The Security Council,", and what follows them on their line. */
  readonly council?: { words: string; rest: string }
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const COUNCIL = /^((?:The |THE )?(?:Security Council|SECURITY COUNCIL) ?(?:[,:;.]|$)) ?(.*)$/
/** No counted repetition: it would take longer to compile than the masthead to read. */
const ADOPTED =
  /(?:Adopted|ADOPTED) by the Security Council\D*?([\d,]+) ?(?:st|nd|rd|th)? ?(?:\([^)]*\) ?)?[a-z ]*meeting(?: ?\([^)]*\))?[^\d]*(\d\d?)[a-z]* ?([A-Z][a-z]+) ?,? ?(\d{4})/
const SYMBOL = /S\/RES\/ ?(\d{1,4}) ?\((\d{4})\)/
const TITLE = /^(?:RESOLUTION|Resolution) (\d{1,4}) ?\((\d{4})\)/
/** The emblem, the distribution and the language, in whatever pieces the extraction left them. */
const EMBLEM =
  /^(?:S?(?:UNITED|NATIONS|SECURITYCOUNCIL|DISTR|GENERAL|LIMITED|ENGLISH|FRENCH|SPANISH|RUSSIAN|ARABIC|CHINESE|ORIGINAL)|S){1,9}$/
const FURNITURE = /^(?:[-_=*`]{3,}|\*[\dA-Z]{6,9}\*|\d{2}-\d{5}\*{0,3}(?: ?\([A-Z]\))?(?: ?\d{6})?)$/

/** Distribution marks, emblem or job number: no part of the masthead's words. */
function emblem(line: string): boolean {
  return line.length < 80 && (EMBLEM.test(line.toUpperCase().replace(/[\s.:/[\]]+/g, '')) || FURNITURE.test(line))
}

/** Finds the enacting words: the line by which masthead ends and preamble begins. */
function councilLine(lines: readonly string[]): number {
  let adopted = -1
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    if (adopted < 0 && /^(?:Adopted|ADOPTED) by/.test(line)) adopted = i
    const found = line.length < 4000 || /^(?:The|THE) S/.test(line) ? COUNCIL.exec(line.slice(0, 200)) : null
    if (!found) continue
    // "…, and informs the⏎Security Council, through the Secretary-General, of …" is in mid-sentence.
    if (/^[a-z]/.test(found[2] as string)) continue
    const punctuated = /[,:;.]$/.test(found[1] as string)
    if (
      punctuated ? !/^Distr/.test(found[2] as string) : (adopted >= 0 || /^(?:The|THE)/.test(line)) && found[2] === ''
    )
      return i
  }
  return -1
}

/** Reads the masthead of the lines: all that stands above "The Security Council,". */
export function masthead(lines: readonly string[]): Masthead {
  const problems: Problem[] = []
  const at = councilLine(lines)
  const head = lines.slice(0, at < 0 ? Math.min(lines.length, 40) : at)
  const blocks: string[] = []
  let inAdopted = 0
  let end = Math.max(at, 0)
  for (let i = 0; i < head.length; i++) {
    const line = (head[i] as string).replace('\f', '').replace(/^(?:United Nations|UNITED NATIONS) ?(?=S\/RES)/, '')
    const last = blocks.length - 1
    if (line === '' || line.length > 300) continue
    if (at < 0 && ADOPTED.test(blocks[last] ?? '')) break
    if (emblem(line)) continue
    if (inAdopted > 0 && inAdopted++ < 4 && !ADOPTED.test(blocks[last] as string))
      blocks[last] = `${blocks[last]} ${line}`
    else {
      if (
        at < 0 &&
        !SYMBOL.test(line) &&
        !TITLE.test(line) &&
        !/^(?:Adopted|ADOPTED) by/.test(line) &&
        !/^\d{1,2} [A-Z][a-z]+ \d{4}$/.test(line)
      )
        continue
      blocks.push(line)
      inAdopted = /^(?:Adopted|ADOPTED) by/.test(line) ? 1 : 0
    }
    if (at < 0) end = i + 1
  }
  const whole = blocks.join('\n')
  const symbols = blocks.map(b => SYMBOL.exec(b) ?? TITLE.exec(b)).filter(found => found !== null)
  const [first] = symbols
  const adopted = ADOPTED.exec(blocks.find(b => /^(?:Adopted|ADOPTED) by/.test(b)) ?? whole.slice(0, 4000))
  const date = adopted && isoDate(adopted[2] as string, adopted[3] as string, adopted[4] as string)
  if (blocks.length === 0) problems.push({ code: 'no-masthead', message: 'The text has no masthead.' })
  if (!first)
    problems.push({ code: 'no-symbol', message: 'The masthead prints no symbol such as "S/RES/1138 (1997)".' })
  const other = symbols.find(s => first && (s[1] !== first[1] || s[2] !== first[2]))
  if (other && first)
    problems.push({
      code: 'symbol-mismatch',
      message: `The masthead prints both ${first[1]} (${first[2]}) and ${other[1]} (${other[2]}).`,
    })
  if (!adopted)
    problems.push({
      code: 'no-meeting',
      message: 'The masthead does not say at which meeting the Council adopted the text.',
    })
  if (!date)
    problems.push({
      code: 'no-adoption-date',
      message: 'The masthead does not say on which day the Council adopted the text.',
    })
  if (date && first && !date.startsWith(first[2] as string))
    problems.push({
      code: 'year-mismatch',
      message: `The symbol has the year ${first[2]}, but the Council adopted the text on ${date}.`,
    })
  const council = at < 0 ? null : COUNCIL.exec((lines[at] as string).slice(0, 60))
  return {
    blocks,
    symbol: first ? `S/RES/${first[1]} (${first[2]})` : '',
    ...(first && { number: Number(first[1]), year: Number(first[2]) }),
    ...(date && { adopted: date }),
    ...(adopted && { meeting: Number((adopted[1] as string).replace(',', '')) }),
    problems,
    end: at < 0 ? end : at + 1,
    ...(council && {
      council: {
        words: (council[1] as string).trim(),
        rest: (lines[at] as string).slice((council[1] as string).length).trim(),
      },
    }),
  }
}

function isoDate(day: string, month: string, year: string): string | undefined {
  const m = MONTHS.indexOf(month.toLowerCase()) + 1
  const d = Number(day)
  if (m === 0 || d < 1 || d > 31) return undefined
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}
