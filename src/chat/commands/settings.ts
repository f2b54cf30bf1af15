import { readResolutionNames } from '../../resolution/citation.ts'
import { printDate } from '../../resolution/dates.ts'
import type { Command } from '../command.ts'
import { notice } from '../reply.ts'

const NONE = /^(?:all|any|none|nothing|every(?:thing)?)$/i
const TODAY = /^(?:today|now|reset|none|off)$/i

/** Sets the resolution that questions at the place are about. */
export const use: Command = {
  word: 'use',
  usage: '[S/RES/1138 (1997) | all]',
  summary: 'sets the resolution that questions here are about',
  examples: ['use S/RES/1138 (1997)', 'use all'],
  means: rest => NONE.test(rest) || (rest.length < 40 && readResolutionNames(rest)[0]?.span[0] === 0),
  async run(rest, { visit, settings, memory, library }) {
    const { resolutions, find } = library()
    const { platform, workspace, place } = visit
    if (rest === '')
      return notice(settings.uses ? `Questions here are about ${settings.uses}.` : 'No resolution is set here.', [
        'Set one with use S/RES/1138 (1997), take it back with use all.',
      ])
    if (NONE.test(rest)) {
      await memory.places.set(platform, workspace, place, { uses: null })
      return notice(
        resolutions.length === 1
          ? `Questions here are about ${resolutions[0]?.symbol}, the only resolution that is loaded.`
          : `No resolution is set here any more: each question is asked of all ${resolutions.length} that are loaded.`,
      )
    }
    const name = readResolutionNames(rest)[0]
    const found = name && find(name)
    if (!found)
      return notice(
        `${name ? `S/RES/${name.number}${name.year ? ` (${name.year})` : ''} is not loaded` : `“${rest.slice(0, 60)}” names no resolution`}. Nothing was changed.`,
        [`Loaded: ${some(resolutions.map(r => r.symbol))}.`],
      )
    await memory.places.set(platform, workspace, place, { uses: found.symbol })
    return notice(
      `Questions here are about ${found.symbol} from now on.`,
      [],
      ['What is the mandate?', 'What are the deadlines?'],
    )
  },
}

/** Sets the day that counts as today at the place. */
export const asOf: Command = {
  word: 'as-of',
  usage: '[DATE | today]',
  summary: 'sets the day that counts as today here',
  examples: ['as-of 1998-05-01', 'as-of today'],
  means: rest => TODAY.test(rest) || /^\d{4}-\d{2}-\d{2}$/.test(rest),
  async run(rest, { visit, settings, memory, clock }) {
    const { platform, workspace, place } = visit
    if (rest === '')
      return notice(
        settings.asOf
          ? `${printDate(settings.asOf)} counts as today here.`
          : `Today is ${printDate(clock.today().toString())}.`,
        ['Set another day with as-of 1998-05-01, take it back with as-of today.'],
      )
    if (TODAY.test(rest)) {
      await memory.places.set(platform, workspace, place, { asOf: null })
      return notice(`Today is ${printDate(clock.today().toString())} here again.`)
    }
    const day = readDay(rest)
    if (!day) return notice(`“${rest.slice(0, 60)}” is not a date. Write it as as-of 1998-05-01. Nothing was changed.`)
    await memory.places.set(platform, workspace, place, { asOf: day })
    return notice(
      `${printDate(day)} counts as today here from now on.`,
      ['Take it back with as-of today.'],
      ['Is the mandate still in force?', 'What are the deadlines?'],
    )
  },
}

function readDay(text: string): string | undefined {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text).toString()
  } catch {}
  return undefined
}

/** "A, B, C and 4 more" */
export const some = (list: readonly string[], most = 5): string =>
  list.length > most ? `${list.slice(0, most).join(', ')} and ${list.length - most} more` : list.join(', ')
