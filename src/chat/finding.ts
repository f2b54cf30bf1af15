/** One thing that was looked at, in words for whoever runs the product. */
export interface Finding {
  /** "scopes" */
  readonly check: string
  /** `off`: there is nothing to look at, and that is no fault. */
  readonly state: 'good' | 'wrong' | 'off'
  /** What is so; where it is wrong, also what to do. */
  readonly says: string
}
