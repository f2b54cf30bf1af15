/**
 * One record of comma-separated values, ending in CRLF (RFC 4180, sections 2.1, 2.6 and 2.7).
 * A text that a spreadsheet would run as a formula is preceded by an apostrophe, as OWASP's page "CSV Injection" advises:
 * the words come from documents that nobody vouches for.
 *
 * @example csvRecord(['op-5', 'until 15 May 1998']) // 'op-5,until 15 May 1998\r\n'
 */
export function csvRecord(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: string | number | undefined): string {
  // A figure of ours is safe with its minus sign, and an apostrophe would make a text of it.
  if (typeof value !== 'string') return String(value ?? '')
  const inert = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
