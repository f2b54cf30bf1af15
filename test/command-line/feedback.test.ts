import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { json, seized } from './fakes.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-feedback-'))
const env = { DATABASE_URL: join(folder, 'seized.db') }
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(async () => {
  const store = await openStore(env.DATABASE_URL)
  const { feedback } = store.memory
  await feedback.give({
    ...{ platform: 'slack', workspace: 'T1', message: 'T1/C1/1.0', person: 'U1', helpful: true },
    question: 'when does it\nexpire?',
    headline: 'UNMOT’s mandate ran until 15 May 1998 (OP5).',
    about: { intent: 'expiry', answered: true, cites: [['S/RES/1138 (1997)', 'op-5', 'op-6-d']] },
    at: '2030-05-01T09:30:00.000Z',
  })
  await feedback.give({
    ...{ platform: 'slack', workspace: 'T1', message: 'T1/C1/2.0', person: 'U2', helpful: false },
    question: '=what is the "budget"?',
    headline: 'S/RES/1138 (1997) does not say.',
    about: { intent: 'search', answered: false, cites: [['S/RES/1138 (1997)', 'op-9']] },
    at: '2030-05-02T00:00:00.000Z',
  })
  await feedback.give({
    ...{ platform: 'teams', workspace: 'tenant', message: 'a 1', person: 'U3', helpful: false },
    question: '',
    headline: '',
    at: '2030-05-03T10:00:00.000Z',
  })
  await store.close()
})

describe('feedback', () => {
  test('lists for a person what was asked, what was answered and what was thought of it, the latest first', async () => {
    expect(await seized(['feedback'], { env })).toEqual({
      code: 0,
      stdout: `2030-05-03 10:00  not helpful  teams tenant
  The question is not known any more.

2030-05-02 00:00  not helpful  slack T1
  =what is the "budget"?
  S/RES/1138 (1997) does not say.
  silent (search), nearest: S/RES/1138 (1997), OP9

2030-05-01 09:30  helpful  slack T1
  when does it expire?
  UNMOT’s mandate ran until 15 May 1998 (OP5).
  found (expiry): S/RES/1138 (1997), OP5, OP6(d)

3 clicks: 1 helpful, 2 not.
`,
      stderr: '',
    })
  })

  test('--json prints a line a click, with every key', async () => {
    const { stdout } = await seized(['feedback', '--json'], { env })
    expect(json(stdout).slice(0, 2)).toEqual([
      {
        at: '2030-05-03T10:00:00.000Z',
        platform: 'teams',
        workspace: 'tenant',
        message: 'a 1',
        helpful: false,
        question: null,
        headline: null,
        intent: null,
        answered: null,
        citations: [],
      },
      {
        at: '2030-05-02T00:00:00.000Z',
        platform: 'slack',
        workspace: 'T1',
        message: 'T1/C1/2.0',
        helpful: false,
        question: '=what is the "budget"?',
        headline: 'S/RES/1138 (1997) does not say.',
        intent: 'search',
        answered: false,
        citations: [{ symbol: 'S/RES/1138 (1997)', clause: 'op-9' }],
      },
    ])
    expect(stdout).not.toMatch(/U[123]/)
  })

  test('--csv prints a heading and a record each, which no spreadsheet runs', async () => {
    const { stdout } = await seized(['feedback', '--csv', '--platform', 'slack'], { env })
    expect(stdout.split('\r\n')).toEqual([
      'at,platform,workspace,message,helpful,question,headline,intent,answered,citations',
      `2030-05-02T00:00:00.000Z,slack,T1,T1/C1/2.0,false,"'=what is the ""budget""?",S/RES/1138 (1997) does not say.,search,false,S/RES/1138 (1997) op-9`,
      expect.stringMatching(/expiry,true,S\/RES\/1138 \(1997\) op-5; S\/RES\/1138 \(1997\) op-6-d$/),
      '',
    ])
  })

  test.each([
    [
      ['--since', '2030-05-02'],
      ['2030-05-03', '2030-05-02'],
    ],
    [['--platform', 'Teams'], ['2030-05-03']],
    [['--unhelpful'], ['2030-05-03', '2030-05-02']],
    [['--unhelpful', '--platform', 'slack'], ['2030-05-02']],
    [['--since', '2031-01-01'], []],
  ])('%j narrows it', async (flags, days) => {
    const { stdout } = await seized(['feedback', '--json', ...flags], { env })
    expect(json(stdout).map(({ at }) => at.slice(0, 10))).toEqual(days)
  })

  test('says so where only the latest are shown, and not where these are all', async () => {
    const two = await seized(['feedback', '--csv', '--most', '2'], { env })
    expect(two.stderr).toBe('seized: only the latest 2 are shown; --most shows more.\n')
    expect(two.stdout.split('\r\n')).toHaveLength(4)
    expect((await seized(['feedback', '--most', '3'], { env })).stderr).toBe('')
  })

  test('of nobody says so', async () => {
    const nobody = { code: 0, stdout: 'Nobody has said of an answer whether it was helpful.\n', stderr: '' }
    expect(await seized(['feedback'])).toEqual(nobody)
    expect(await seized(['feedback', '--since', '2031-01-01'], { env })).toEqual(nobody)
    expect(await seized(['feedback', '--json'])).toEqual({ ...nobody, stdout: '' })
  })

  test.each([
    [['--since', 'yesterday'], '--since yesterday: not a date'],
    [['--platform', 'irc'], '--platform irc: no such platform. There are slack and teams.'],
    [['--most', '0'], '--most 0: not a number of rows'],
    [['--json', '--csv'], 'exclude each other'],
    [['retry'], 'retry: not expected here'],
  ])('%j is refused in one line', async (flags, words) => {
    const { code, stderr } = await seized(['feedback', ...flags], { env })
    expect(code).toBe(1)
    expect(stderr).toContain(words)
  })
})
