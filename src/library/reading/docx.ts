import { Unreadable } from './decode.ts'
import { createNumbering } from './numbering.ts'
import { attribute, walkXml } from './xml.ts'
import { openZip } from './zip.ts'

/** What the parts of a document that are read may unpack to. A resolution of a hundred pages has 3 MB. */
const MOST_XML = 64 * 1024 * 1024

/** Elements whose words are not words of the document: what was struck out, and a drawing's second version for old programs. */
const NOT_SAID = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:pict'])

const SIGNS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:cr': '\n', 'w:noBreakHyphen': '-' }

/**
 * The text of a Word document (ECMA-376, part 1, chapter 17): a paragraph a block, with the numbers that Word counts out by itself,
 * page breaks as form feeds, and footnotes at the end. Headers and footers are furniture and are not read.
 *
 * @throws Unreadable
 */
export function readDocx(bytes: Uint8Array): string {
  const part = openZip(bytes, MOST_XML)
  const main = mainPart(part('_rels/.rels')?.toString())
  const beside = (name: string) => part(`${main.slice(0, main.lastIndexOf('/') + 1)}${name}`)?.toString()
  const document = part(main)?.toString()
  if (document === undefined) throw new Unreadable('is a ZIP archive, but no Word document')
  const label = createNumbering(beside('numbering.xml'), beside('styles.xml'))
  const body = paragraphs(document, label)
  const footnotes = beside('footnotes.xml')
  return (footnotes ? [...body, notes(footnotes)] : body).join('\n\n')
}

function mainPart(relations: string | undefined): string {
  for (const node of walkXml(relations ?? ''))
    if ('open' in node && attribute(node.attributes, 'Type')?.endsWith('/officeDocument'))
      return attribute(node.attributes, 'Target')?.replace(/^\//, '') ?? ''
  return 'word/document.xml'
}

/** A paragraph that is being read; a text box stands inside of one. */
interface Open {
  text: string
  style: string | undefined
  list: string | undefined
  level: string | undefined
}

function paragraphs(xml: string, label: ReturnType<typeof createNumbering>): string[] {
  const said: string[] = []
  const open: Open[] = []
  let silent = ''
  let [inText, hidden] = [false, false]
  for (const node of walkXml(xml)) {
    if (silent) {
      if ('close' in node && node.close === silent) silent = ''
      continue
    }
    const top = open.at(-1)
    if ('text' in node) {
      if (inText && top && !hidden) top.text += node.text
    } else if ('close' in node) {
      if (node.close === 'w:t') inText = false
      else if (node.close === 'w:r') hidden = false
      else if (node.close === 'w:p' && top) {
        open.pop()
        said.push(`${label(top)}${top.text}`)
      }
    } else if (node.open === 'w:p') {
      if (!node.empty) open.push({ text: '', style: undefined, list: undefined, level: undefined })
    } else if (NOT_SAID.has(node.open)) silent = node.empty ? '' : node.open
    else if (node.open === 'w:t') inText = !node.empty
    else if (top) {
      const value = () => attribute(node.attributes, 'w:val')
      if (node.open === 'w:pStyle') top.style = value()
      else if (node.open === 'w:numId') top.list = value()
      else if (node.open === 'w:ilvl') top.level = value()
      else if (node.open === 'w:vanish') hidden = !/^(?:0|false)$/.test(value() ?? '')
      else if (node.open === 'w:br') top.text += attribute(node.attributes, 'w:type') === 'page' ? '\n\f' : '\n'
      else top.text += SIGNS[node.open] ?? ''
    }
  }
  return said.filter(text => text.trim() !== '' || text.includes('\f'))
}

/** Footnotes in their order, a line each. The first entries of the part are the rules that stand above them. */
function notes(xml: string): string {
  const bodies = xml.split(/<w:footnote(?=[\s>])/).slice(1)
  const said = bodies
    .filter(body => !/^[^>]*w:type=/.test(body))
    .map(body => paragraphs(body.slice(body.indexOf('>') + 1), () => '').join(' '))
  return said.map((text, i) => `${i + 1}/ ${text.trim()}`).join('\n')
}
