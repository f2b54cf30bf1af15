import { Document } from './draft.ts'
import { masthead } from './masthead.ts'
import type { Resolution } from './model.ts'
import { pages, split } from './page.ts'
import { readParagraphs } from './paragraphs.ts'

/**
 * Reads the text of a resolution as issued: markdown with a blank line between paragraphs, or the lines of a PDF's pages.
 * Never throws: what it cannot place stands in `problems`.
 *
 * @example parse(text).clauses.find(clause => clause.id === 'op-5')?.text // 'Decides to extend the mandate of UNMOT until 15 May 1998;'
 */
export function parse(raw: string): Resolution {
  const lines = split(raw)
  const head = masthead(lines)
  const doc = new Document()
  if (/^(?:%PDF-|\{\\rtf)/.test(raw) || raw.slice(0, 4000).includes('\0'))
    doc.problem({ code: 'binary', message: 'This is a binary file, not the text of a resolution.' })
  for (const problem of head.problems) doc.problem(problem)
  const { lines: body, footnotes } = pages(lines, head.end)
  const [first, ...rest] = head.blocks
  if (first !== undefined) {
    const draft = doc.clause({ id: 'masthead', part: 'masthead' }, first)
    for (const block of rest) doc.block(block, draft)
  }
  if (head.council) doc.block(head.council.words)
  else if (raw.trim() !== '')
    doc.problem({
      code: 'not-a-resolution',
      message: 'The words "The Security Council", by which a resolution opens, cannot be found.',
    })
  const text = head.council?.rest ? [{ text: head.council.rest, gap: true, page: false, rule: false }, ...body] : body
  doc.notes = footnotes.length
  readParagraphs(text, doc, head.council !== undefined)
  for (const [n, note] of footnotes.entries()) {
    const draft = doc.clause({ id: `footnote-${n + 1}`, part: 'footnote', label: note.mark }, note.lines[0] ?? '')
    draft.blocks[0]?.lines.push(...note.lines.slice(1))
  }
  const { source, clauses, problems } = doc.finish()
  const { symbol, number, year, adopted, meeting } = head
  return {
    symbol,
    ...(number !== undefined && { number }),
    ...(year !== undefined && { year }),
    ...(adopted && { adopted }),
    ...(meeting !== undefined && { meeting }),
    source,
    clauses,
    problems,
  }
}
