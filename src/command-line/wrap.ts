import { type Terminal, visible } from './terminal.ts'

/** Beyond this a line is hard to read, however wide the window. */
const WIDEST = 100
const NARROWEST = 20

/** How many characters a line has on a terminal. */
export const widthOf = ({ columns }: Terminal['stdout']): number =>
  Math.max(NARROWEST, Math.min(columns ?? WIDEST, WIDEST))

/**
 * An entry of a list as a person reads it: on a terminal wrapped between words to the window, elsewhere as it is. Nothing in it
 * is obeyed by a terminal.
 */
export function entry(lines: readonly string[], stdout: Terminal['stdout']): string {
  const text = `${visible(lines.join('\n'))}\n`
  if (!stdout.isTTY) return text
  const breaks = lineBreaks(text, widthOf(stdout))
  return Array.from({ length: text.length }, (_, i) => breaks.get(i) ?? text[i]).join('')
}

/** Which spaces of `text` become line ends, so that no line is wider than `width`; a broken line goes on at its own indentation. */
export function lineBreaks(text: string, width: number): Map<number, string> {
  const breaks = new Map<number, string>()
  let start = 0
  for (const line of text.split('\n')) {
    const indent = /^ */.exec(line)![0]
    let column = 0
    let space = -1
    for (let i = 0; i < line.length; i++, column++) {
      if (line[i] === ' ' && i >= indent.length) space = i
      if (column < width || space < 0) continue
      breaks.set(start + space, `\n${indent}`)
      column = indent.length + (i - space) - 1
      space = -1
    }
    start += line.length + 1
  }
  return breaks
}
