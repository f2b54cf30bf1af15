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

/** Node's parser takes what it can; what it would refuse is refused here, in our words. */
function tokens(args: readonly string[], flags: Flags) {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, kind]) => [
      name,
      { type: kind === 'true' ? ('boolean' as const) : ('string' as const), multiple: kind === 'list' },
    ]),
  )
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const kind = Object.hasOwn(flags, name) ? flags[name] : undefined
    if (kind === undefined || rawName !== `--${name}`) throw new SeizedError('bad-input', unknown(rawName, flags))
    if (kind === 'true' && value !== undefined) throw new SeizedError('bad-input', `${rawName} takes no value.`)
    if (kind === 'true') continue
    if (value === undefined) throw new SeizedError('bad-input', `${rawName}: its value is missing.`)
    // "--in --json" forgot the value; who means one that begins so, says so.
    if (!inlineValue && value.startsWith('-') && value !== '-')
      throw new SeizedError(
        'bad-input',
        `${rawName}: its value is missing. One that begins with a dash is written ${rawName}=${value}`,
      )
  }
  return tokens
}

function unknown(given: string, flags: Flags): string {
  const known = Object.keys(flags).map(name => `--${name}`)
  return known.length === 0
    ? `${given}: not expected here.`
    : `${given}: no such flag. There ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}. What is no flag and begins with a dash goes behind --.`
}
