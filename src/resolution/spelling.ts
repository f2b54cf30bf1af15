/**
 * True where `a` becomes `b` by at most `most` edits, each an insertion, a deletion, a substitution or a swap of neighbours
 * (optimal string alignment distance).
 *
 * @example nearly('mandte', 'mandate') // true
 */
export function nearly(a: string, b: string, most = 1): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > most) return false
  // what both begin and end with costs nothing, and most pairs of words are told apart by what is left
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const [m, n] = [endA - start, endB - start]
  if (most === 1) {
    return (m <= 1 && n <= 1) || (m === 2 && n === 2 && a[start] === b[start + 1] && a[start + 1] === b[start])
  }
  return distance(a.slice(start, endA), b.slice(start, endB), most) <= most
}

/** The distance, or any number above `most` where it is above. */
function distance(a: string, b: string, most: number): number {
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
    // a swap reaches over one row: two rows above the limit end it
    if (best > most && Math.min(...last) > most) return best
    before = last
    last = row
  }
  return last[b.length]!
}
