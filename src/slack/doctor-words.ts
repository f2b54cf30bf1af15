import type { Finding } from '../chat/finding.ts'

export const good = (check: string, says: string): Finding => ({ check, state: 'good', says })
export const wrong = (check: string, says: string): Finding => ({ check, state: 'wrong', says })
export const off = (check: string, says: string): Finding => ({ check, state: 'off', says })

/** The deepest cause in words: what `fetch` throws says nothing by itself. */
export const reasonOf = (cause: unknown): string => {
  const deepest = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  return deepest instanceof Error ? deepest.message || String((deepest as NodeJS.ErrnoException).code) : String(deepest)
}
