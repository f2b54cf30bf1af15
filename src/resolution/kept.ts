/**
 * A reading that is made once of each thing that is read, and kept as long as that thing is there.
 *
 * @param read must depend on nothing else, and what it gives must not be changed
 * @example
 * const wordsOf = kept((clause: Clause) => clause.text.split(' '))
 * wordsOf(clause) === wordsOf(clause) // true
 */
export function kept<Of extends object, Reading>(read: (of: Of) => Reading): (of: Of) => Reading {
  const known = new WeakMap<Of, Reading>()
  return of => {
    const before = known.get(of)
    if (before !== undefined || known.has(of)) return before as Reading
    const reading = read(of)
    known.set(of, reading)
    return reading
  }
}
