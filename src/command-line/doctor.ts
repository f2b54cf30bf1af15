import type { Finding } from '../chat/finding.ts'
import { PLATFORMS, type Platform } from '../chat/place.ts'
import { SeizedError } from '../errors.ts'
import { print, type Terminal, visible } from './terminal.ts'

/** Looks at a platform's settings and at what the platform says of them; undefined where it has no doctor. */
export type Examine = (platform: Platform) => Promise<AsyncIterable<Finding> | undefined>

const MARKS = { good: 'ok   ', wrong: 'WRONG', off: '-    ' } as const

/**
 * The `doctor` command: a line for each thing that was looked at. Returns the exit code: 1 where something is wrong.
 *
 * @throws SeizedError `bad-input` for a platform that there is none of, `bad-setting` for settings that contradict each other.
 */
export async function doctor(
  operands: readonly string[],
  options: { readonly json?: boolean },
  examine: Examine,
  terminal: Terminal,
): Promise<number> {
  const [platform, ...more] = operands
  if (more[0] !== undefined) throw new SeizedError('bad-input', `${more[0]}: not expected here.`)
  const known = PLATFORMS.find(name => name === platform?.toLowerCase())
  const findings = known && (await examine(known))
  if (!findings)
    throw new SeizedError(
      'bad-input',
      `doctor: ${platform === undefined ? 'of what?' : `${platform}?`} Write doctor ${PLATFORMS.join(' or doctor ')}.`,
    )
  let wrong = 0
  for await (const finding of findings) {
    if (finding.state === 'wrong') wrong++
    const { check, state, says } = finding
    await print(
      terminal,
      options.json ? `${JSON.stringify(finding)}\n` : visible(`${MARKS[state]}  ${check}: ${says}`).concat('\n'),
    )
  }
  if (!options.json)
    await print(
      terminal,
      wrong === 0 ? 'Nothing is wrong.\n' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.\n`,
    )
  return wrong === 0 ? 0 : 1
}
