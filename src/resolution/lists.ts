import type { Draft } from './draft.ts'
import { type Label, type Level, place, subLabel } from './labels.ts'
import type { Part } from './model.ts'
import type { Line } from './page.ts'
import { CITED, NUMBERED } from './patterns.ts'
import type { Walk } from './walk.ts'

/** Opens a paragraph that sub-paragraphs may hang on. */
export function open(walk: Walk, id: string, part: Part, rest: string, label?: string): void {
  walk.levels = []
  walk.listHeading = undefined
  walk.root = walk.start({ id, part, ...(label && { label }) }, rest)
  inner(walk, rest)
}

/** "5. (a) …": a list that opens on the line of its paragraph's number. */
function inner(walk: Walk, rest: string): void {
  const label = subLabel(rest)
  if (!label?.readings.some(r => r.ordinal === 1) || !walk.block) return
  walk.block.lines[0] = ''
  sub(walk, { text: rest, gap: true, page: false, rule: false })
}

/** Opens the sub-paragraph that the line's label names, where the label fits among the open lists. */
export function sub(walk: Walk, line: Line): boolean {
  const label = subLabel(line.text) ?? numberedItem(walk, line)
  if (!label || !walk.root) return false
  const next = nextLabel(walk)
  const spot = place(label, walk.levels, walk.previous.endsWith(':'), next)
  if (!spot) return false
  // "Decides that\n(a) all States …": without a stop above, the label after this one has to bear it out.
  const { style, ordinal } = spot.reading
  const borneOut = next?.readings.some(r => r.style === style && r.ordinal === ordinal + 1) ?? false
  const stands = walk.ended || line.gap || (borneOut && (walk.forced() || ordinal === 1))
  if (!stands && !unstopped(walk, label, spot)) return false
  if (spot.gap && !walk.ended) return false
  const parent = spot.depth === 0 ? walk.root : (walk.levels[spot.depth - 1] as Level<Draft>).item
  const draft = walk.start(
    { id: `${parent.id}-${label.name}`, part: parent.part, label: label.printed, parent },
    label.rest,
  )
  walk.levels = [...walk.levels.slice(0, spot.depth), { ...spot.reading, item: draft }]
  if (spot.gap)
    walk.doc.problem(
      {
        code: 'missing-subparagraph',
        message: `A sub-paragraph before ${draft.id} cannot be found.`,
        clause: draft.id,
      },
      walk.block,
    )
  inner(walk, label.rest)
  return true
}

/**
 * The line above bears no stop, and yet the label is the list's: the next in turn, as in "… since its inception and\n(b) to
 * provide …", or the first below a name in an annex, "1. The Harbour Company\n(a) Description: …".
 */
function unstopped(walk: Walk, label: Label, spot: NonNullable<ReturnType<typeof place>>): boolean {
  if (!label.printed.startsWith('(') || spot.gap || CITED.test(walk.previous)) return false
  if (spot.depth < walk.levels.length) return walk.forced() || /\b(?:and|or)$/.test(walk.previous)
  if (walk.mode !== 'annex') return false
  return walk.forced() ? /^\p{Lu}/u.test(label.rest) : /^\p{Lu}[^:;.]{0,40}:/u.test(label.rest)
}

/** "1. …" inside a paragraph: below a colon, or after another such item. */
function numberedItem(walk: Walk, line: Line): Label | undefined {
  const found = NUMBERED.exec(line.text)
  if (!found || walk.mode === 'preamble') return undefined
  if (!walk.previous.endsWith(':') && !walk.levels.some(level => level.style === '.1')) return undefined
  const [, name = '', rest = ''] = found
  return { printed: `${name}.`, name, rest, readings: [{ style: '.1', ordinal: Number(name) }] }
}

function nextLabel(walk: Walk): Label | undefined {
  for (let n = 1; n < 60; n++) {
    const text = walk.text(n)
    if (text === '' || NUMBERED.test(text)) return undefined
    const label = subLabel(text)
    if (label && walk.endedAt(n - 1)) return label
  }
  return undefined
}
