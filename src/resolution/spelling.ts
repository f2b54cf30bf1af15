/**
 * True where `a` becomes `b` by at most `most` edits, each an insertion, a deletion, a substitution or a swap of neighbours
 * (optimal string alignment distance).
 */
export function nearly(a: string, b: string, most = 1): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > most) return false
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let d = Math.min(last[j - 1]! + (same ? 0 : 1), last[j]! + 1, row[j - 1]! + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1)
      row.push(d)
      if (d < best) best = d
    }
    if (best > most) return false
    before = last
    last = row
  }
  return last[b.length]! <= most
}
