/** One thing that was looked at, in words for whoever runs the product. */
export interface Finding {
  /** "scopes" */
  readonly check: string
  /** `off`: there is nothing to look at, and that is no fault. */
  readonly state: 'good' | 'wrong' | 'off'
  /** What is so; where it is wrong, also what to do. */
  readonly says: string
}

export const good = (check: string, says: string): Finding => ({ check, state: 'good', says })
export const wrong = (check: string, says: string): Finding => ({ check, state: 'wrong', says })
export const off = (check: string, says: string): Finding => ({ check, state: 'off', says })

/** The deepest cause in words: what `fetch` throws says nothing by itself. */
export const reasonOf = (cause: unknown): string => {
  const deepest = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  return deepest instanceof Error ? deepest.message || String((deepest as NodeJS.ErrnoException).code) : String(deepest)
}
