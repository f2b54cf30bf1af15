import type { Resolution } from './model.ts'

/** Reads the text of a resolution as issued. Never throws: what it cannot place stands in `problems`. */
export function parse(raw: string): Resolution {
  return { symbol: '', source: raw, clauses: [], problems: [] }
}
