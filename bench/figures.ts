/** The value that a share `q` of the sample does not exceed (nearest rank). Throws on an empty sample: there is no such figure. */
export function quantile(sample: readonly number[], q: number): number {
  const sorted = sample.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('no figure of an empty sample')
  return value
}

export const median = (sample: readonly number[]): number => quantile(sample, 0.5)

/** A Markdown table; the first column is words, the others are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line), ''].join('\n')
}

/** Milliseconds as people compare them: two figures below ten. */
export const ms = (value: number): string => `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`
