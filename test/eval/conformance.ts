/**
 * How well the parser reads whole texts: `node test/eval/conformance.ts DIR`.
 *
 * The check is a crude reading of its own that shares no code with the parser: the symbol from the file's name, meeting and
 * date by one pattern, the words between the enacting words and the annex counted as a bag, operative numbers 1…n.
 * Goals: none missing or doubled, at most 2% of the words missing (headings), at most 0.5% added. And no sub-paragraph, item
 * of an annex or annex that the print begins on a line of its own may stand inside another clause: see `swallowed`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Resolution } from '../../src/resolution/model.ts'
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

const ROMAN = ',i,ii,iii,iv,v,vi,vii,viii,ix,x,xi,xii,xiii,xiv,xv'.split(',')

/** The labels that come next in a list after this one: "(b)" after "(a)", "(j)" and "(ii)" after "(i)". */
function following(label: string): string[] {
  if (/^\d/.test(label)) return [`${Number.parseInt(label, 10) + 1}.`]
  const name = label.slice(1, -1)
  const low = name.toLowerCase()
  const letter = low === 'z' ? 'aa' : String.fromCharCode(low.charCodeAt(0) + 1).repeat(low.length)
  const next = [
    ...(/^(.)\1*$/.test(low) ? [letter] : []),
    ...(ROMAN.includes(low) ? [ROMAN[ROMAN.indexOf(low) + 1]] : []),
  ]
  return next.map(n => `(${name === low ? n : n?.toUpperCase()})`)
}

/**
 * Labels at the start of a printed line that begin no clause, and headings of annexes that open none.
 *
 * A label counts where it is in turn: "(b)" where "(a)" began a line since the last paragraph's number, "3." where "2." began
 * one; a first one where a stop or a number's line stands above, or where the next in turn begins a line too.
 * Left out, each read by eye in the 316 texts:
 * - citations that a line's end cuts, "article 1 (c)⏎(ii) of the Convention", "2 (a) and⏎(b) of the resolution";
 * - abbreviations, "the Joint Military Commission⏎(JMC)";
 * - lists that run on in their sentence without a colon, "in the areas of⏎(i) regulation … and (ii) enforcement": that one of
 *   their labels begins a line is the margin's doing, and the words before it are no chapeau.
 */
export function swallowed(raw: string, resolution: Resolution): string[] {
  const number = /\d+/.exec(resolution.symbol)?.[0] ?? ''
  const lines = raw
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !new RegExp(`^S/RES/${number} ?\\(\\d{4}\\)\\*{0,2}( \\d+)?$`).test(line))
    .filter(line => !/^(Page \d+|\/\.\.\.|[\d/]*\d{2}-\d{5}.*|\d{1,2}|\*\d{7}\*|[-_]{3,})$/.test(line))
  const labels = lines.map(line => /^(\([a-z]{1,4}\)|\([A-Z]{1,2}\)|\d{1,2}\.(?= ?["“]?[A-Z])) ?\S/.exec(line)?.[1])
  const cited = (n: number) =>
    /^\S+ (?:above|below|of (?:the|paragraph|resolution)|to \(|and|or|[,;)])/.test(lines[n] ?? '') ||
    /(?:paragraphs?|articles?|\([a-z]{1,4}\)|\d),?(?: and| or| to)?$/.test(lines[n - 1] ?? '')
  const begun = new Set(
    resolution.clauses.flatMap(({ label, text }) =>
      [1, 2, 3].map(n => `${label} ${words(text).slice(0, n).join(' ')}`),
    ),
  )
  const lost: string[] = []
  let seen: string[] = []
  for (const [n, label] of labels.entries()) {
    if (!label) continue
    const numbered = /^\d/.test(label)
    const later = labels.slice(n + 1)
    const end = later.findIndex(other => other && /^\d/.test(other))
    const first = /^(?:\(a\)|\(i\)|\(A\))$/.test(label) && !seen.some(last => following(last).includes(label))
    const inTurn = first
      ? /[:;.,]$/.test(lines[n - 1] ?? '') ||
        /^\d/.test(labels[n - 1] ?? '') ||
        following(label).some(next => later.slice(0, end < 0 ? undefined : end).includes(next))
      : seen.some(last => following(last).includes(label))
    if (numbered && (label === '1.' || inTurn)) seen = [label]
    if (!inTurn || cited(n)) continue
    if (!numbered) seen.push(label)
    const rest = (lines[n] as string).slice(label.length)
    // "5. (a) …" is a number without words of its own, and then a label.
    if (/^ ?\([a-z]\)/.test(rest) && begun.has(`${label} `)) continue
    const opening = words(`${rest} ${lines[n + 1] ?? ''}`)
    const short = words(rest).length
    if (!begun.has(`${label} ${opening.slice(0, Math.min(3, Math.max(1, short))).join(' ')}`))
      lost.push(`no clause begins with "${lines[n]?.slice(0, 50)}"`)
  }
  const headed = lines.filter(line =>
    /^(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure)(?: [IVX\d]+| [A-Z])?$/.test(line),
  ).length
  const annexes = new Set(resolution.clauses.map(({ id }) => /^annex-\d+/.exec(id)?.[0]).filter(id => id)).size
  if (annexes < headed) lost.push(`${headed} annexes are headed, ${annexes} are parsed`)
  return lost
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

  faults.push(...swallowed(raw, resolution))

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
