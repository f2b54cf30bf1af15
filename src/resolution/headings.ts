import { number } from './body.ts'
import type { Draft } from './draft.ts'
import { place, subLabel } from './labels.ts'
import { opening } from './leading-verb.ts'
import type { Line } from './page.ts'
import {
  ANNEX,
  ARTICLE,
  BRACED,
  BULLET,
  CITING,
  HANGING,
  NUMBERED,
  SECTION,
  STOPPED,
  TITLED_SECTION,
  UNDOTTED,
} from './patterns.ts'
import type { Walk } from './walk.ts'

/** Reads a section's letter or the words of a heading; false where the line is neither. */
export function headings(walk: Walk, line: Line): boolean {
  const section = SECTION.exec(line.text)
  if (section && (STOPPED.test(walk.previous) || walk.ended) && /^["“]?[A-Z\d(]/.test(walk.text(1))) {
    walk.writeHeading([line.text])
    walk.enterSection(section[1] as string)
    return true
  }
  const count = headingLines(walk)
  if (count === 0) return false
  const titled = TITLED_SECTION.exec(line.text)
  const lines = Array.from({ length: count }, (_, n) => walk.text(n))
  if (walk.root && walk.mode !== 'annex' && !startsNumber(walk, count) && !startsRecital(walk, count))
    headList(walk, walk.root, lines)
  else walk.writeHeading(lines)
  if (walk.listHeading) return true
  if (titled) walk.enterSection(titled[1] as string)
  return true
}

/** A heading inside a paragraph's list is the paragraph's own words, and a clause, so that it can be quoted. */
function headList(walk: Walk, root: Draft, lines: readonly string[]): void {
  walk.listHeading = undefined
  const { blocks } = walk.start({ id: `${root.id}-heading`, part: root.part, parent: root }, lines[0] as string)
  blocks[0]?.lines.push(...lines.slice(1))
  walk.listHeading = lines.join(' ')
  walk.block = undefined
  walk.at += lines.length - 1
}

/** How many lines from here are a heading: lines without a stop, right above a numbered paragraph or a preambular opening. */
export function headingLines(walk: Walk): number {
  const line = walk.lines[walk.at] as Line
  if (!(walk.ended || line.rule || (walk.mode === 'annex' && walk.forced()))) return 0
  const above = walk.mode !== 'operative' || STOPPED.test(walk.previous) || line.rule || walk.block === undefined
  const room = !walk.block || walk.forced()
  const first = walk.text(0)
  if (UNDOTTED.test(first) && walk.mode !== 'annex' && number(walk, line)) return 0
  const verb = opening(first)
  // A line without a stop between a paragraph's end and the next number or label is no sentence's: it need not be short.
  const apart =
    walk.mode === 'operative' &&
    verb === undefined &&
    /[;:.]["”’)]*$/.test(walk.previous) &&
    !CITING.test(first) &&
    !HANGING.test(first)
  for (let n = 0; n < 5; n++) {
    const text = walk.text(n)
    if (text === '') return 0
    if (n > 0) {
      // The line above may be full; then the heading itself has to be short of the margin.
      const sure = apart && n === 1
      const whole = n === 1 ? first : `${first} ${walk.text(1)}`
      const short =
        sure ||
        room ||
        (n < 3 && BRACED.test(whole)) ||
        (walk.forced(n) && (walk.mode !== 'preamble' || first.length < 60))
      const number = above && short && (verb === undefined || walk.mode === 'operative') && startsNumber(walk, n)
      const recital = room && verb === undefined && startsRecital(walk, n)
      if (number || recital || (n < 3 && short && verb !== 'operative' && startsList(walk, n))) return n
    }
    if (text.length > (walk.width === 0 ? 160 : 110) || /[;,]$/.test(text) || (/\.$/.test(text) && text.length > 5))
      return 0
    if (text.includes('; ')) return 0
    if (text.endsWith(':') && (n > 0 || text.length > 60)) return 0
    if (BULLET.test(text) || (n === 0 && !/^[“"(]{0,2}[A-Z\d]/.test(text)) || NUMBERED.test(text)) return 0
    if (subLabel(text) && !TITLED_SECTION.test(text)) return 0
  }
  return 0
}

/** A list's next label, below words that can only be a heading. */
function startsList(walk: Walk, offset: number): boolean {
  const label = subLabel(walk.text(offset))
  if (!label || !walk.root || HANGING.test(walk.text(offset - 1)) || /^(?:To|That|By|In|For) /.test(walk.text(0)))
    return false
  if (!/^[“"]?[A-Z(]/.test(label.rest) && walk.levels.length === 0) return false
  const spot = place(label, walk.levels, false, undefined)
  return spot !== undefined && !spot.gap && (spot.depth < walk.levels.length || walk.levels.length === 0)
}

function startsNumber(walk: Walk, offset: number): boolean {
  const text = walk.text(offset)
  const found = NUMBERED.exec(text)
  if (!found) {
    if (walk.mode === 'annex') return ARTICLE.test(text)
    const undotted = UNDOTTED.exec(text)
    return Number(undotted?.[1]) === walk.operative + 1 && opening(undotted?.[2] as string) === 'operative'
  }
  const number = Number(found[1])
  return walk.mode === 'annex' ? number === 1 || number === walk.scopeNumber + 1 : number === walk.operative + 1
}

function startsRecital(walk: Walk, offset: number): boolean {
  return walk.mode === 'preamble' && opening(walk.text(offset)) === 'preambular' && walk.forced(offset)
}

/** A line of title below an annex's or article's heading: short, without a stop, not numbered. */
export function titleAt(walk: Walk, offset: number): boolean {
  const text = walk.text(offset)
  if (text === '' || text.length > 100 || /[;,.:]$/.test(text) || NUMBERED.test(text) || BULLET.test(text)) return false
  if (ARTICLE.test(text) || ANNEX.test(text) || SECTION.test(text) || TITLED_SECTION.test(text) || subLabel(text))
    return false
  return walk.forced(offset + 1) && walk.text(offset + 1) !== ''
}
