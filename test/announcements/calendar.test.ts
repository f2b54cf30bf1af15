import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { builtIn, extension, openAnnouncing, resolutionOf, wish } from './made.ts'

/** The calendar as a second implementation reads it. */
function readBack(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics))
  return calendar.getAllSubcomponents('vevent').map(component => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      sequence: event.sequence,
      day: event.startDate.toString(),
      end: event.endDate.toString(),
      summary: event.summary,
      description: event.description,
      status: component.getFirstPropertyValue('status'),
      modified: String(component.getFirstPropertyValue('last-modified')),
    }
  })
}

const tokenOf = (address: string | undefined) => /calendar\/(.*)\.ics$/.exec(address ?? '')?.[1] ?? ''

test('a subscription’s feed is read by a second implementation without loss: what falls due, its words, its arithmetic', async () => {
  const { store, room } = await openAnnouncing('1998-01-01T00:00:00Z')
  const { subscription } = await store.memory.subscriptions.add(wish('s'))
  const ics = await room.feeds.ics(tokenOf(await room.calendar(subscription)))
  const [conference, report, mandate] = readBack(ics ?? '')
  expect(conference).toMatchObject({ day: '1997-11-24', end: '1997-11-26', status: 'CONFIRMED', sequence: 0 })
  expect(report).toMatchObject({
    day: '1998-02-14',
    end: '1998-02-15',
    summary: 'A report by the Secretary-General is due (S/RES/1138 (1997), OP12)',
  })
  expect(report?.description).toBe(
    [
      '“within three months of the adoption of this resolution”',
      builtIn.clauses.find(({ id }) => id === 'op-12')?.text,
      '14 November 1997 (adoption) + 3 months = 14 February 1998',
    ].join('\n'),
  )
  expect(mandate).toMatchObject({ day: '1998-05-15', summary: 'UNMOT’s mandate ends (S/RES/1138 (1997), OP5)' })
  expect(ics?.split('\r\n').every(line => Buffer.byteLength(line) <= 75)).toBe(true)
})

test('asked again it is the same to the last byte, until something changes', async () => {
  const { time, room } = await openAnnouncing('1998-01-01T00:00:00Z')
  const token = tokenOf(await room.calendar())
  const first = await room.feeds.ics(token)
  time.jump('1998-01-02T00:00:00Z')
  expect(await room.feeds.ics(token)).toBe(first)
})

test('a corrected day is the same entry with a higher sequence; an extended mandate is cancelled and its new end is another', async () => {
  const report = (day: string) =>
    resolutionOf(1200, '1998-01-10', `Requests the Secretary-General to report by ${day};`)
  const { time, room, ingest } = await openAnnouncing('1998-05-01T00:00:00Z', [builtIn, report('10 June 1998')])
  const token = tokenOf(await room.calendar())
  const before = readBack((await room.feeds.ics(token)) ?? '')
  time.jump('1998-05-14T00:00:00Z')
  ingest(report('30 June 1998'))
  ingest(extension)
  const after = readBack((await room.feeds.ics(token)) ?? '')
  const uid = (events: typeof before, day: string) => events.find(event => event.day === day)?.uid
  expect(after.find(event => event.day === '1998-06-30')).toMatchObject({
    uid: uid(before, '1998-06-10'),
    sequence: 1,
    status: 'CONFIRMED',
    modified: '1998-05-14T00:00:00Z',
  })
  const ended = after.find(event => event.day === '1998-05-15')
  expect(ended).toMatchObject({ uid: uid(before, '1998-05-15'), status: 'CANCELLED', sequence: 1 })
  expect(ended?.description).toMatch(/^Cancelled: S\/RES\/1167 \(1998\), OP2 moved it to 15 November 1998\.\n/)
  expect(after.find(event => event.day === '1998-11-15')).toMatchObject({ status: 'CONFIRMED', sequence: 0 })
  expect(after).toHaveLength(before.length + 1)
  // Once cancelled it stays so.
  time.jump('1998-05-15T00:00:00Z')
  expect(readBack((await room.feeds.ics(token)) ?? '')).toEqual(after)
})

test('an ended subscription’s entries are cancelled, and an address that nobody was given shows nothing', async () => {
  const { store, room } = await openAnnouncing('1998-01-01T00:00:00Z')
  const { subscription } = await store.memory.subscriptions.add(wish('s'))
  const token = tokenOf(await room.calendar(subscription))
  await room.feeds.ics(token)
  await store.memory.subscriptions.end('s', '1998-01-02T00:00:00Z', 'ended by U1')
  const events = readBack((await room.feeds.ics(token)) ?? '')
  expect(events).toHaveLength(3)
  expect(events.every(({ status }) => status === 'CANCELLED')).toBe(true)
  expect(await room.feeds.ics('A'.repeat(32))).toBeUndefined()
})
