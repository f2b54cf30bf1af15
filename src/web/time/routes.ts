import type { Context } from 'hono'
import type { Hono } from 'hono/tiny'
import { mandatesInForce } from '../../library/mandates.ts'
import { csvRecord } from '../../tables/csv.ts'
import { DEADLINE_COLUMNS, deadlineEntries, deadlineRecord, deadlineRows } from '../../tables/deadlines.ts'
import { MANDATE_COLUMNS, mandateEntries, mandateRecord } from '../../tables/mandates.ts'
import { readDay } from '../day.ts'
import { refuse, refusePage } from '../refusals.ts'
import type { RoomsOptions } from '../rooms.ts'
import { type Life, livesOf, startOf } from './life.ts'
import { SORTS, timePage } from './page.ts'

/** /time, and its tables to take along. */
export function timeRoutes(
  app: Hono,
  { library, clock, frame }: Pick<RoomsOptions, 'library' | 'clock' | 'frame'>,
): void {
  /** The day that is asked for; undefined where what stands there is none. */
  const dayIn = (c: Context): Temporal.PlainDate | undefined | 'none' => {
    const text = c.req.query('asOf')?.trim()
    return text ? (readDay(text) ?? 'none') : undefined
  }

  app.get('/time', c => {
    const asked = dayIn(c)
    if (asked === 'none')
      return refusePage(
        400,
        `“${c.req.query('asOf')?.slice(0, 40)}” is not a date.`,
        'Write it as 1998-05-01.',
        frame(),
      )
    const { resolutions } = library()
    const lives = livesOf(resolutions)
    const today = clock.today().toString()
    const life = chosen(lives, c.req.query('of'), asked?.toString() ?? today)
    const asOf = asked?.toString() ?? (life ? firstView(life, today) : today)
    const sort = SORTS.find(each => each === c.req.query('sort')) ?? 'until'
    const running = mandatesInForce(resolutions, asOf)
    const view = { asOf, sort, descending: c.req.query('dir') === 'desc', today }
    return c.html(timePage(life, lives, running, view, frame()))
  })

  const file = (c: Context, name: string, type: string, body: string) =>
    c.body(body, 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
    })

  app.get('/time/:file{(?:mandates|deadlines)\\.(?:csv|ics)}', async c => {
    const day = dayIn(c)
    if (day === 'none') return refuse(400, 'asOf must be a date, "1998-05-01".')
    const asOf = day ?? clock.today()
    const { resolutions } = library()
    const name = c.req.param('file')
    switch (name) {
      case 'mandates.csv': {
        const rows = mandatesInForce(resolutions, asOf.toString()).map(row => mandateRecord(row, asOf))
        return file(c, name, 'text/csv', [csvRecord(MANDATE_COLUMNS), ...rows].join(''))
      }
      case 'mandates.ics': {
        const { calendarOf } = await import('../../calendar.ts')
        const running = mandatesInForce(resolutions, asOf.toString())
        return file(c, name, 'text/calendar', calendarOf('Mandates in force', mandateEntries(running, resolutions)))
      }
      case 'deadlines.csv': {
        const rows = deadlineRows(resolutions, asOf).map(deadlineRecord)
        return file(c, name, 'text/csv', [csvRecord(DEADLINE_COLUMNS), ...rows].join(''))
      }
      default: {
        const { calendarOf } = await import('../../calendar.ts')
        return file(c, name, 'text/calendar', calendarOf('Deadlines', resolutions.flatMap(deadlineEntries)))
      }
    }
  })
}

/** The life that is asked for; else the one that is to end first of those that run on the day, else the latest. */
function chosen(lives: readonly Life[], key: string | undefined, day: string): Life | undefined {
  const running = lives.filter(life => life.first <= day && day <= life.last)
  return lives.find(life => life.key === key) ?? running.at(-1) ?? lives[0]
}

/** The day that is shown first: today, where the mandate lives; else the day of its latest act, with what is to come before it. */
function firstView(life: Life, today: string): string {
  if (life.first <= today && today <= life.last) return today
  return life.acts.map(startOf).sort().at(-1) ?? life.first
}
