import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Announcing, Entry, Hold } from '../../src/announcements/ledger.ts'
import { openStore, type Store } from '../../src/store/open.ts'

const at = (clock: string) => `2030-01-01T${clock}.000Z`
const hold = (holder: string, wall: string, until: string): Hold => ({ holder, wall: at(wall), until: at(until) })

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  timeline: '',
  subscription: 's1',
  platform: 'slack',
  workspace: 'T1',
  place: 'C1',
  duty: 'S/RES/1 (2030) op-1 report 0',
  turn: 0,
  lead: 7,
  day: '2030-01-08',
  at: at('09:00:00'),
  ...more,
})

/** What announcements may rely on in every store. `database` is asked for once, and must lead to an empty one. */
export function announcingContract(engine: string, database: () => Promise<string>): void {
  describe(`what announcements keep in ${engine}`, () => {
    let store: Store
    let kept: Announcing
    let n = 0
    /** A place and a duty that no other test has. */
    const fresh = (id: string, more: Partial<Entry> = {}) =>
      entry(`${id}-${n}`, { place: `P${n}`, duty: `duty ${n}`, timeline: `t${n}`, ...more })
    const claim = (now: string, holding = hold('me', now, '23:00:00'), most = 10) =>
      kept.ledger.claim(`t${n}`, at(now), holding, ['slack', 'teams'], most)
    const state = async (id: string) => (await kept.book.row(id))?.state
    beforeAll(async () => {
      store = await openStore(await database())
      kept = store.announcing
    })
    afterAll(() => store?.close())

    test('a timeline is begun once, and tells up to when it was planned', async () => {
      expect(await kept.agenda.begin('x', at('08:00:00'))).toEqual({ begun: at('08:00:00'), planned: at('08:00:00') })
      await kept.agenda.planned('x', at('09:00:00'))
      expect(await kept.agenda.begin('x', at('10:00:00'))).toEqual({ begun: at('08:00:00'), planned: at('09:00:00') })
    })

    test('a row is put once; what was withdrawn comes back, what was sent does not', async () => {
      n++
      const one = fresh('a')
      expect(await kept.agenda.put([one])).toBe(1)
      expect(await kept.agenda.put([one])).toBe(0)
      await kept.agenda.withdraw(one.id, 'paused', at('08:00:00'))
      expect(await kept.book.row(one.id)).toMatchObject({ state: 'withdrawn', reason: 'paused' })
      expect(await kept.agenda.put([one])).toBe(1)
      const [claimed] = await claim('09:00:00')
      await kept.ledger.settle(one.id, 'me', {
        to: 'sent',
        ref: 'm',
        headline: 'h',
        at: at('09:00:01'),
        rest: at('09:00:02'),
      })
      expect(claimed?.row.id).toBe(one.id)
      expect(await kept.agenda.put([one])).toBe(0)
      await kept.agenda.move(one.id, { day: '2031-01-01', at: at('10:00:00') })
      await kept.agenda.withdraw(one.id, 'no', at('10:00:00'))
      expect(await kept.book.row(one.id)).toMatchObject({ state: 'sent', ref: 'm', headline: 'h', day: '2030-01-08' })
    })

    test('only what is due is claimed, one a place, the first one first, and by one of many that ask at once', async () => {
      n++
      const [a, b, c, d] = [
        fresh('a'),
        fresh('b', { duty: 'other', at: at('09:00:01') }),
        fresh('c', { place: `Q${n}` }),
        fresh('d', { place: `R${n}`, at: at('12:00:00') }),
      ] as const
      await kept.agenda.put([b, a, d, c])
      expect(await claim('08:59:59')).toEqual([])
      const all = await Promise.all(
        ['x', 'y', 'z'].map(holder => claim('09:30:00', hold(holder, '09:30:00', '23:00:00'))),
      )
      expect(
        all
          .flat()
          .map(({ row }) => row.id)
          .sort(),
      ).toEqual([a.id, c.id].sort())
    })

    test('a place that has something under way or rests is left alone', async () => {
      n++
      const [a, b] = [fresh('a'), fresh('b', { duty: 'other', at: at('09:00:01') })] as const
      await kept.agenda.put([a, b])
      await claim('09:30:00')
      expect(await claim('09:30:01')).toEqual([])
      await kept.ledger.settle(a.id, 'me', {
        to: 'sent',
        ref: 'm',
        headline: 'h',
        at: at('09:30:00'),
        rest: at('09:31:00'),
      })
      expect(await claim('09:30:59')).toEqual([])
      expect((await claim('09:31:00')).map(({ row }) => row.id)).toEqual([b.id])
    })

    test('what is due of one deadline is one claim, and is settled together', async () => {
      n++
      const rows = [30, 7, 1].map(lead =>
        fresh(`l${lead}`, { lead, at: at(`09:00:${String(59 - lead).padStart(2, '0')}`) }),
      )
      await kept.agenda.put(rows)
      const [one, ...others] = await claim('10:00:00')
      expect(others).toEqual([])
      expect(one?.row.lead).toBe(1)
      expect(one?.folded.map(({ lead }) => lead)).toEqual([7, 30])
      await kept.ledger.settle(one!.row.id, 'me', { to: 'due', reason: 'busy', rest: at('10:00:00') })
      expect(await Promise.all(rows.map(({ id }) => state(id)))).toEqual(['due', 'due', 'due'])
      const [again] = await claim('10:00:01')
      await kept.ledger.settle(again!.row.id, 'me', {
        to: 'sent',
        ref: 'm',
        headline: 'h',
        at: at('10:00:02'),
        rest: at('10:00:02'),
      })
      const told = await kept.book.list({ timeline: `t${n}` }, 10)
      expect(told.map(row => [row.lead, row.state, row.toldBy, row.ref])).toEqual(
        expect.arrayContaining([
          [1, 'sent', undefined, 'm'],
          [7, 'sent', again!.row.id, 'm'],
          [30, 'sent', again!.row.id, 'm'],
        ]),
      )
    })

    test('nobody begins or settles what another has taken over', async () => {
      n++
      const one = fresh('a')
      await kept.agenda.put([one])
      await claim('09:00:00', hold('gone', '09:00:00', '09:01:00'))
      expect(await kept.ledger.recover(`t${n}`, at('09:00:59'), 1000)).toBe(0)
      expect(await kept.ledger.recover(`t${n}`, at('09:01:01'), 1000)).toBe(1)
      expect(await kept.ledger.intend(one.id, hold('gone', '09:01:02', '09:02:00'), 'h')).toBe(false)
      await claim('09:01:03', hold('next', '09:01:03', '09:10:00'))
      expect(await kept.ledger.settle(one.id, 'gone', { to: 'failed', reason: 'no', at: at('09:02:00') })).toBe(false)
      expect(await kept.ledger.intend(one.id, hold('next', '09:01:04', '09:10:00'), 'h')).toBe(true)
      expect(await state(one.id)).toBe('claimed')
    })

    test('what was begun by who is gone is uncertain, asked about once, and not due', async () => {
      n++
      const one = fresh('a')
      await kept.agenda.put([one])
      await claim('09:00:00', hold('gone', '09:00:00', '09:01:00'))
      await kept.ledger.intend(one.id, hold('gone', '09:00:01', '09:01:00'), 'h')
      await kept.ledger.recover(`t${n}`, at('09:01:01'), 120_000)
      expect(await kept.book.row(one.id)).toMatchObject({
        state: 'uncertain',
        firstTryAt: at('09:00:01'),
        headline: 'h',
      })
      const ask = (holder: string, wall: string) =>
        kept.ledger.claimUncertain(`t${n}`, hold(holder, wall, '09:30:00'), ['slack'], 10)
      expect(await ask('x', '09:02:00')).toEqual([])
      expect(await kept.ledger.next(`t${n}`)).toEqual({ ask: at('09:02:01') })
      const asked = await Promise.all(['x', 'y', 'z'].map(holder => ask(holder, '09:02:01')))
      expect(asked.flat()).toHaveLength(1)
      expect(await claim('09:20:00')).toEqual([])
      expect((await ask('w', '09:30:01')).map(({ row }) => row.id)).toEqual([one.id])
    })

    test('that it was sent is taken from who lost its lease, as long as nobody else has begun', async () => {
      n++
      const one = fresh('a')
      await kept.agenda.put([one])
      await claim('09:00:00', hold('slow', '09:00:00', '09:01:00'))
      await kept.ledger.intend(one.id, hold('slow', '09:00:01', '09:01:00'), 'h')
      await kept.ledger.recover(`t${n}`, at('09:01:01'), 1000)
      const sent = { to: 'sent', ref: 'm', headline: 'h', at: at('09:01:02'), rest: at('09:01:03') } as const
      expect(await kept.ledger.settle(one.id, 'slow', sent)).toBe(true)
      expect(await state(one.id)).toBe('sent')
    })

    test('what was said last of a duty’s turn is found', async () => {
      n++
      const one = fresh('a', { subscription: `s${n}` })
      await kept.agenda.put([one])
      const owner = { timeline: `t${n}`, subscription: `s${n}`, turn: 0 }
      expect(await kept.ledger.lastSaid(owner, [one.duty])).toBeUndefined()
      await claim('09:00:00')
      await kept.ledger.settle(one.id, 'me', {
        to: 'sent',
        ref: 'm',
        headline: 'h',
        at: at('09:00:01'),
        rest: at('09:00:01'),
      })
      expect(await kept.ledger.lastSaid(owner, ['other', one.duty])).toMatchObject({ id: one.id })
      expect(await kept.ledger.lastSaid(owner, [])).toBeUndefined()
    })

    test('the ledger is counted and listed by state and by the beginning of an id', async () => {
      n++
      await kept.agenda.put([fresh('counted-a'), fresh('counted-b', { at: at('08:00:00') })])
      await kept.agenda.withdraw(`counted-a-${n}`, 'x', at('08:00:00'))
      const { states, oldest } = await kept.book.counts(`t${n}`, at('12:00:00'))
      expect(states).toEqual({ due: 1, claimed: 0, sent: 0, failed: 0, missed: 0, uncertain: 0, withdrawn: 1 })
      expect(oldest).toBe(at('08:00:00'))
      expect((await kept.book.list({ id: 'counted-b' }, 10)).map(({ id }) => id)).toEqual([`counted-b-${n}`])
      expect((await kept.book.list({ timeline: `t${n}`, states: ['withdrawn'] }, 10)).map(({ id }) => id)).toEqual([
        `counted-a-${n}`,
      ])
    })

    test('what is marked done is done at its place, for its turn', async () => {
      const of = { platform: 'slack', place: 'C1', duty: 'd', turn: 2 } as const
      await kept.done.mark(of, of, 'U1', at('09:00:00'))
      await kept.done.mark(of, of, 'U2', at('10:00:00'))
      expect(await kept.done.has(of)).toBe(true)
      expect(await kept.done.has({ ...of, turn: 3 })).toBe(false)
      expect((await kept.done.all()).size).toBe(1)
    })

    test('a calendar has one address, whoever asks for it at once, and another one nobody knows', async () => {
      const tokens = await Promise.all(['a', 'a', 'a', 'b', undefined].map(of => kept.feeds.token(of, at('09:00:00'))))
      expect(new Set(tokens).size).toBe(3)
      expect(tokens.every(token => /^[\w-]{32}$/.test(token))).toBe(true)
      expect(await kept.feeds.of(tokens[0]!)).toEqual({ subscription: 'a' })
      expect(await kept.feeds.of(tokens[4]!)).toEqual({})
      expect(await kept.feeds.of('x'.repeat(32))).toBeUndefined()
    })

    test('what a calendar gave out is changed in one step', async () => {
      const token = await kept.feeds.token('r', at('09:00:00'))
      const given = {
        uid: 'u',
        day: '2030-01-01',
        sequence: 0,
        modified: at('09:00:00'),
        cancelled: false,
        entry: '{}',
      }
      await kept.feeds.revise(token, () => [given])
      const raised = await Promise.all(
        [1, 2, 3].map(() => kept.feeds.revise(token, ([one]) => [{ ...one!, sequence: one!.sequence + 1 }])),
      )
      expect(raised.map(([one]) => one?.sequence).sort()).toEqual([1, 2, 3])
      expect(await kept.feeds.entries(token)).toEqual([{ ...given, sequence: 3 }])
    })
  })
}
