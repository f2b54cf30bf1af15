import { annex, annexParagraph, annexText, article, enact, note } from './annexes.ts'
import { capital, paragraph } from './body.ts'
import type { Block, Document, Draft } from './draft.ts'
import { headings } from './headings.ts'
import { subLabel } from './labels.ts'
import { opening } from './leading-verb.ts'
import { sub } from './lists.ts'
import type { Line } from './page.ts'
import { BULLET, FIELD, NUMBERED, ROOM, STOPPED } from './patterns.ts'
import { Walk } from './walk.ts'

/** Reads the running lines below the enacting words and writes the paragraphs to the document. */
export function readParagraphs(lines: readonly Line[], doc: Document, enacted: boolean): void {
  const walk = new Walk(lines, doc, enacted)
  for (walk.at = 0; walk.at < lines.length; walk.at++) line(walk, walk.lines[walk.at] as Line)
  if (walk.operative === 0) doc.problem({ code: 'no-operative', message: 'The text has no operative paragraph.' })
}

function line(walk: Walk, line: Line): void {
  if (quoting(walk, line)) return
  if (line.rule && walk.mode !== 'annex') walk.levels = []
  if (note(walk, line) || annex(walk, line)) return
  if (walk.notes) {
    more(walk, line)
    return
  }
  if (enact(walk, line) || (walk.mode === 'annex' && article(walk, line)) || headings(walk, line)) return
  if (walk.mode === 'annex' ? annexParagraph(walk, line) : paragraph(walk, line)) return
  if (sub(walk, line)) return
  more(walk, line)
}

function more(walk: Walk, line: Line): void {
  if (!walk.block) {
    unplaced(walk, line)
    return
  }
  const bullet = BULLET.test(line.text)
  const { clause } = walk.block
  const trails =
    walk.levels.length > 0 && /[;,.]["”’)]*$/.test(walk.previous) && !bullet && /^[a-z]/.test(line.text) && walk.root
  if (trails && (line.gap || walk.forced(0, walk.previous.endsWith(',') ? 0.75 : ROOM) || decides(walk, line))) {
    tail(walk, line)
    return
  }
  if (!clause) walk.block.lines.push(line.text)
  else if (bullet ? walk.ended || (walk.forced() && /^\S+ \p{Lu}/u.test(line.text)) : breaks(walk, line)) {
    walk.listed = bullet || walk.previous.endsWith(':') || walk.listed
    walk.block = walk.doc.block(line.text, clause)
  } else walk.block.lines.push(line.text)
}

/** "and further requests …" below items that do not open as the Council speaks: the paragraph's own verb goes on. */
function decides(walk: Walk, line: Line): boolean {
  if (!/^and (?:further |also )?(?:requests|decides|directs|authorizes|urges|invites) /.test(line.text)) return false
  return opening(capital(walk.block?.clause?.blocks[0]?.lines[0] ?? '')) === undefined
}

/** A passage in quotation marks below a colon, such as a replaced article: its numbers are not the resolution's. */
function quoting(walk: Walk, line: Line): boolean {
  if (walk.quoted === 0) {
    if (walk.mode !== 'operative' || !walk.block?.clause || !/^["“]/.test(line.text) || !walk.previous.endsWith(':'))
      return false
    while (walk.quoted < 60 && !/["”][;.,)]*$/.test(walk.text(walk.quoted))) walk.quoted++
    const closed = walk.quoted < 60 && walk.text(walk.quoted) !== ''
    if (!closed || walk.quoted === 0) {
      walk.quoted = 0
      return false
    }
    walk.quoted++
  }
  walk.quoted--
  const { clause } = walk.block as Block
  if (walk.forced() || /^["“]/.test(line.text) || subLabel(line.text) || NUMBERED.test(line.text))
    walk.block = walk.doc.block(line.text, clause)
  else walk.block?.lines.push(line.text)
  return true
}

/** The paragraph goes on in a block of its own: below a blank line, a chapeau, a stop, or another item of a list. */
function breaks(walk: Walk, line: Line): boolean {
  if (walk.continues(line)) return false
  if (line.gap || line.rule) return true
  if (walk.width === 0) return walk.ended || walk.listed
  if (!/^[^a-z]/.test(line.text)) return false
  // Words above a bullet, below the bullets of another such heading.
  if (STOPPED.test(walk.previous) && BULLET.test(walk.text(1)) && walk.listed && walk.forced(1)) return true
  if (walk.previous.endsWith(':') && walk.forced(1)) return true
  // A record in an annex, a field a line, and the words below its last field.
  if (walk.mode === 'annex') {
    const [field, below] = [FIELD.test(line.text), FIELD.test(walk.previous)]
    if ((field && below) || ((field || below) && walk.forced())) return true
  }
  return walk.forced() && (/[:;.]["”’)]*$/.test(walk.previous) || walk.listed)
}

/** Words after the last sub-paragraph that belong to the paragraph itself: "…; and further requests him to report;". */
function tail(walk: Walk, line: Line): void {
  // A list below a tail may have a tail of its own: it is the same paragraph's.
  const root = walk.root as Draft
  const whole = (root.parent ?? root) as Draft
  walk.levels = []
  walk.root = walk.start({ id: `${whole.id}-tail`, part: whole.part, parent: whole }, line.text)
}

function unplaced(walk: Walk, line: Line): void {
  if (walk.mode === 'annex') {
    annexText(walk, line)
    return
  }
  walk.block = walk.doc.block(line.text)
  walk.doc.problem(
    { code: 'unplaced-text', message: `This text belongs to no paragraph: "${line.text.slice(0, 60)}".` },
    walk.block,
  )
}
