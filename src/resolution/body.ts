import type { Draft } from './draft.ts'
import { subLabel } from './labels.ts'
import { opening } from './leading-verb.ts'
import { open } from './lists.ts'
import type { Line } from './page.ts'
import { BULLET, CITING, DAY, FINITE_SHAPE, NUMBERED, SECTION, STOPPED, UNDOTTED } from './patterns.ts'
import type { Walk } from './walk.ts'

/** Reads the number of an operative paragraph at the start of the line: the next in turn, or one out of turn that the verb bears out. */
export function number(walk: Walk, line: Line): { number: number; label: string; rest: string } | undefined {
  const dotted = NUMBERED.exec(line.text)
  const found = dotted ?? UNDOTTED.exec(line.text)
  if (!found) return undefined
  const number = Number(found[1])
  const rest = found[2] as string
  const label = line.text.slice(0, line.text.length - rest.length).trim()
  const verb = opening(rest)
  const expected = number === walk.operative + 1
  if (!dotted) {
    // "8 With a view to …, requests": a number in turn below a paragraph's end, and no day.
    const stands =
      verb === 'operative'
        ? walk.ended || (walk.forced() && !CITING.test(walk.previous))
        : STOPPED.test(walk.previous) && !DAY.test(line.text)
    return expected && stands ? { number, label, rest } : undefined
  }
  if (!/^["“(]?[A-Za-z]/.test(rest)) return undefined
  // Without a stop above, the number has to be in turn, and the verb or the short line above has to bear it out.
  if (!walk.ended && !(expected && !CITING.test(walk.previous) && (walk.forced() || verb === 'operative')))
    return undefined
  // "2. The bell;" in a list that a paragraph numbers is the list's.
  if (!verb && walk.levels.some(level => level.style === '.1' && level.ordinal === number - 1)) return undefined
  if (expected)
    return /^["“(]?[A-Z]/.test(rest) || subLabel(rest) || opening(capital(rest)) === 'operative'
      ? { number, label, rest }
      : undefined
  // Out of turn: a number left out, set twice or begun anew takes more evidence.
  if (!verb || !(walk.forced() || STOPPED.test(walk.previous)) || walk.previous.endsWith(':')) return undefined
  if (number === 1 && !walk.section) return undefined
  return { number, label, rest }
}

/** Opens a preambular or operative paragraph where the line begins one; false where it does not. */
export function paragraph(walk: Walk, line: Line): boolean {
  const numbered = number(walk, line)
  if (numbered) {
    operate(walk, numbered.number, numbered.label, numbered.rest)
    return true
  }
  const verb = opening(line.text)
  if (walk.mode === 'preamble') return preamble(walk, line, verb)
  // A section of its own preamble: after a heading, or a rule.
  if (
    verb === 'preambular' &&
    (walk.block === undefined || line.rule || (STOPPED.test(walk.previous) && sectionAhead(walk)))
  ) {
    walk.mode = 'preamble'
    // A rule closes the section: what stands below it is not under that section's heading.
    if (line.rule && walk.block !== undefined) walk.heading = undefined
    recite(walk, line.text)
    return true
  }
  if (verb === 'operative' && unnumbered(walk)) {
    operate(walk, walk.operative + 1, undefined, line.text)
    return true
  }
  return false
}

/** In mid-document a preambular paragraph is followed by the next number before any other paragraph ends with ";". */
function sectionAhead(walk: Walk): boolean {
  let last = ''
  for (let n = 0; n < 12; n++) {
    const text = walk.text(n)
    if (n > 0 && SECTION.test(text)) continue
    if (text === '' || subLabel(text) || /[;.]$/.test(text)) return false
    const numbered = NUMBERED.exec(text)
    if (numbered && Number(numbered[1]) === walk.operative + 1) return last.endsWith(',')
    last = text
  }
  return false
}

/** An operative paragraph without a number may start here. */
function unnumbered(walk: Walk): boolean {
  if (walk.firstNumber < 0)
    return (
      STOPPED.test(walk.previous) ||
      (walk.ended && (walk.forced() || /^Decides to remain (?:actively )?seized/.test(walk.text(0))))
    )
  return STOPPED.test(walk.previous) && numberLost(walk)
}

/** The paragraph's own number is not in the text: the next one that is printed skips it. */
function numberLost(walk: Walk): boolean {
  if (!walk.forced() || walk.levels.length > 0) return false
  walk.numberLine = Math.max(walk.numberLine, walk.at)
  while (walk.numberLine < walk.lines.length && !NUMBERED.test(walk.lines[walk.numberLine]?.text ?? ''))
    walk.numberLine++
  const next = NUMBERED.exec(walk.lines[walk.numberLine]?.text ?? '')
  return next !== null && Number(next[1]) === walk.operative + 2 && opening(next[2] as string) !== undefined
}

/** A preambular paragraph with an operative verb, "Recalls its decision that", which may stand behind a full line. */
const RECITES = /^[A-Z][a-z-]+s (?:also |further |again )?(?:its|the|that|with|all|upon)\b/

function preamble(walk: Walk, line: Line, known: ReturnType<typeof opening>): boolean {
  const fresh = walk.block === undefined
  const shaped = walk.firstNumber < 0 && walk.forced() && FINITE_SHAPE.test(line.text)
  const verb = known ?? (shaped ? 'operative' : undefined)
  if (verb === 'operative' && walk.ended && (fresh || walk.forced() || walk.firstNumber < 0)) {
    if (walk.operative > 0 || walk.firstNumber < walk.at) {
      operate(walk, walk.operative + 1, undefined, line.text)
      return true
    }
  }
  const lettered = subLabel(line.text)
  if (
    lettered &&
    walk.ended &&
    opening(lettered.rest) === 'preambular' &&
    walk.levels.length === 0 &&
    !walk.previous.endsWith(':')
  ) {
    recite(walk, lettered.rest, lettered.printed)
    return true
  }
  if (lettered && walk.root) return false
  if ((fresh || line.rule) && (walk.enacted || verb !== undefined)) {
    recite(walk, line.text)
    return true
  }
  if (walk.continues(line) || (!walk.enacted && !verb) || (verb && walk.quotes)) return false
  if (!/^["“]?[A-Z]/.test(line.text)) return false
  if (walk.previous.endsWith(':') && !verb) return false
  const opens = verb === 'preambular' || (verb === 'operative' && (walk.forced() || RECITES.test(line.text)))
  if (
    walk.ended
      ? opens || (walk.forced() && !BULLET.test(line.text) && walk.levels.length === 0)
      : opens && walk.forced()
  ) {
    recite(walk, line.text)
    return true
  }
  return false
}

/** Opens the next preambular paragraph, of the resolution or of an annex with a preamble of its own. */
export function recite(walk: Walk, rest: string, label?: string): void {
  if (walk.mode === 'annex') open(walk, `${walk.scope}-pp-${++walk.scopeText}`, 'annex', rest, label)
  else open(walk, `pp-${++walk.preambular}`, 'preambular', rest, label)
}

function operate(walk: Walk, number: number, label: string | undefined, rest: string): void {
  const before = walk.operative
  walk.mode = 'operative'
  if (number <= before && number === 1 && walk.section) walk.series = `op-${walk.section}`
  open(walk, `${walk.series}-${number}`, 'operative', rest, label)
  const clause = walk.root as Draft
  walk.operative = number
  const block = clause.blocks[0]
  if (number > before + 1) {
    const missing = number === before + 2 ? `paragraph ${before + 1}` : `paragraphs ${before + 1} to ${number - 1}`
    walk.doc.problem(
      { code: 'missing-paragraph', message: `Operative ${missing} cannot be found.`, clause: clause.id },
      block,
    )
  } else if (number <= before && walk.doc.taken)
    walk.doc.problem(
      {
        code: 'doubled-paragraph',
        message: `Operative paragraph ${number} comes after paragraph ${before}.`,
        clause: clause.id,
      },
      block,
    )
}

/** "decides" set without its capital. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
