import { expect, test } from 'vitest'
import { builtIn, extension, openAnnouncing, resolutionOf, wish } from './made.ts'

const MANDATE = 'UNMOT’s mandate ends on 15 May 1998, in 7 days (OP5).'

test('each lead is announced once, at its hour in the channel’s zone, with the days that are left', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-04-14T00:00:00Z')
  await store.memory.subscriptions.add(wish('s', { zone: 'Asia/Dushanbe' }))
  const dispatcher = start()
  for (const day of ['04-15', '05-08', '05-14', '05-15']) {
    time.jump(`1998-${day}T03:00:00Z`)
    await time.turn(`1998-${day}T05:00:00Z`)
  }
  expect(port.shown.map(({ at, headline }) => [at, headline])).toEqual([
    ['1998-04-15T04:00:00Z', 'UNMOT’s mandate ends on 15 May 1998, in 30 days (OP5).'],
    ['1998-05-08T04:00:00Z', MANDATE],
    ['1998-05-14T04:00:00Z', 'UNMOT’s mandate ends on 15 May 1998, in 1 day (OP5).'],
    ['1998-05-15T04:00:00Z', 'UNMOT’s mandate ends today, 15 May 1998 (OP5).'],
  ])
  expect(port.shown.every(({ notes }) => notes.length === 0)).toBe(true)
  await dispatcher.close()
})

test('a subscription never announces what fell due before it existed', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-05-08T10:00:00Z')
  await store.memory.subscriptions.add(wish('s', { createdAt: '1998-05-08T10:00:00Z' }))
  start()
  await time.turn('1998-05-08T10:30:00Z')
  time.jump('1998-05-14T08:00:00Z')
  await time.turn('1998-05-14T10:00:00Z')
  expect(port.shown.map(({ at }) => at)).toEqual(['1998-05-14T09:00:00Z'])
})

test('after downtime what fell due is announced late, says so, and is one message for each deadline', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-04-14T00:00:00Z')
  await store.memory.subscriptions.add(wish('s'))
  const first = start()
  await time.turn('1998-04-14T00:01:00Z')
  await first.close()
  time.jump('1998-05-14T12:00:00Z')
  start()
  await time.pass({ minutes: 5 })
  expect(port.shown).toMatchObject([
    {
      headline: 'UNMOT’s mandate ends on 15 May 1998, in 1 day (OP5).',
      notes: ['This comes late: it was to be said on 14 May 1998 at 09:00.'],
    },
  ])
  const rows = await store.announcing.book.list({}, 10)
  expect(rows.map(({ lead, state }) => [lead, state])).toEqual(
    expect.arrayContaining([
      [30, 'sent'],
      [7, 'sent'],
      [1, 'sent'],
      [0, 'due'],
    ]),
  )
  const told = rows.find(row => row.lead === 1)!
  expect(rows.filter(row => row.toldBy === told.id).map(row => [row.lead, row.ref])).toEqual(
    expect.arrayContaining([
      [7, 'm1'],
      [30, 'm1'],
    ]),
  )
})

test('what could not be made within the set age after its deadline is missed, listed, and not posted', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-05-14T12:00:00Z')
  await store.memory.subscriptions.add(wish('s'))
  const first = start()
  await time.turn('1998-05-14T12:01:00Z')
  await first.close()
  time.jump('1998-05-19T00:00:01Z')
  start()
  await time.pass({ minutes: 5 })
  expect(port.shown).toEqual([])
  expect(await store.announcing.book.list({ states: ['missed'] }, 10)).toMatchObject([
    { lead: 0, reason: 'it could not be made within 3 days after its deadline' },
  ])
})

test('a clock that jumps ahead and back doubles nothing', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-05-08T08:00:00Z')
  await store.memory.subscriptions.add(wish('s'))
  const first = start()
  await time.turn('1998-05-08T09:30:00Z')
  await first.close()
  expect(port.shown).toHaveLength(1)
  time.jump('1998-05-08T00:00:00Z')
  start()
  await time.turn('1998-05-08T11:00:00Z')
  expect(port.shown.map(({ headline }) => headline)).toEqual([MANDATE])
})

test('an extension that comes in moves what is still to come, and the next announcement says so', async () => {
  const { store, time, port, start, ingest } = await openAnnouncing('1998-05-08T08:00:00Z')
  await store.memory.subscriptions.add(wish('s', { subject: { kind: 'entity', name: 'UNMOT' } }))
  await store.memory.subscriptions.add(
    wish('r', { subject: { kind: 'resolution', symbol: 'S/RES/1138 (1997)' }, place: 'C2', leads: [30] }),
  )
  start()
  await time.turn('1998-05-08T10:00:00Z')
  time.jump('1998-05-14T08:00:00Z')
  await time.turn('1998-05-14T09:30:00Z')
  expect(port.shown).toHaveLength(2)
  ingest(extension)
  await time.turn('1998-05-14T10:00:00Z')
  time.jump('1998-10-16T08:00:00Z')
  await time.turn('1998-10-16T10:00:00Z')
  expect(port.shown.slice(2)).toMatchObject([
    {
      at: '1998-10-16T09:00:00Z',
      headline: 'UNMOT’s mandate ends on 15 November 1998, in 30 days (S/RES/1167 (1998), OP2).',
      notes: [
        'It was announced here for 15 May 1998; S/RES/1167 (1998), OP2 moved it to 15 November 1998.',
        'Before: S/RES/1138 (1997), OP5 until 15 May 1998.',
      ],
    },
    { place: 'C2', notes: ['Before: S/RES/1138 (1997), OP5 until 15 May 1998.'] },
  ])
  for (const day of ['08', '14', '15']) {
    time.jump(`1998-11-${day}T08:00:00Z`)
    await time.turn(`1998-11-${day}T10:00:00Z`)
  }
  expect(port.shown.slice(4).map(({ notes }) => notes)).toEqual(
    [7, 1, 0].map(() => ['Before: S/RES/1138 (1997), OP5 until 15 May 1998.']),
  )
  expect(await store.announcing.book.list({ states: ['withdrawn'] }, 10)).toMatchObject([
    { lead: 0, reason: 'S/RES/1167 (1998), OP2 moved it to 15 November 1998' },
  ])
})

test('a deadline that is corrected is not announced again for what was said, and the next one says what it was before', async () => {
  const report = (day: string) =>
    resolutionOf(1200, '1998-01-10', `Requests the Secretary-General to report by ${day};`)
  const { store, time, port, start, ingest } = await openAnnouncing('1998-03-01T00:00:00Z', [report('10 April 1998')])
  await store.memory.subscriptions.add(wish('s'))
  start()
  time.jump('1998-03-11T08:00:00Z')
  await time.turn('1998-03-11T10:00:00Z')
  expect(port.shown.map(({ headline }) => headline)).toEqual([
    'A report by the Secretary-General is due on 10 April 1998, in 30 days (OP1).',
  ])
  ingest(report('30 April 1998'))
  for (const day of ['03-31', '04-03', '04-23']) {
    time.jump(`1998-${day}T08:00:00Z`)
    await time.turn(`1998-${day}T10:00:00Z`)
  }
  expect(port.shown.slice(1)).toMatchObject([
    {
      at: '1998-04-23T09:00:00Z',
      headline: 'A report by the Secretary-General is due on 30 April 1998, in 7 days (OP1).',
      notes: ['It was announced here for 10 April 1998; by the text as it stands now it is 30 April 1998.'],
    },
  ])
})

test('a deadline that is corrected to an earlier day is announced at once where its time has passed', async () => {
  const report = (day: string) =>
    resolutionOf(1200, '1998-01-10', `Requests the Secretary-General to report by ${day};`)
  const { store, time, port, start, ingest } = await openAnnouncing('1998-04-16T00:00:00Z', [report('28 April 1998')])
  await store.memory.subscriptions.add(wish('s', { leads: [7, 1] }))
  start()
  await time.turn('1998-04-16T00:15:00Z')
  time.jump('1998-04-20T11:00:00Z')
  await time.turn('1998-04-20T12:00:00Z')
  ingest(report('24 April 1998'))
  await time.turn('1998-04-20T12:15:00Z')
  expect(port.shown).toMatchObject([
    {
      headline: 'A report by the Secretary-General is due on 24 April 1998, in 4 days (OP1).',
      notes: ['This comes late: it was to be said on 17 April 1998 at 09:00.'],
    },
  ])
})

test('a lost answer is asked for before anything is posted again, and what stands there is not posted twice', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-05-08T08:00:00Z')
  await store.memory.subscriptions.add(wish('s'))
  port.next.push('lost')
  start()
  await time.turn('1998-05-08T10:00:00Z')
  expect(port.shown.map(({ headline }) => headline)).toEqual([MANDATE])
  expect(port.sought).toBe(1)
  expect(await store.announcing.book.list({ states: ['sent'] }, 10)).toMatchObject([
    { ref: 'm1', headline: MANDATE, tries: 1 },
  ])
})

test('what was lost before it arrived is posted again under the same key', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-05-08T08:00:00Z')
  await store.memory.subscriptions.add(wish('s'))
  port.next.push('dropped', 'throw', 'hang')
  port.answers.push({ outcome: 'later', reason: 'rate limited', after: 30_000 })
  start()
  await time.turn('1998-05-08T10:00:00Z')
  expect(port.shown.map(({ headline }) => headline)).toEqual([MANDATE])
  expect(port.sought).toBe(4)
  expect(await store.announcing.book.list({ states: ['sent'] }, 10)).toMatchObject([
    { tries: 4, id: port.shown[0]?.key },
  ])
})

test('where the platform cannot be asked, an unknown one is posted once more, marked, and a second time is held', async () => {
  const { store, time, teams, start } = await openAnnouncing('1998-05-08T08:00:00Z')
  await store.memory.subscriptions.add(wish('s', { platform: 'teams' }))
  teams.next.push('lost', 'lost')
  start()
  await time.turn('1998-05-08T12:00:00Z')
  expect(teams.shown).toMatchObject([
    { headline: MANDATE },
    {
      headline: `${MANDATE} (possible repeat)`,
      notes: ['This may be a repeat: whether the first try arrived could not be found out.'],
    },
  ])
  expect(await store.announcing.book.list({ states: ['uncertain'] }, 10)).toMatchObject([
    { repeats: 1, reason: 'held, it may stand there already: the platform cannot be asked' },
  ])
})

test('with SEIZED_UNKNOWN=hold it is held, and an administrator’s retry posts it once, however often it is asked', async () => {
  const { store, time, teams, start } = await openAnnouncing('1998-05-08T08:00:00Z')
  await store.memory.subscriptions.add(wish('s', { platform: 'teams' }))
  teams.next.push('dropped')
  start({ unknown: 'hold' })
  await time.turn('1998-05-08T12:00:00Z')
  expect(teams.shown).toEqual([])
  const [held] = await store.announcing.book.list({ states: ['uncertain'] }, 10)
  const retry = () => store.announcing.book.retry(held!.id, time.now().toString({ smallestUnit: 'millisecond' }))
  expect(await retry()).toMatchObject({ outcome: 'again' })
  expect(await retry()).toMatchObject({ outcome: 'state' })
  await time.turn('1998-05-08T12:15:00Z')
  expect(teams.shown).toMatchObject([{ headline: `${MANDATE} (possible repeat)` }])
  expect(await retry()).toMatchObject({ outcome: 'state', row: { state: 'sent' } })
})

test('a place that asks to wait is left alone for as long, and no other waits with it', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-05-08T08:00:00Z')
  await store.memory.subscriptions.add(wish('a', { place: 'C1' }))
  await store.memory.subscriptions.add(wish('b', { place: 'C2' }))
  port.next.push({ outcome: 'later', reason: 'rate limited', after: 90_000 })
  start()
  await time.turn('1998-05-08T10:00:00Z')
  const at = Object.fromEntries(port.shown.map(each => [each.place, each.at]))
  expect(Object.values(at).sort()).toEqual(['1998-05-08T09:00:00Z', expect.stringMatching(/^1998-05-08T09:01:3/)])
})

test('a place that is gone ends its subscriptions with the reason, and nothing more is tried there', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-05-08T08:00:00Z')
  await store.memory.subscriptions.add(wish('s'))
  port.next.push({ outcome: 'refused', reason: 'the channel was archived', gone: true })
  start()
  await time.turn('1998-05-08T10:00:00Z')
  time.jump('1998-05-14T08:00:00Z')
  await time.turn('1998-05-14T10:00:00Z')
  expect(port.shown).toEqual([])
  expect(await store.memory.subscriptions.get('s')).toMatchObject({ endReason: 'the channel was archived' })
  const rows = await store.announcing.book.list({}, 10)
  expect(rows.filter(row => row.state === 'failed')).toMatchObject([{ reason: 'the channel was archived', tries: 1 }])
  expect(rows.filter(row => row.state !== 'failed').every(row => row.state === 'withdrawn')).toBe(true)
  const [failed] = rows.filter(row => row.state === 'failed')
  expect(await store.announcing.book.retry(failed!.id, '1998-05-20T00:00:00.000Z')).toEqual({ outcome: 'ended' })
})

test('a refused one is listed as failed, and a retry posts it once', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-05-08T08:00:00Z')
  await store.memory.subscriptions.add(wish('s'))
  port.next.push({ outcome: 'refused', reason: 'too many blocks', gone: false })
  start()
  await time.turn('1998-05-08T10:00:00Z')
  const [failed] = await store.announcing.book.list({ states: ['failed'] }, 10)
  const wall = '1998-05-08T10:00:00.000Z'
  const outcomes = await Promise.all([1, 2, 3].map(() => store.announcing.book.retry(failed!.id, wall)))
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['again', 'state', 'state'])
  await time.turn('1998-05-08T10:15:00Z')
  expect(port.shown).toMatchObject([{ headline: MANDATE }])
})

test('a paused subscription announces nothing of the pause, and goes on with what comes after it', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-05-07T08:00:00Z')
  await store.memory.subscriptions.add(wish('s'))
  start()
  await time.turn('1998-05-07T12:00:00Z')
  await store.memory.subscriptions.pause('s', time.now().toString())
  time.jump('1998-05-13T11:00:00Z')
  await time.turn('1998-05-13T12:00:00Z')
  await store.memory.subscriptions.resume('s')
  await time.turn('1998-05-13T13:00:00Z')
  for (const day of [14, 15]) {
    time.jump(`1998-05-${day}T08:00:00Z`)
    await time.turn(`1998-05-${day}T10:00:00Z`)
  }
  expect(port.shown.map(({ at }) => at)).toEqual(['1998-05-14T09:00:00Z', '1998-05-15T09:00:00Z'])
})

test('a place with two subscriptions to the same deadline is told once', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-05-08T08:00:00Z')
  await store.memory.subscriptions.add(wish('a'))
  await store.memory.subscriptions.add(
    wish('b', { subject: { kind: 'entity', name: 'UNMOT' }, at: '10:00', leads: [7] }),
  )
  start()
  await time.turn('1998-05-08T12:00:00Z')
  expect(port.shown).toHaveLength(1)
  const rows = await store.announcing.book.list({ states: ['sent'] }, 10)
  expect(rows.map(row => row.subscription).sort()).toEqual(['a', 'b'])
})

test('several instances on one ledger post each announcement once', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-05-08T08:30:00Z')
  for (let n = 0; n < 40; n++) await store.memory.subscriptions.add(wish(`s${n}`, { place: `C${n}` }))
  const instances = [start(), start(), start()]
  await time.turn('1998-05-08T10:00:00Z')
  expect(port.shown).toHaveLength(40)
  expect(new Set(port.shown.map(({ key }) => key)).size).toBe(40)
  await Promise.all(instances.map(instance => instance.close()))
})

test('what was claimed by an instance that is gone is due again, and what it had begun is asked about', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-05-08T08:59:00Z')
  await store.memory.subscriptions.add(wish('a', { place: 'C1' }))
  await store.memory.subscriptions.add(wish('b', { place: 'C2' }))
  const first = start()
  await time.turn('1998-05-08T08:59:30Z')
  await first.close()
  const { ledger } = store.announcing
  const hold = { holder: 'gone', wall: '1998-05-08T09:00:00.000Z', until: '1998-05-08T09:02:00.000Z' }
  const [begun, claimed] = await ledger.claim('', '1998-05-08T09:00:00.000Z', hold, ['slack'], 10)
  expect(await ledger.intend(begun!.row.id, hold, MANDATE)).toBe(true)
  expect(claimed).toBeDefined()
  start()
  await time.turn('1998-05-08T09:01:59Z')
  expect(port.shown).toEqual([])
  await time.turn('1998-05-08T10:00:00Z')
  expect(port.shown.map(({ place }) => place).sort()).toEqual(['C1', 'C2'])
  expect(port.sought).toBe(1)
})

test('a rehearsal keeps its rows apart and posts as of its day', async () => {
  const { store, time, port, start } = await openAnnouncing('1998-05-08T00:00:00Z', [builtIn])
  // Made by the machine's own clock, years after the rehearsal's day.
  await store.memory.subscriptions.add(wish('s', { createdAt: '2026-01-01T00:00:00Z' }))
  const rehearsal = start({ timeline: 'as of 1998-05-08T00:00:00.000Z' })
  await time.turn('1998-05-08T12:00:00Z')
  await rehearsal.close()
  expect(port.shown.map(({ headline }) => headline)).toEqual([MANDATE])
  expect(await store.announcing.book.list({ timeline: '', states: ['sent'] }, 10)).toEqual([])
})
