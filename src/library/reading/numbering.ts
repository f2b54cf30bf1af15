import { attribute, walkXml } from './xml.ts'

interface Level {
  start: number
  format: string
  /** "%1." or "(%2)": each sign of per cent stands for the number of that level. */
  text: string
}

/** Levels of a list, and how far each has been counted. */
interface List {
  readonly levels: Map<number, Level>
  readonly counted: number[]
}

/** What a paragraph says of its number. */
interface Numbered {
  readonly style: string | undefined
  readonly list: string | undefined
  readonly level: string | undefined
}

/**
 * Counts as Word does where it numbers paragraphs by itself (ECMA-376, part 1, section 17.9): the text of such a paragraph holds no
 * number, and "OP6 (d)" could not be found. Returns what stands before a paragraph, to be called in the order of the text.
 *
 * @param numbering the part `numbering.xml`, where there is one
 * @param styles the part `styles.xml`: a style may number its paragraphs
 */
export function createNumbering(
  numbering: string | undefined,
  styles: string | undefined,
): (paragraph: Numbered) => string {
  const { lists, restarts } = readLists(numbering ?? '')
  const byStyle = readStyles(styles ?? '')
  const begun = new Set<string>()
  return paragraph => {
    const style = paragraph.style === undefined ? undefined : byStyle.get(paragraph.style)
    const id = paragraph.list ?? style?.list
    const list = id === undefined ? undefined : lists.get(id)
    if (!list || id === undefined) return ''
    const depth = Number(paragraph.level ?? style?.level ?? 0)
    const { levels, counted } = list
    const level = levels.get(depth)
    if (!level) return ''
    const restart = begun.has(`${id} ${depth}`) ? undefined : restarts.get(`${id} ${depth}`)
    begun.add(`${id} ${depth}`)
    counted[depth] = restart ?? (counted[depth] === undefined ? level.start : counted[depth] + 1)
    counted.length = depth + 1
    if (level.format === 'bullet' || level.format === 'none') return ''
    const label = level.text.replaceAll(/%(\d)/g, (_, digit) => {
      const of = levels.get(Number(digit) - 1)
      return of ? written(counted[Number(digit) - 1] ?? of.start, of.format) : ''
    })
    return label === '' ? '' : `${label} `
  }
}

/** Lists by the number that paragraphs name; those of one definition count on together. `restarts`: first numbers, by list and level. */
function readLists(xml: string): { lists: Map<string, List>; restarts: Map<string, number> } {
  const definitions = new Map<string, List>()
  const lists = new Map<string, List>()
  const restarts = new Map<string, number>()
  let [definition, level, num, override]: [List?, Level?, string?, string?] = []
  for (const node of walkXml(xml)) {
    if ('close' in node && node.close === 'w:abstractNum') definition = undefined
    if ('close' in node && node.close === 'w:lvl') level = undefined
    if (!('open' in node)) continue
    const value = (name: string) => attribute(node.attributes, name)
    if (node.open === 'w:abstractNum') {
      definition = { levels: new Map(), counted: [] }
      definitions.set(value('w:abstractNumId') ?? '', definition)
    } else if (node.open === 'w:lvl' && definition) {
      level = { start: 1, format: 'decimal', text: '' }
      definition.levels.set(Number(value('w:ilvl')), level)
    } else if (level && node.open === 'w:start') level.start = Number(value('w:val'))
    else if (level && node.open === 'w:numFmt') level.format = value('w:val') ?? level.format
    else if (level && node.open === 'w:lvlText') level.text = value('w:val') ?? ''
    else if (node.open === 'w:num') num = value('w:numId')
    else if (node.open === 'w:abstractNumId' && num !== undefined) {
      const of = definitions.get(value('w:val') ?? '')
      if (of) lists.set(num, of)
    } else if (node.open === 'w:lvlOverride') override = value('w:ilvl')
    else if (node.open === 'w:startOverride' && num !== undefined)
      restarts.set(`${num} ${override}`, Number(value('w:val')))
  }
  return { lists, restarts }
}

function readStyles(xml: string): Map<string, { list?: string; level?: string }> {
  const styles = new Map<string, { list?: string; level?: string }>()
  let style: { list?: string; level?: string } = {}
  for (const node of walkXml(xml)) {
    if (!('open' in node)) continue
    const value = attribute(node.attributes, node.open === 'w:style' ? 'w:styleId' : 'w:val')
    if (value === undefined) continue
    if (node.open === 'w:style') {
      style = {}
      styles.set(value, style)
    } else if (node.open === 'w:numId') style.list = value
    else if (node.open === 'w:ilvl') style.level = value
  }
  return styles
}

const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

function written(number: number, format: string): string {
  if (/Letter$/.test(format)) {
    // After "z" comes "aa", then "bb" (section 17.18.59).
    const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26) || 1)
    return format === 'upperLetter' ? letter.toUpperCase() : letter
  }
  if (/Roman$/.test(format) && number < 4000) {
    let [left, roman] = [number, '']
    for (const [worth, sign] of ROMAN) for (; left >= worth; left -= worth) roman += sign
    return format === 'upperRoman' ? roman.toUpperCase() : roman
  }
  return String(number)
}
