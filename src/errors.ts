/**
 * Everything that can go wrong, with the exit code of the command line that it maps to:
 * 1 the person can put it right (a flag, a file, a setting), 2 it is ours.
 */
export const ERRORS = {
  /** A flag, an argument, a line of input. */
  'bad-input': { exitCode: 1 },
  /** A setting of the environment or of `.env`. */
  'bad-setting': { exitCode: 1 },
  /** Another program listens where we were told to. */
  'port-in-use': { exitCode: 1 },
  /** A file or directory that is missing, forbidden or not what it says it is. */
  'unreadable-file': { exitCode: 1 },
  /** A fault of ours. */
  fault: { exitCode: 2 },
} as const

export type ErrorCode = keyof typeof ERRORS

/**
 * The one error that we throw on purpose. Its message is written for a person: it names the thing and the remedy,
 * and nothing branches on its words; branch on `code`.
 *
 * @example
 * throw new SeizedError('unreadable-file', `${file}: no such file. Check the path.`, { cause })
 */
export class SeizedError extends Error {
  override readonly name = 'SeizedError'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }

  /** 1 bad input, 2 ours. */
  get exitCode(): number {
    return ERRORS[this.code].exitCode
  }
}
