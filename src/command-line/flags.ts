import { SeizedError } from '../errors.ts'

// not imported: see start.ts
const { parseArgs } = process.getBuiltinModule('node:util')

/** The flags of a command: `true` stands alone, `text` takes one value, `list` takes all that follow it up to the next flag. */
export type Flags = Readonly<Record<string, 'true' | 'text' | 'list'>>

/** What was given, by the flag's own name; a flag that was not given is absent. */
export type Given<F extends Flags> = {
  readonly [K in keyof F]?: F[K] extends 'true' ? true : F[K] extends 'text' ? string : readonly string[]
}

/**
 * Reads a command's flags and operands. Built on Node's own parser, which adds nothing to the start:
 * loading a larger one took longer than an answer.
 *
 * @throws SeizedError `bad-input` for a flag that the command does not have, or one without its value.
 * @example readFlags(['--from', 'a.txt', 'b.txt', '--json'], { from: 'list', json: 'true' })
 *          // { given: { from: ['a.txt', 'b.txt'], json: true }, operands: [] }
 */
export function readFlags<const F extends Flags>(
  args: readonly string[],
  flags: F,
): { readonly given: Given<F>; readonly operands: readonly string[] } {
  const given: Record<string, true | string | string[]> = {}
  const operands: string[] = []
  let open: string[] | undefined
  for (const token of tokens(args, flags)) {
    if (token.kind === 'positional') (open ?? operands).push(token.value)
    else open = undefined
    if (token.kind !== 'option') continue
    const { name, value, inlineValue } = token
    if (flags[name] === 'list') {
      const list = given[name]
      const values = Array.isArray(list) ? list : []
      given[name] = values
      values.push(value!)
      // "--from=a.txt" is complete in itself.
      if (!inlineValue) open = values
    } else given[name] = flags[name] === 'text' ? value! : true
  }
  return { given: given as Given<F>, operands }
}

function tokens(args: readonly string[], flags: Flags) {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, kind]) => [
      name,
      { type: kind === 'true' ? ('boolean' as const) : ('string' as const), multiple: kind === 'list' },
    ]),
  )
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, tokens: true }).tokens
  } catch (cause) {
    throw new SeizedError('bad-input', cause instanceof Error ? cause.message : String(cause), { cause })
  }
}
