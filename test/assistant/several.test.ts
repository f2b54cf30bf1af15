import { describe, expect, test } from 'vitest'
import { createAssistant } from '../../src/assistant/assistant.ts'
import { clockFrom } from '../../src/clock.ts'
import { createLibrary } from '../../src/library/library.ts'
import { parse } from '../../src/resolution/parse.ts'

/** A resolution of our own in the genre. */
const made = (number: number, date: string, year: number, body: string) =>
  parse(`S/RES/${number} (${year})
${date}

RESOLUTION ${number} (${year})

Adopted by the Security Council at its ${number + 2000}th meeting,
on ${date}

The Security Council,

Recalling its relevant resolutions on the situation in Ruritania,

${body}

3. Decides to remain seized of the matter.
`)

const older = made(
  1990,
  '3 May 1996',
  1996,
  `1. Decides to extend the mandate of the United Nations Mission in Ruritania (UNMIR) until 3 November 1996;

2. Calls upon the parties in Ruritania to respect the ceasefire;`,
)
const newer = made(
  1995,
  '1 November 1996',
  1996,
  `1. Decides to extend the mandate of the United Nations Mission in Ruritania (UNMIR) until 1 May 1997;

2. Requests the Secretary-General to report to the Council by 1 March 1997;`,
)
const other = made(
  1996,
  '2 November 1996',
  1996,
  `1. Decides to extend the mandate of the United Nations Observers in Graustark (UNOG) until 30 June 1997;

2. Encourages the parties in Graustark to hold elections;`,
)
const clock = clockFrom(Temporal.Instant.from('1996-12-01T00:00:00Z'), () => 0)
const assistant = createAssistant(createLibrary([older, newer, other]), clock)

describe('a question over several resolutions that names none', () => {
  test('is answered from the newest that speaks of the mission, which it names', () => {
    const answer = assistant.ask('when does UNMIR expire?')
    expect(answer.answered).toBe(true)
    expect(answer.headline).toContain('1 May 1997')
    expect(answer.headline).toContain('S/RES/1995 (1996)')
  })

  test('quotes the older one after it and offers it', () => {
    const answer = assistant.ask('when does UNMIR expire?')
    const quotes = answer.answered ? answer.quotes : []
    expect(quotes.map(q => q.symbol)).toEqual(['S/RES/1995 (1996)', 'S/RES/1990 (1996)'])
    expect(answer.notes.join(' ')).toContain('2 loaded resolutions speak of UNMIR')
    const [next = ''] = answer.next
    expect(assistant.ask(next).headline).toContain('3 November 1996')
  })

  test('goes to the only resolution that speaks of a country, without a choice', () => {
    const answer = assistant.ask('elections in Graustark?')
    const quotes = answer.answered ? answer.quotes : []
    expect(quotes[0]).toMatchObject({ symbol: 'S/RES/1996 (1996)', clause: 'op-2' })
    expect(answer.notes).toEqual([])
  })

  test('is answered from the resolution that it names, however old', () => {
    expect(assistant.ask('resolution 1990: when does it expire?').headline).toContain('3 November 1996')
  })

  test('is not answered by what had not been adopted on the day that counts as today', () => {
    const answer = assistant.ask('as of 1 June 1996, when does UNMIR expire?')
    expect(answer.headline).toContain('runs until 3 November 1996 (S/RES/1990 (1996), OP1)')
    expect(answer.answered && answer.quotes.map(q => q.symbol)).toEqual(['S/RES/1990 (1996)'])
  })

  test('is not answered by a paragraph on one country for another that its resolution names in passing', () => {
    const passing = made(
      1997,
      '1 December 1996',
      1996,
      `1. Decides that the strength of UNOG in Graustark shall be 500 military observers, whose helicopters may serve elsewhere;

2. Notes with satisfaction the cooperation with the mission in Freedonia;${' Welcomes the help given;'.repeat(3)}

${[...'abcdefgh'].map(letter => `(${letter}) to observe the ceasefire in Graustark at place ${letter};`).join('\n\n')}`,
    )
    const all = createAssistant(createLibrary([older, newer, other, passing]), clock)
    expect(all.ask('how many military observers in Graustark?')).toMatchObject({ answered: true })
    expect(all.ask('how many military observers in Freedonia?')).toMatchObject({ answered: false })
  })

  test('an expiry names what a later loaded resolution made of it, and only what was adopted by the day', () => {
    const asked = assistant.ask('when does it expire?', { in: 'S/RES/1990 (1996)' })
    expect(asked.headline).toContain('3 November 1996')
    expect(asked.notes[0]).toBe('S/RES/1995 (1996), adopted later, sets another term: until 1 May 1997 (OP1).')
    expect(asked.answered && asked.quotes.map(q => [q.symbol, q.clause])).toEqual([
      ['S/RES/1990 (1996)', 'op-1'],
      ['S/RES/1995 (1996)', 'op-1'],
    ])
    const then = assistant.ask('when does it expire?', {
      in: 'S/RES/1990 (1996)',
      asOf: Temporal.PlainDate.from('1996-06-01'),
    })
    expect(then.notes.join(' ')).not.toContain('1995')
    expect(assistant.ask('when does it expire?', { in: 'S/RES/1995 (1996)' }).notes.join(' ')).not.toContain(
      'adopted later',
    )
  })

  test('is silent where no resolution speaks of it', () => {
    expect(assistant.ask('drug trafficking in Freedonia?').answered).toBe(false)
  })

  test('goes to those that are about it before newer ones that print its name in passing', () => {
    const about = made(
      1997,
      '5 May 1997',
      1997,
      `1. Calls upon Graustark to hold elections;

2. Requests Graustark to report on the elections in Graustark;`,
    )
    const passing = made(
      2100,
      '5 May 2013',
      2013,
      `1. Welcomes the elections in Lemuria, as those in Graustark before them;

2. Thanks Lemuria;

2 bis. Thanks Hyperborea;

3. Thanks Utopia;

4. Thanks Atlantis;

5. Thanks Thule;

6. Thanks Avalon;`,
    )
    const ask = createAssistant(createLibrary([passing, about, older, newer]), clock)
    const answer = ask.ask('elections in Graustark?')
    expect(answer.answered && answer.quotes[0]?.symbol).toBe('S/RES/1997 (1997)')
    expect(answer.notes.join(' ')).toContain(
      'speak of Graustark, those that are about it first: S/RES/1997 (1997), S/RES/2100 (2013)',
    )
  })

  test('says that none of the loaded resolutions says', () => {
    expect(assistant.ask('price of oil?').headline).toMatch(/^None of the \d+ loaded resolutions says\./)
  })
})
