/** Labels of paragraphs as printed, "6.", "(d)", "ii.", and where each stands in the nesting of lists. */

export interface Label {
  /** As printed, "(d)" or "6.". */
  readonly printed: string
  /** What stands between the marks, lower case: "d", "6". */
  readonly name: string
  /** Readings: "(i)" is a ninth letter or a first numeral. */
  readonly readings: readonly Reading[]
  /** The rest of the line. */
  readonly rest: string
}

export interface Reading {
  /** Marks and kind, "()a", ".R": labels of one list share it. */
  readonly style: string
  readonly ordinal: number
}

const BRACKETED = /^(?:\(([a-z]{1,4}|[A-Z]{1,4}|\d{1,2})\)|([a-z]{1,4}|\d{1,2})\))(?: |$|(?=\([a-zA-Z]{1,4}\)))/
const DOTTED = /^([a-z]{1,4}|[A-Z]{1,4})\. (?=\S)/
/** What follows a label that is only cited: "(e) above", "(a) to (c)", "(ii) of paragraph 4". */
const REFERENCE =
  /^(?:above|below|thereof|hereof)\b|^(?:and|or) |^of (?:paragraph|article|section|resolution|annex)s?\b|^(?:to|through) ?\(|^[,;.)]/
const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']

function roman(name: string): number {
  const tens = /^x{0,3}/.exec(name)?.[0].length ?? 0
  const unit = ROMAN.indexOf(name.slice(tens))
  return unit < 0 ? 0 : tens * 10 + unit
}

function readings(marks: string, name: string): Reading[] {
  if (/^\d/.test(name)) return [{ style: `${marks}1`, ordinal: Number(name) }]
  const upper = name !== name.toLowerCase()
  const low = name.toLowerCase()
  const found: Reading[] = []
  const same = [...low].every(c => c === low[0])
  // (aa) follows (z): 26 + 1.
  if (same && low.length < 4)
    found.push({ style: `${marks}${upper ? 'A' : 'a'}`, ordinal: low.charCodeAt(0) - 96 + 26 * (low.length - 1) })
  const numeral = roman(low)
  if (numeral) found.push({ style: `${marks}${upper ? 'R' : 'r'}`, ordinal: numeral })
  return found
}

/**
 * Reads a sub-paragraph's label at the start of a line.
 *
 * @example subLabel('(d) Investigate reports')?.name // 'd'
 */
export function subLabel(line: string): Label | undefined {
  const bracketed = BRACKETED.exec(line)
  if (bracketed) {
    const name = (bracketed[1] ?? bracketed[2]) as string
    return make(bracketed[0].trim(), name, readings(bracketed[1] ? '()' : ')', name), line.slice(bracketed[0].length))
  }
  const dotted = DOTTED.exec(line)
  if (!dotted) return undefined
  const name = dotted[1] as string
  return make(`${name}.`, name, readings('.', name), line.slice(dotted[0].length))
}

function make(printed: string, name: string, found: Reading[], rest: string): Label | undefined {
  if (found.length === 0 || REFERENCE.test(rest)) return undefined
  return { printed, name: name.toLowerCase(), readings: found, rest }
}

/** An item of a list that runs on within its sentence. */
export interface Item {
  readonly label: string
  readonly name: string
  /** Where its words begin and end in the text. */
  readonly start: number
  readonly end: number
}

const RUNS_ON = /: \((?:[ai1A])\) (?=\S)/
const NAMES: Readonly<Record<string, (ordinal: number) => string>> = {
  a: n => String.fromCharCode(96 + n),
  A: n => String.fromCharCode(64 + n),
  i: n => ROMAN[n] ?? '',
  '1': String,
}

/**
 * The list that a sentence holds behind a colon, "on: (i) the progress; (ii) the training; and (iii) the costs;": two items
 * at least, in sequence, each behind a stop or "and". Empty where there is none.
 *
 * @example runningList('Reports on: (a) light; and (b) bells;').map(item => item.name) // ['a', 'b']
 */
export function runningList(text: string): Item[] {
  // Most sentences hold no such list, and a pattern costs its compilation.
  const first = text.includes(': (') ? RUNS_ON.exec(text) : null
  if (!first) return []
  const kind = first[0].at(-3) as string
  const nameOf = NAMES[kind] as (ordinal: number) => string
  const items: { label: string; name: string; at: number; start: number }[] = []
  let at = text.indexOf('(', first.index)
  for (let ordinal = 1; at >= 0 && ordinal <= 26; ordinal++) {
    const printed = `(${nameOf(ordinal)})`
    const label = printed === '()' ? undefined : subLabel(text.slice(at))
    if (label?.printed !== printed) break
    items.push({ label: printed, name: label.name, at, start: at + printed.length + 1 })
    const next = ` (${nameOf(ordinal + 1)}) `
    do at = text.indexOf(next, at + 1) + 1 || -1
    while (at >= 0 && !separates(text.slice(0, at - 1), text.slice(at)))
  }
  if (items.length < 2) return []
  return items.map(({ label, name, start }, n) => ({
    label,
    name,
    start,
    end: items[n + 1] ? (items[n + 1]?.at as number) - 1 : text.length,
  }))
}

/** A label that is no citation stands between these words: behind a stop or "and", and not behind another label. */
function separates(before: string, after: string): boolean {
  const words = /[;,](?: (?:and|or))?$| (?:and|or)$/.exec(before)
  return words !== null && !/\([a-z\d]{1,4}\)$/i.test(before.slice(0, words.index)) && subLabel(after) !== undefined
}

/** One open list: its style and the ordinal that it has reached. */
export interface Level<T> {
  readonly style: string
  readonly ordinal: number
  readonly item: T
}

/**
 * Where a label stands among the open lists: the depth of the list that it continues or opens, and its reading;
 * undefined where it fits nowhere.
 *
 * @param levels open lists, outermost first
 * @param opens the text before the label ends as a chapeau does, with a colon
 * @param next the label after this one, which settles "(i)" after "(h)"
 */
export function place<T>(
  label: Label,
  levels: readonly Level<T>[],
  opens: boolean,
  next: Label | undefined,
): { depth: number; reading: Reading; gap: boolean } | undefined {
  const fits: { depth: number; reading: Reading; gap: boolean }[] = []
  for (let depth = levels.length - 1; depth >= 0; depth--) {
    const level = levels[depth] as Level<T>
    for (const reading of label.readings)
      if (reading.style === level.style && reading.ordinal === level.ordinal + 1)
        fits.push({ depth, reading, gap: false })
  }
  for (const reading of label.readings)
    if (reading.ordinal === 1 && !levels.some(level => level.style === reading.style))
      fits.push({ depth: levels.length, reading, gap: false })
  if (fits.length > 1) {
    const followed = fits.find(({ reading }) =>
      next?.readings.some(r => r.style === reading.style && r.ordinal === reading.ordinal + 1),
    )
    const nested = fits.find(fit => fit.depth === levels.length)
    return (opens ? nested : undefined) ?? followed ?? fits[0]
  }
  if (fits[0]) return fits[0]
  // A letter left out or set twice in print: stay in the list.
  for (let depth = levels.length - 1; depth >= 0; depth--) {
    const level = levels[depth] as Level<T>
    for (const reading of label.readings)
      if (reading.style === level.style && reading.ordinal > level.ordinal && reading.ordinal <= level.ordinal + 3)
        return { depth, reading, gap: true }
  }
  return undefined
}
