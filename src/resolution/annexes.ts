import { number, recite } from './body.ts'
import { headingLines, titleAt } from './headings.ts'
import { subLabel } from './labels.ts'
import { opening } from './leading-verb.ts'
import { open, sub } from './lists.ts'
import type { Line } from './page.ts'
import { ANNEX, ARTICLE, CITING, COUNCIL, DATE, HANGING, NOTE_MARK, NUMBERED, STOPPED } from './patterns.ts'
import type { Walk } from './walk.ts'

/** What a number stands behind in a sentence, other than a paragraph. */
const COUNTED = /\b(?:resolution|annex|section|figure|table|no)s?$/i

/** Reads a note below the text: its heading, "Notes", or its mark. */
export function note(walk: Walk, line: Line): boolean {
  const heading = /^(?:[Nn]otes?|NOTES?|Footnotes?):?$/.test(line.text) && NOTE_MARK.test(walk.text(1))
  if (heading && (walk.ended || walk.forced())) {
    walk.writeHeading([line.text])
    walk.notes = true
    return true
  }
  const found = NOTE_MARK.exec(line.text)
  if (!found || !(walk.notes || (line.rule && walk.mode !== 'preamble' && found[2] === undefined))) return false
  const mark = (found[1] ?? found[2] ?? found[3]) as string
  if (/^\d/.test(mark) && walk.notes && walk.block && Number.parseInt(mark, 10) > walk.doc.notes + 1) return false
  walk.notes = true
  const rest = line.text.slice(mark.length).trim()
  const alone = rest === ''
  if (alone) walk.at++
  walk.root = walk.start(
    { id: `footnote-${++walk.doc.notes}`, part: 'footnote', label: mark },
    alone ? walk.text(0) : rest,
  )
  walk.levels = []
  return true
}

/** Opens an annex: at its heading, or where words of another text follow the paragraph that closes the resolution. */
export function annex(walk: Walk, line: Line): boolean {
  const unstopped = !walk.ended && !walk.forced()
  if (unstopped && !anotherAnnex(walk, line)) return false
  if (walk.mode === 'preamble' && walk.annexes === 0) return false
  const implied =
    walk.mode === 'operative' &&
    /\.["”]?$/.test(walk.previous) &&
    /\bseized\b/.test(walk.block?.lines.slice(-3).join(' ') ?? '') &&
    (walk.forced() || /^[A-Z][A-Z ,’-]{8,}$/.test(line.text)) &&
    !number(walk, line) &&
    !subLabel(line.text) &&
    /^["“[(]?[A-Z\d]/.test(line.text) &&
    headingLines(walk) === 0 &&
    opening(line.text) !== 'operative'
  if (!implied && !(ANNEX.test(line.text) && (unstopped || STOPPED.test(walk.previous) || walk.forced() || line.page)))
    return false
  walk.mode = 'annex'
  walk.notes = false
  walk.annexes++
  walk.scopeTo(`annex-${walk.annexes}`)
  walk.annexPreamble = false
  const lines = [line.text]
  while (lines.length < 7 && titleAt(walk, lines.length)) lines.push(walk.text(lines.length))
  walk.writeHeading(lines)
  return true
}

/** "Annex II" alone on its line, below an annex that ends without a stop. */
function anotherAnnex(walk: Walk, line: Line): boolean {
  if (walk.mode !== 'annex' || !ANNEX.test(line.text) || HANGING.test(walk.previous)) return false
  return /^\S+ (?:[IVXLC]{1,6}|\d{1,2}|[A-Z])$/.test(line.text) && (line.page || /[^a-z,]$/.test(walk.previous))
}

/** Reads the enacting words where they come again, as in an annex that is a declaration of the Council. */
export function enact(walk: Walk, line: Line): boolean {
  if (!COUNCIL.test(line.text) || !(STOPPED.test(walk.previous) || walk.block === undefined)) return false
  walk.block = undefined
  walk.doc.block(line.text)
  if (walk.mode === 'annex') walk.annexPreamble = true
  else
    walk.doc.problem({
      code: 'doubled-enacting-words',
      message: 'The words "The Security Council" that open a resolution stand in the text twice.',
    })
  return true
}

/** Opens an article of a statute or agreement: "Article 13 ter", with its title. */
export function article(walk: Walk, line: Line): boolean {
  const article = ARTICLE.exec(line.text)
  if (!article || (article[3] && /[,;]$/.test(line.text))) return false
  if (walk.block && !walk.forced() && !(/[.”"]$/.test(walk.previous) && walk.forced(1))) return false
  if (walk.block && !/[.;:"”)]$/.test(walk.previous)) return false
  const lines = [line.text]
  while (lines.length < 5 && titleAt(walk, lines.length)) lines.push(walk.text(lines.length))
  walk.writeHeading(lines)
  const name = `${article[1]}${article[2] ?? ''}`.toLowerCase().replace(/[ -]/g, '-')
  walk.scopeTo(`annex-${walk.annexes}-art-${name}`)
  return true
}

/** Opens a numbered paragraph, a preambular one, a lettered list or another unnumbered paragraph of an annex. */
export function annexParagraph(walk: Walk, line: Line): boolean {
  const numbered = NUMBERED.exec(line.text)
  const stands = walk.ended || walk.forced() || walk.block === undefined
  if (numbered && (stands || nextItem(walk, numbered)) && !DATE.test(line.text)) {
    const number = Number(numbered[1])
    const rest = numbered[2] as string
    if (number === walk.scopeNumber + 1 || number === 1 || walk.scopeNumber === 0) {
      const label = line.text.slice(0, line.text.length - rest.length).trim()
      // Below another heading the count begins anew: "annex-3-part-2-1".
      if (number === 1 && walk.scopeNumber > 0 && !/^[a-z]$|^[ivx]+$/.test(walk.section ?? ''))
        walk.section = `part-${++walk.part}`
      walk.scopeNumber = number
      const scope = walk.section ? `${walk.scope}-${walk.section}` : walk.scope
      walk.annexPreamble = false
      open(walk, `${scope}-${number}`, 'annex', rest, label)
      return true
    }
  }
  if (walk.annexPreamble && !subLabel(line.text)) {
    const verb = opening(line.text)
    if (verb === 'operative' && walk.ended) {
      walk.annexPreamble = false
      annexText(walk, line)
      return true
    }
    if (walk.block === undefined || (verb && (walk.ended || walk.forced()))) {
      recite(walk, line.text)
      return true
    }
    return false
  }
  if (
    walk.section &&
    walk.block &&
    STOPPED.test(walk.previous) &&
    walk.forced() &&
    /^[A-Z]/.test(line.text) &&
    walk.levels.length === 0 &&
    walk.scopeNumber === 0
  ) {
    annexText(walk, line)
    return true
  }
  const label = subLabel(line.text)
  if (label && !walk.root && (walk.ended || walk.block === undefined)) {
    walk.root = { id: walk.section ? `${walk.scope}-${walk.section}` : walk.scope, part: 'annex', blocks: [] }
    const placed = sub(walk, line)
    if (!placed) walk.root = undefined
    return placed
  }
  return false
}

/** The next number in turn, below a full line without a stop, as in a list of names. */
function nextItem(walk: Walk, numbered: RegExpExecArray): boolean {
  if (Number(numbered[1]) !== walk.scopeNumber + 1 || !/^["“(]?\p{Lu}/u.test(numbered[2] as string)) return false
  return !HANGING.test(walk.previous) && !CITING.test(walk.previous) && !COUNTED.test(walk.previous)
}

/** Text of an annex that bears no number. */
export function annexText(walk: Walk, line: Line): void {
  if (walk.section) open(walk, `${walk.scope}-${walk.section}-${++walk.scopeText}`, 'annex', line.text)
  else if (walk.root && walk.block === undefined && walk.doc.has(walk.scope))
    open(walk, `${walk.scope}-text`, 'annex', line.text)
  else open(walk, walk.scope, 'annex', line.text)
}
