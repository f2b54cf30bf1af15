import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deadlinesOf } from '../../src/resolution/deadlines.ts'
import { PIECES, resolutionOf, sliceOf, unmot } from './made.ts'

const brief = (paragraphs: Record<string, string>, adopted?: string) =>
  deadlinesOf(resolutionOf(paragraphs, adopted)).map(d => `${d.clause} ${d.due ?? d.every}`)

test('S/RES/1138 has three deadlines: a mandate, a conference, a report', () => {
  const [mandate, event, report, ...more] = deadlinesOf(unmot)
  expect(more).toEqual([])
  expect(mandate).toMatchObject({ clause: 'op-5', what: 'mandate', due: '1998-05-15', words: 'until 15 May 1998' })
  expect(mandate?.steps).toEqual(['15 May 1998 is named in the text'])
  expect(event).toMatchObject({ clause: 'op-8', what: 'event', from: '1997-11-24', due: '1997-11-25' })
  expect(report).toMatchObject({
    clause: 'op-12',
    what: 'report',
    due: '1998-02-14',
    actor: 'the Secretary-General',
    words: 'within three months of the adoption of this resolution',
    steps: ['14 November 1997 (adoption) + 3 months = 14 February 1998'],
  })
})

test.each([
  ['Requests him to report no later than 31 July 2000', '2000-07-31'],
  ['Decides to complete the mission not later than February 2000', '2000-02-29'],
  ['Urges the parties to hold the referendum by the end of 1998', '1998-12-31'],
  ['Decides to extend the mandate of the Mission to 13 January 1998', '1998-01-13'],
  ['Decides to extend the mandate for a further period terminating on 31 January 1998', '1998-01-31'],
  ['Decides to extend the mandate for six months, that is, until 31 May 1998', '1998-05-31'],
  ['Decides that these measures shall enter into force on 15 December 1997', '1997-12-15'],
  ['Requests a report within 30 days', '1997-12-14'],
  ['Requests a report within ninety (90) days from the date of adoption of this resolution', '1998-02-12'],
  ['Decides to establish the panel for an initial period of 18 months from the date of adoption', '1999-05-14'],
  ['Decides to extend the mandate for a period of six months beyond 31 August 1998', '1999-02-28'],
  ['Decides that this shall remain in force for 180 days beginning at 00.01 hours, on 8 June 1998', '1998-12-05'],
  ['Decides to review these measures 180 days after the adoption of this resolution', '1998-05-13'],
  ['Requests the Secretary-General to report every 90 days', 'P90D'],
  ['Requests the Secretary-General to report at sixty-day intervals', 'P60D'],
  ['Requests the Secretary-General to report at least at three-monthly intervals', 'P3M'],
  ['Requests the Force to provide quarterly reports', 'P3M'],
  ['Requests the Secretary-General to report on a monthly basis', 'P1M'],
  ['Directs the Committee to review the list annually', 'P1Y'],
  ['Requests the Ombudsperson to submit biannual reports', 'P6M'],
  ['Expresses its intention to convene at the ministerial level on a biennial basis', 'P2Y'],
  ['Requests him to report on this in his regular 90-day reports', 'P90D'],
  ['Requests the Committee to report orally, at least once per year', 'P1Y'],
  ['Requests the Group to report every fortnight', 'P2W'],
  ['Requests the Force to report at intervals of no more than four months', 'P4M'],
  ['Resolves to meet again within 72 hours of the adoption of this resolution', '1997-11-17'],
  ['Requests States to inform the Council in nine months of the progress of actions', '1998-08-14'],
  ['Requests him to conduct within six months of the renewal of this mandate an examination', '1998-05-14'],
  ['Decides to review the measures after six months', '1998-05-14'],
  ['Decides to review the measures three months hence', '1998-02-14'],
  ['Decides to extend up to three months the temporary redeployment', '1998-02-14'],
  ['Decides to establish, for a period of no longer than two years, a Committee', '1999-11-14'],
  ['Decides to increase the force for a period of 18 to 24 months', '1999-11-14'],
  ['Endorses a reduction of 498 officers during the period April 1998 and December 2000', '2000-12-31'],
  ['Endorses a reduction in three phases from December 1997 to May 1998', '1998-05-31'],
  ['Requests the States to reduce the force between October 1998 and September 1999', '1999-09-30'],
  ['Decides that elections shall be held between 1 and 15 June 1998', '1998-06-15'],
  ['Requests a report by 16 May', '1998-05-16'],
  ['Requests a report no later than January 30', '1998-01-30'],
  ['Requests a report by the 23 May 1998', '1998-05-23'],
  ['Requests an update by mid-March 1998', '1998-03-15'],
  ['Decides to review the situation, by early March 1998', '1998-03-31'],
  ['Requests a report by the end of the year', '1997-12-31'],
  ['Requests a report by the end of May', '1998-05-31'],
  ['Requests a report by the end of the first quarter of 1998', '1998-03-31'],
])('reads %j', (text, value) => {
  expect(brief({ 'op-1': text })).toEqual([`op-1 ${value}`])
})

test.each([
  'Recalls the report of 5 November 1997 and resolution 1099 (1997) of 14 March 1997',
  'Condemns the attacks committed since 26 March',
  'Decides that States shall notify the Committee within ten days of the supply',
  'Decides that the report shall be sent no later than 30 days after the appointment of the Panel',
  'Requests the Secretary-General to report at regular intervals',
  'Expresses its intention to consider a support package for an initial period of one year',
  'Notes that he has served for a period of six months',
  'Welcomes the third semi-annual report of the Secretary-General',
  'Deplores the killings of the past six months',
  'Considers what follows if the referendum cannot be held by 31 May 1998',
  'Notes that the increase is to be for a period of 18 to 24 months as part of an exit strategy',
  'Welcomes the decision to send a Police Mission from 1 January 1998',
  'Welcomes the intention to launch a mission, including a military component, from December 1997',
  'Decides that the Committee may designate vessels for a period of ninety days',
  'Takes note of the 14 October letter and of the action plan of 26 May',
  'Calls for the plan, which will succeed the present one upon its expiration in December 1998',
  'Calls on all to ensure the timely holding of elections scheduled for November 1998',
  'Reiterates the need for a three-year transition in the country',
  'Decides that persons may be detained for a period not exceeding 7 days in each case',
  'Took note of the postponement of the election to the end of February or the beginning of March 1998',
])('invents none in %j', text => {
  expect(brief({ 'op-1': text })).toEqual([])
})

test('gives each of several days, and each of two periods that share a unit', () => {
  expect(brief({ 'op-1': 'Requests a report by 7 March 1998, 4 April 1998 and 1 May 1998' })).toEqual([
    'op-1 1998-03-07',
    'op-1 1998-04-04',
    'op-1 1998-05-01',
  ])
  expect(brief({ 'op-1': 'Decides to review in three and six months whether a reduction is possible' })).toEqual([
    'op-1 1998-02-14',
    'op-1 1998-05-14',
  ])
})

test('counts what comes thereafter from the day before it, and an initial term by its length', () => {
  const update =
    'Requests inspections no later than 45 days following adoption of this resolution and an update 60 days thereafter'
  expect(brief({ 'op-1': update })).toEqual(['op-1 1997-12-29', 'op-1 1998-02-27'])
  const review = {
    'op-1':
      'Decides that all States shall, for an initial period of 12 months from the adoption of this resolution, act',
    'op-2': 'Decides to extend the mandate of the Panel until 31 July 1998',
    'op-3': 'Decides, at the end of the initial 12 months, to review the situation',
  }
  expect(brief(review)).toEqual(['op-1 1998-11-14', 'op-2 1998-07-31', 'op-3 1998-11-14'])
})

test('takes a beginning for no deadline where the same act says how long', () => {
  const text = 'Decides to establish, as of 9 July 1998, a mission for an initial period of one year'
  expect(brief({ 'op-1': text })).toEqual(['op-1 1999-07-09'])
})

test('reads several in one paragraph', () => {
  const text =
    'Requests the Secretary-General to report six months and one year after the adoption of this resolution, and by 1 May 1999'
  expect(brief({ 'op-1': text })).toEqual(['op-1 1998-05-14', 'op-1 1998-11-14', 'op-1 1999-05-01'])
})

test('counts back from a term that another paragraph sets', () => {
  const paragraphs = {
    'op-1': 'Decides to extend the mandate of the Panel of Experts until 9 July 1998',
    'op-2': 'Requests a final report no later than thirty days prior to the termination of its mandate',
    'op-3': 'Decides to renew, for the period set forth in paragraph 1 above, the measures on arms',
    'op-4': 'Requests a report before the end of the present mandate',
  }
  expect(brief(paragraphs)).toEqual(['op-1 1998-07-09', 'op-2 1998-06-09', 'op-3 1998-07-09', 'op-4 1998-07-09'])
  expect(deadlinesOf(resolutionOf(paragraphs))[1]?.steps).toEqual([
    '9 July 1998 (end of the term in OP1) − 30 days = 9 June 1998',
  ])
})

test('counts measures from their entry into force', () => {
  const paragraphs = {
    'op-1':
      'Decides that all States shall take the necessary measures, for a period of twelve months, to prevent the entry',
    'op-2': 'Decides that the measures imposed by paragraph 1 above shall enter into force on 15 December 1997',
  }
  expect(brief(paragraphs)).toEqual(['op-1 1998-12-15', 'op-2 1997-12-15'])
})

test('names who owes a report of a sub-paragraph by its chapeau', () => {
  const [deadline] = deadlinesOf(
    resolutionOf({ 'op-1': 'Requests the Monitoring Group to:', 'op-1-a': 'Submit a final report by 1 May 1998' }),
  )
  expect(deadline).toMatchObject({ clause: 'op-1-a', actor: 'the Monitoring Group', what: 'report' })
})

test('leaves the tasks of a body to the body, not to whom founds it', () => {
  const founds =
    'Requests the Secretary-General to create, for 13 months, a group of up to four experts with these tasks:'
  const task = 'Provide to the Council an interim report by 25 May 1998'
  const deadlines = deadlinesOf(resolutionOf({ 'op-1': founds, 'op-1-a': task }))
  expect(deadlines.at(-1)).toMatchObject({ clause: 'op-1-a', actor: 'a group of up to four experts' })
})

test('clamps months to the end of the month, and says so', () => {
  const [deadline] = deadlinesOf(resolutionOf({ 'op-1': 'Requests a report within six months' }, '1998-08-31'))
  expect(deadline?.due).toBe('1999-02-28')
  expect(deadline?.steps).toEqual([
    '31 August 1998 (adoption) + 6 months = 28 February 1999, the last day of that month',
  ])
})

test('marks what may not happen', () => {
  const [deadline] = deadlinesOf(
    resolutionOf({ 'op-1': 'Decides that, if the parties agree, the Force shall withdraw by 1 May 1998' }),
  )
  expect(deadline?.conditional).toBe(true)
})

test('takes dates from an annex only where it puts a duty', () => {
  expect(brief({ 'annex-1-a': 'To submit a report by 1 May 1998' })).toEqual(['annex-1-a 1998-05-01'])
  expect(brief({ 'annex-1-1': 'Passport valid until 1 May 1998; shall report' })).toEqual([])
  expect(brief({ 'annex-1': 'Letter dated 1 May 1997 … I should be grateful if a report came by 1 May 1998' })).toEqual(
    [],
  )
})

test('gives dated deadlines, and no counted ones, where the day of adoption is unknown', () => {
  const { adopted: _, ...undated } = resolutionOf({ 'op-1': 'Requests a report within 30 days and by 1 May 1998' })
  expect(deadlinesOf(undated).map(d => d.due)).toEqual(['1998-05-01'])
})

test('never throws, spans are slices, and none lies before the adoption', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string())), { maxLength: 6 }), paragraphs => {
      const resolution = resolutionOf(Object.fromEntries(paragraphs.map((p, n) => [`op-${n + 1}`, p.join(' ')])))
      for (const deadline of deadlinesOf(resolution)) {
        expect(sliceOf(resolution, deadline)).toBe(deadline.words)
        expect(deadline.steps.length).toBeGreaterThan(0)
        expect(deadline.due === undefined || deadline.due >= '1997-11-14').toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('reads a hundred thousand characters of nonsense in seconds', () => {
  const started = performance.now()
  for (const piece of ['within 30 days of the ', 'Aa ', 'of A', '1 and ', 'the end of ', ' shall'])
    deadlinesOf(resolutionOf({ 'op-1': `Decides ${piece.repeat(100_000 / 6 / piece.length)}` }))
  expect(performance.now() - started).toBeLessThan(5_000)
})
