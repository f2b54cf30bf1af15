/**
 * How well the parser reads whole texts: `node test/eval/conformance.ts DIR`.
 *
 * The check is a crude reading of its own that shares no code with the parser: the symbol from the file's name, meeting and
 * date by one pattern, the words between the enacting words and the annex counted as a bag, operative numbers 1…n.
 * Goals: none missing or doubled, at most 2% of the words missing (headings), at most 0.5% added.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '../../src/resolution/parse.ts'

export interface Conformance {
  readonly file: string
  /** What is wrong, a sentence each; empty where the text conforms. */
  readonly faults: readonly string[]
  /** Problems that the parser itself reports. */
  readonly reported: readonly string[]
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function count(list: readonly string[]): Map<string, number> {
  const bag = new Map<string, number>()
  for (const word of list) bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

/** The words of `a` that `b` has not, as often as they are lacking. */
function lacking(a: Map<string, number>, b: Map<string, number>): string[] {
  return [...a].flatMap(([word, n]) => Array<string>(Math.max(0, n - (b.get(word) ?? 0))).fill(word))
}

/** The body of the raw text, from the enacting words to the annex, without what stands alone on a line as page furniture. */
function body(raw: string, number: string): string {
  const start = /^(?:#+ )?(?:The )?Security Council ?[,:.]/m.exec(raw)
  const rest = start ? raw.slice(start.index + start[0].length) : raw
  const annex = /[.;:]["”]?\s*\n(?:[^\n]{0,30}\n){0,6}?(?:Annex|ANNEX|Appendix|Enclosure)(?: [IVX\d]+)?\s*\n/.exec(rest)
  return rest
    .slice(0, annex ? annex.index + 1 : undefined)
    .split('\n')
    .map(line => line.trim())
    .filter(line => !new RegExp(`^S/RES/${number} ?\\(\\d{4}\\)\\*{0,2}( \\d+)?$`).test(line))
    .filter(line => !/^(Page \d+|\/\.\.\.|[\d/]*\d{2}-\d{5}.*|\d{1,2}|\*\d{7}\*|-{3,}|\d{1,2} \d{2}-\d{5})$/.test(line))
    .filter(line => !/^\*+ .*reissue/i.test(line))
    .join('\n')
    .replace(/-\n+/g, '-')
}

/** Checks the parse of one text. */
export function conformance(file: string, raw: string): Conformance {
  const faults: string[] = []
  const resolution = parse(raw)
  const [, number = '', year = ''] = /S-RES-(\d+)-(\d{4})/.exec(file) ?? []
  if (resolution.symbol !== `S/RES/${number} (${year})`) faults.push(`symbol is "${resolution.symbol}"`)

  const adopted = /at its ([\d,]+)\w{2} (?:\(\w+\) )?meeting,?\s+on\s+(\d{1,2}) (\w+) (\d{4})/.exec(raw.slice(0, 3000))
  const [, meeting, day = '', month = '', adoptionYear = ''] = adopted ?? []
  const date = `${adoptionYear}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
  if (Number(meeting) !== resolution.meeting) faults.push(`meeting is ${resolution.meeting}, the text has ${meeting}`)
  if (date !== resolution.adopted) faults.push(`adopted is ${resolution.adopted}, the text has ${date}`)

  const operative = resolution.clauses.map(clause => /^op-(\d+)$/.exec(clause.id)?.[1]).filter(n => n !== undefined)
  const numbers = operative.map(Number)
  const highest = Math.max(0, ...numbers)
  if (highest === 0) faults.push('no operative paragraph')
  for (let n = 1; n <= highest; n++) if (!numbers.includes(n)) faults.push(`op-${n} is missing`)
  const odd = resolution.clauses.filter(clause => /^op-\d+-\d+$/.test(clause.id) || /^op-[a-z]-\d+$/.test(clause.id))
  for (const clause of odd) faults.push(`${clause.id} doubles a paragraph`)
  const printed = [...body(raw, number).matchAll(/[;.:,]["”]?(?: and)?\s*\n(\d{1,2})\. ?[A-Z][a-z]+/g)].map(found =>
    Number(found[1]),
  )
  const last = Math.max(0, ...printed)
  if (last > highest) faults.push(`the text goes on to ${last}, the parse ends with ${highest}`)

  // Numbers and letters of paragraphs are labels, so they count on both sides.
  const labelled = (parts: readonly string[]) =>
    resolution.clauses
      .filter(clause => parts.includes(clause.part))
      .flatMap(clause => [...words(clause.label ?? ''), ...words(clause.text)])
  const given = count(labelled(['preambular', 'operative']))
  const placed = count(labelled(['preambular', 'operative', 'footnote']))
  const wanted = count(words(body(raw, number)))
  const size = [...wanted.values()].reduce((sum, n) => sum + n, 0)
  const missing = lacking(wanted, placed)
  const added = lacking(given, wanted)
  const share = (list: readonly string[]) => list.length / Math.max(1, size)
  const some = (list: readonly string[]) => list.slice(0, 12).join(' ')
  if (share(missing) > 0.02)
    faults.push(`${(100 * share(missing)).toFixed(1)}% of the words are missing: ${some(missing)}`)
  if (share(added) > 0.005) faults.push(`${(100 * share(added)).toFixed(1)}% of the words are added: ${some(added)}`)

  const ids = resolution.clauses.map(clause => clause.id)
  if (new Set(ids).size !== ids.length) faults.push('ids are not unique')
  for (const clause of resolution.clauses)
    if (resolution.source.slice(...clause.span) !== clause.text)
      faults.push(`${clause.id} is not a slice of the source`)
  return { file, faults, reported: resolution.problems.map(problem => `${problem.code}: ${problem.message}`) }
}

/** Checks all texts of a directory, in name order. */
export function conformanceOf(directory: string): Conformance[] {
  return readdirSync(directory)
    .filter(name => /^S-RES-\d+-\d{4}\.txt$/.test(name))
    .sort()
    .map(name => conformance(name, readFileSync(join(directory, name), 'utf8')))
}

if (import.meta.main) {
  const [directory] = process.argv.slice(2)
  if (!directory) {
    console.error('usage: node test/eval/conformance.ts DIR')
    process.exit(1)
  }
  const all = conformanceOf(directory)
  for (const { file, faults, reported } of all) {
    for (const fault of faults) console.log(`${file}: ${fault}`)
    for (const problem of reported) console.log(`${file}: (reported) ${problem}`)
  }
  const good = all.filter(({ faults }) => faults.length === 0).length
  console.log(`${good} of ${all.length} texts conform`)
  process.exit(good === all.length ? 0 : 1)
}
