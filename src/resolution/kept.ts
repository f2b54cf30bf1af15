/**
 * A reading that is made once of each thing that is read, and kept as long as that thing is there.
 *
 * @param read must depend on nothing else than that thing and what it always comes with, a clause's resolution, and what it gives must
 * not be changed
 * @example
 * const wordsOf = kept((clause: Clause) => clause.text.split(' '))
 * wordsOf(clause) === wordsOf(clause) // true
 */
export function kept<Of extends object, With extends readonly unknown[], Reading>(
  read: (of: Of, ...comesWith: With) => Reading,
): (of: Of, ...comesWith: With) => Reading {
  const known = new WeakMap<Of, Reading>()
  return (of, ...comesWith) => {
    const before = known.get(of)
    if (before !== undefined || known.has(of)) return before as Reading
    const reading = read(of, ...comesWith)
    known.set(of, reading)
    return reading
  }
}
