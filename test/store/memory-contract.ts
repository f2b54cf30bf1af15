import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Subscription } from '../../src/announcements/subscription.ts'
import type { Lease, Memory } from '../../src/chat/memory.ts'
import { openStore, type Store } from '../../src/store/open.ts'

const wish = (id: string, more: Partial<Subscription> = {}): Subscription => ({
  id,
  platform: 'slack',
  workspace: 'T1',
  place: 'C1',
  subject: { kind: 'all' },
  leads: [7, 1],
  at: '09:00',
  zone: 'Europe/Zurich',
  createdAt: `2030-01-01T00:00:0${id.length}Z`,
  createdBy: 'U1',
  ...more,
})

const lease = (holder: string, now: string, until: string): Lease => ({
  holder,
  now: `2030-01-01T00:${now}Z`,
  until: `2030-01-01T00:${until}Z`,
})

/** What chat may rely on in every store. `database` is asked for once, and must lead to an empty one. */
export function memoryContract(engine: string, database: () => Promise<string>): void {
  describe(`what chat keeps in ${engine}`, () => {
    let store: Store
    let memory: Memory
    const receive = async (...event: Parameters<Memory['inbox']['receive']>) =>
      (await memory.inbox.receive(...event)).taken
    beforeAll(async () => {
      store = await openStore(await database())
      memory = store.memory
    })
    afterAll(() => store?.close())

    test('a place’s settings are set one by one and taken back one by one', async () => {
      const { places } = memory
      expect(await places.settings('slack', 'C1')).toEqual({})
      await places.set('slack', 'T1', 'C1', { uses: 'S/RES/1138 (1997)' })
      await places.set('slack', 'T1', 'C1', { asOf: '1998-05-01' })
      expect(await places.settings('slack', 'C1')).toEqual({ uses: 'S/RES/1138 (1997)', asOf: '1998-05-01' })
      expect(await places.settings('teams', 'C1')).toEqual({})
      await places.see({ platform: 'slack', workspace: 'T1', place: 'C1', reference: 'somewhere' })
      await places.set('slack', 'T1', 'C1', { uses: null })
      expect(await places.settings('slack', 'C1')).toEqual({ asOf: '1998-05-01' })
      expect(await places.reference('slack', 'C1')).toMatchObject({ workspace: 'T1', reference: 'somewhere' })
      expect(await places.reference('slack', 'C9')).toBeUndefined()
    })

    test('a thread remembers its last four questions, in order', async () => {
      for (const n of [1, 2, 3, 4, 5]) await memory.threads.add('slack', 't', `q${n}`, '2030-01-01T00:00:00Z')
      expect(await memory.threads.previous('slack', 't')).toEqual(['q2', 'q3', 'q4', 'q5'])
      expect(await memory.threads.previous('teams', 't')).toEqual([])
    })

    test('a thread in which nothing was asked for long is forgotten, and no other', async () => {
      await memory.threads.add('slack', 'old', 'q', '2030-01-01T00:00:00Z')
      await memory.threads.add('slack', 'new', 'q', '2030-02-02T00:00:00Z')
      expect(await memory.threads.forget('2030-02-01T00:00:00Z')).toBeGreaterThan(0)
      expect(await memory.threads.previous('slack', 'old')).toEqual([])
      expect(await memory.threads.previous('slack', 'new')).toEqual(['q'])
    })

    test('a second wish of the same subject and kind changes the first; another kind or place is another', async () => {
      const { subscriptions } = memory
      expect(await subscriptions.add(wish('a'))).toEqual({ subscription: wish('a'), changed: false })
      await subscriptions.pause('a', '2030-01-02T00:00:00Z')
      expect(await subscriptions.get('a')).toMatchObject({ pausedAt: '2030-01-02T00:00:00Z' })
      const changed = await subscriptions.add(wish('bb', { leads: [3], at: '10:00' }))
      expect(changed).toEqual({ subscription: wish('a', { leads: [3], at: '10:00' }), changed: true })
      await subscriptions.add(wish('ccc', { only: 'report' }))
      await subscriptions.add(wish('dddd', { place: 'C2' }))
      await subscriptions.add(wish('eeeee', { subject: { kind: 'entity', name: 'UNMOT' } }))
      await subscriptions.add(wish('ffffff', { subject: { kind: 'entity', name: 'unmot' } }))
      expect((await subscriptions.at('slack', 'C1')).map(s => s.id)).toEqual(['a', 'ccc', 'eeeee'])
      expect((await subscriptions.of('slack', 'T1')).map(s => s.id)).toEqual(['a', 'ccc', 'dddd', 'eeeee'])
      expect(await subscriptions.of('teams', 'T1')).toEqual([])
    })

    test('what has ended stays, with the reason, and the wish can be made anew', async () => {
      const { subscriptions } = memory
      await subscriptions.end('a', '2030-02-01T00:00:00Z', 'ended by U1')
      await subscriptions.end('a', '2030-03-01T00:00:00Z', 'again')
      expect(await subscriptions.get('a')).toMatchObject({ endedAt: '2030-02-01T00:00:00Z', endReason: 'ended by U1' })
      expect(await subscriptions.add(wish('ggggggg'))).toMatchObject({ changed: false })
      expect(await subscriptions.endAll('slack', { place: 'C2' }, '2030-03-01T00:00:00Z', 'left')).toBe(1)
      expect(await subscriptions.endAll('slack', { workspace: 'T1' }, '2030-03-01T00:00:00Z', 'removed')).toBe(3)
      expect(await subscriptions.open()).toEqual([])
    })

    test('of a person’s clicks on a message the last one holds, and who clicked is not told', async () => {
      const click = {
        platform: 'slack' as const,
        workspace: 'T1',
        message: 'm1',
        person: 'U1',
        question: 'when?',
        headline: 'Then.',
        helpful: true,
        about: { intent: 'expiry', answered: true, cites: [['S/RES/1138 (1997)', 'op-5']] },
        at: '2030-01-01T00:00:00.000Z',
      }
      const kept = ({ person: _, ...rest }: Parameters<typeof memory.feedback.give>[0]) => rest
      const last = { ...click, helpful: false, about: undefined, at: '2030-01-02T00:00:05.000Z' }
      const other = { ...click, platform: 'teams' as const, about: { intent: 'search', answered: false, cites: [] } }
      await memory.feedback.give(click)
      await memory.feedback.give({ ...click, person: 'U2' })
      await memory.feedback.give({ ...other, at: '2030-01-01T12:00:00.000Z' })
      await memory.feedback.give(last)
      const { about: _, ...bare } = kept(last)
      const teams = { ...kept(other), at: '2030-01-01T12:00:00.000Z' }
      const { feedback } = memory
      expect(await feedback.list({}, 9)).toEqual([bare, teams, kept(click)])
      expect(await feedback.list({}, 1)).toEqual([bare])
      expect(await feedback.list({ platform: 'teams' }, 9)).toEqual([teams])
      expect(await feedback.list({ helpful: false }, 9)).toEqual([bare])
      expect(await feedback.list({ since: '2030-01-02' }, 9)).toEqual([bare])
      expect(await feedback.forget('2030-01-01T12:00:00.000Z')).toBe(1)
      expect(await feedback.list({}, 9)).toEqual([bare, teams])
    })

    test('an event is received once, under whichever of its names it comes again', async () => {
      const event = { keys: ['Ev1', 'T1/C1/1.0'], platform: 'slack', payload: '{}' } as const
      const mine = lease('me', '00:00', '01:00')
      expect(await receive(event, mine)).toEqual({ ...event, id: 'Ev1', receivedAt: mine.now, tries: 0 })
      expect(await receive(event, mine)).toBeUndefined()
      expect(await receive({ ...event, keys: ['Ev2', 'T1/C1/1.0'] }, mine)).toBeUndefined()
      expect(await receive({ ...event, keys: ['Ev2', 'T1/C1/2.0'] }, mine)).toMatchObject({ id: 'Ev2' })
    })

    test('two that receive the same event at once: one has it', async () => {
      const event = { keys: ['Ev3'], platform: 'slack', payload: '{}' } as const
      const all = await Promise.all(['a', 'b', 'c', 'd'].map(holder => receive(event, lease(holder, '00:00', '01:00'))))
      expect(all.filter(taken => taken !== undefined)).toHaveLength(1)
      await memory.inbox.done('Ev3', '2030-01-01T00:00:30Z')
    })

    test('an event that was not answered is taken over when its lease has run out, once, and says that it was tried', async () => {
      const { inbox } = memory
      expect(await inbox.takeOver('slack', lease('other', '00:30', '02:00'), 10)).toEqual([])
      const about = { intent: 'expiry', answered: true, cites: [['S/RES/1138 (1997)', 'op-5']] }
      await inbox.done('Ev2', '2030-01-01T00:00:30Z', { ref: 'ref', headline: 'Until May.', about })
      expect(await inbox.answeredAt('slack', 'ref')).toEqual({ payload: '{}', headline: 'Until May.', about })
      expect(await inbox.answeredAt('teams', 'ref')).toBeUndefined()
      expect(await inbox.answeredAt('slack', 'another')).toBeUndefined()
      const [first, second] = await Promise.all([
        inbox.takeOver('slack', lease('other', '01:30', '02:00'), 10),
        inbox.takeOver('slack', lease('third', '01:30', '02:00'), 10),
      ])
      expect([...first, ...second]).toEqual([
        {
          id: 'Ev1',
          keys: ['Ev1'],
          platform: 'slack',
          payload: '{}',
          receivedAt: lease('me', '00:00', '').now,
          tries: 1,
        },
      ])
      await inbox.renew('Ev1', lease(first.length > 0 ? 'other' : 'third', '01:40', '09:00'))
      expect(await inbox.takeOver('slack', lease('fourth', '03:00', '04:00'), 10)).toEqual([])
      await inbox.done('Ev1', '2030-01-01T00:04:00Z')
      expect(await inbox.takeOver('slack', lease('fourth', '30:00', '31:00'), 10)).toEqual([])
    })

    test('an event that is given back can be taken at once, and its try does not count', async () => {
      const { inbox } = memory
      const event = { keys: ['EvBack'], platform: 'teams', payload: '{}' } as const
      expect(await receive(event, lease('me', '00:00', '01:00'))).toMatchObject({ tries: 0 })
      await inbox.giveBack('EvBack', lease('other', '00:00', '00:00'))
      expect(await inbox.takeOver('teams', lease('me', '00:30', '02:00'), 10)).toEqual([])
      await inbox.giveBack('EvBack', lease('me', '00:00', '00:00'))
      expect(await inbox.takeOver('teams', lease('me', '00:30', '02:00'), 10)).toMatchObject([
        { id: 'EvBack', tries: 0, receivedAt: expect.stringMatching(/^2030-01-01T00:00:00/) },
      ])
      await inbox.done('EvBack', '2030-02-01T00:00:00Z')
    })

    test('what was done long ago is forgotten, and then comes as new', async () => {
      const { inbox } = memory
      expect(await inbox.forget('2030-01-01T00:01:00Z')).toBe(2)
      const again = { keys: ['Ev2', 'T1/C1/2.0'], platform: 'slack', payload: '{}' } as const
      expect(await receive(again, lease('me', '00:00', '01:00'))).toBeDefined()
      expect(await receive({ ...again, keys: ['Ev1'] }, lease('me', '00:00', '01:00'))).toBeUndefined()
    })

    test('an installation is put, changed, listed and deleted', async () => {
      const { installations } = memory
      const made = { platform: 'slack', id: 'T1', sealed: 'x', updatedAt: '2030-01-01T00:00:00Z' } as const
      await installations.put(made)
      await installations.put({ ...made, sealed: 'y' })
      await installations.put({ ...made, id: 'E1' })
      expect(await installations.get('slack', 'T1')).toEqual({ ...made, sealed: 'y' })
      expect((await installations.all('slack')).map(i => i.id)).toEqual(['E1', 'T1'])
      await installations.delete('slack', 'E1')
      expect(await installations.get('slack', 'E1')).toBeUndefined()
      expect(await installations.all('teams')).toEqual([])
    })

    test('of several that replace the same installation at once, one does', async () => {
      const { installations } = memory
      const made = { platform: 'slack', id: 'T2', sealed: 'x', updatedAt: '2030-01-01T00:00:00Z' } as const
      expect(await installations.replace(made, 'x')).toBe(false)
      await installations.put(made)
      const all = await Promise.all(['a', 'b', 'c', 'd'].map(sealed => installations.replace({ ...made, sealed }, 'x')))
      expect(all.filter(replaced => replaced)).toHaveLength(1)
      expect((await installations.get('slack', 'T2'))?.sealed).toBe(['a', 'b', 'c', 'd'][all.indexOf(true)])
      await installations.delete('slack', 'T2')
    })
  })
}

/**
 * Sets a new store back to before `0007-feedback`, and finds what was clicked then.
 *
 * @param run runs a statement in the store, past the product
 */
export async function olderClicks(address: string, run: (statement: string) => Promise<unknown>): Promise<void> {
  await (await openStore(address)).close()
  await run(`alter table feedback drop column about; alter table inbox drop column about;
    delete from kysely_migration where name = '0007-feedback';
    insert into feedback (platform, message, person, workspace, question, headline, given_at, helpful) values
      ('slack', 'm1', 'U1', 'T1', 'when?', 'Then.', '2030-01-01T00:00:00Z', 1), ('slack', 'm1', 'U2', 'T1', 'when?', 'Then.', '2030-01-01T00:00:01Z', 1)`)
  const store = await openStore(address)
  try {
    const { feedback } = store.memory
    const click = { platform: 'slack', workspace: 'T1', message: 'm1', question: 'when?', headline: 'Then.' } as const
    await feedback.give({ ...click, person: 'U1', helpful: false, at: '2030-01-01T00:00:02Z' })
    expect(await feedback.list({}, 9)).toEqual([
      { ...click, helpful: false, at: '2030-01-01T00:00:02Z' },
      { ...click, helpful: true, at: '2030-01-01T00:00:01Z' },
    ])
  } finally {
    await store.close()
  }
  expect(JSON.stringify(await run('select person from feedback'))).toMatch(/^(?!.*"U\d").*"person":"[\w-]{22}"/)
}
