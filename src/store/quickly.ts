/**
 * Runs a transaction that need not wait for the disk: what is written often, and may be lost with the machine's power in the
 * few milliseconds until the disk has it, but never with the process.
 */
export interface Quickly {
  <Result>(work: Work<Result>): Promise<Result>
  /** The same for work of one statement, which is whole by itself where it comes alone. */
  one<Result>(work: Work<Result>): Promise<Result>
  /** The same, with what is asked for next, or by itself a moment later: for what nobody waits for. Order is kept. */
  soon<Result>(work: Work<Result>): Promise<Result>
  /** Only looks: nothing is committed. */
  look<Result>(work: Work<Result>): Promise<Result>
}

/** Works within what is committed. It may be done again from the beginning. */
export type Work<Result> = (ask: Ask) => Promise<Result>

/**
 * Has the database run a statement that is written out, which takes a third of what it takes to build one: for what is asked at every
 * event.
 *
 * @example
 * const { rows } = await ask<{ n: number }>`select n from t where id = ${id}`
 */
export type Ask = <Row = never>(text: TemplateStringsArray, ...values: Value[]) => Promise<Outcome<Row>>

type Value = string | number | null

/** What a statement has brought. */
interface Outcome<Row> {
  readonly rows: readonly Row[]
  /** How many rows it has changed. */
  readonly changed: number
}
