import { describe, expect, test } from 'vitest'
import { createAssistant } from '../../src/assistant/assistant.ts'
import { renderText } from '../../src/assistant/render-text.ts'
import { cited, foundBy, handTurned, library, quotesOf, silentOn, textOf } from './made.ts'

const at = (moment: string) => createAssistant(library, handTurned(moment))

describe("what is UNMOT's mandate?", () => {
  const answer = foundBy("what is UNMOT's mandate?")

  test('is not who had the job before', () => {
    expect(at('1998-01-01T00:00:00Z').ask('who had the job before?').intent).not.toBe('mandate')
  })

  test('quotes OP6 with both chapeaux and all eight tasks, word for word', () => {
    expect(cited(answer)).toEqual(['op-6', ...[...'abcdefgh'].map(letter => `op-6-${letter}`)])
    expect(answer.quotes.map(q => q.text)).toEqual([
      'Decides that the mandate of UNMOT shall be as follows:\n\nTo use its best efforts to promote peace and national reconciliation and to assist in the implementation of the General Agreement and, to this end, to',
      'Provide good offices and expert advice as stipulated in the General Agreement;',
      'Cooperate with the CNR and its subcommissions, and with the Central Commission on Elections and the Holding of a Referendum;',
      'Participate in the work of the Contact Group of guarantor States and organizations and to serve as its coordinator;',
      'Investigate reports of ceasefire violations and report on them to the United Nations and the CNR;',
      'Monitor the assembly of UTO fighters and their reintegration, disarmament and demobilization;',
      'Assist in the reintegration into governmental power structures or demobilization of ex-combatants;',
      'Coordinate United Nations assistance to Tajikistan during the transition period;',
      'Maintain close contacts with the parties, as well as cooperative liaison with the CIS Peacekeeping Forces, the Russian border forces and the Mission of the Organization for Security and Cooperation in Europe (OSCE) in Tajikistan;',
    ])
  })

  test('says in its first line where', () => {
    expect(answer.headline).toMatch(/UNMOT.*mandate.*OP6.*\(a\) to \(h\)/)
  })
})

describe('when does it expire?', () => {
  test('gives 15 May 1998, OP5 word for word, and how long ago that day passed', () => {
    const answer = at('2026-05-15T12:00:00Z').ask('when does it expire?')
    expect(answer.headline).toBe('UNMOT’s mandate ran until 15 May 1998 (OP5); that day passed 28 years ago.')
    expect(quotesOf(answer).map(q => [q.clause, q.text])).toEqual([
      ['op-5', 'Decides to extend the mandate of UNMOT until 15 May 1998;'],
    ])
    expect(
      quotesOf(answer)[0]!
        .highlights.map(span => textOf('op-5').slice(...span))
        .join(' '),
    ).toContain('15 May 1998')
  })

  test('says that a later resolution may have extended it', () => {
    expect(foundBy('when does it expire?').notes.join(' ')).toContain('cannot say')
  })

  test.each([
    ['1998-05-01T00:00:00Z', 'runs until 15 May 1998', 'in 14 days'],
    ['1998-05-14T23:59:59Z', 'runs until 15 May 1998', 'in 1 day'],
    ['1998-05-15T12:00:00Z', 'runs until 15 May 1998', 'is today'],
    ['1998-05-16T00:00:00Z', 'ran until 15 May 1998', '1 day ago'],
    ['1998-06-15T00:00:00Z', 'ran until 15 May 1998', '31 days ago'],
    ['1999-05-15T00:00:00Z', 'ran until 15 May 1998', '1 year ago'],
    ['2026-11-20T00:00:00Z', 'ran until 15 May 1998', '28 years and 6 months ago'],
  ])('at %s it %s, %s', (moment, headline, distance) => {
    const answer = at(moment).ask('when does it expire?')
    expect(answer.headline).toContain(headline)
    expect(renderText(answer)).toContain(distance)
  })

  test('the clock is read at each question', () => {
    const clock = handTurned('1998-05-14T12:00:00Z')
    const { ask } = createAssistant(library, clock)
    expect(ask('when does it expire?').headline).toContain('runs until')
    clock.turnTo('1998-05-16T12:00:00Z')
    expect(ask('when does it expire?').headline).toContain('ran until')
  })

  test('the day that the caller names counts before the clock’s, and the day in the question before both', () => {
    const context = { asOf: Temporal.PlainDate.from('1998-05-10') }
    expect(renderText(foundBy('when does it expire?', context))).toContain('in 5 days')
    expect(renderText(foundBy('as of 1 May 1998, when does it expire?', context))).toContain('in 14 days')
  })
})

describe("what's the budget?", () => {
  const answer = silentOn("what's the budget?")

  test('is met by silence that names what is missing', () => {
    expect(answer.headline).toBe('S/RES/1138 (1997) does not say. “budget” is not mentioned in it.')
  })

  test('offers the nearest paragraph, marked as no answer', () => {
    expect(cited(answer)).toContain('op-9')
    expect(renderText(answer)).toContain(
      'Nearest paragraphs, which do not answer the question:\n\nS/RES/1138 (1997), OP9\n',
    )
  })
})

describe('deadlines', () => {
  test('OP12: 14 November 1997 + 3 months = 14 February 1998', () => {
    for (const question of [
      'when is the report due?',
      'by when must the Secretary-General report?',
      'what are the deadlines?',
    ]) {
      const answer = foundBy(question)
      expect({ question, steps: answer.steps }).toEqual({
        question,
        steps: expect.arrayContaining(['14 November 1997 (adoption) + 3 months = 14 February 1998']),
      })
      expect(cited(answer)).toContain('op-12')
    }
    expect(foundBy('when is the report due?').headline).toBe(
      '14 February 1998: report by the Secretary-General (OP12).',
    )
  })

  test('all of them, by date: the conference, the report, the mandate', () => {
    const answer = foundBy('what are the deadlines?')
    expect(cited(answer)).toEqual(['op-8', 'op-12', 'op-5'])
    expect(answer.headline).toMatch(/24 November 1997 to 25 November 1997.*14 February 1998.*15 May 1998/)
  })

  test('the next one, as of a day', () => {
    expect(foundBy('next deadline as of 1 December 1997').headline).toMatch(/^14 February 1998: .*\(OP12\), in /)
    expect(foundBy('next deadline as of 1 March 1998').headline).toMatch(/^15 May 1998: .*\(OP5\), in /)
    expect(foundBy('next deadline').notes).toContain('None of them lies ahead.')
  })
})

describe('what is not there is said not to be there', () => {
  test.each([
    ['is Chapter VII invoked?', '“Chapter VII” is not mentioned in S/RES/1138 (1997).'],
    ['does it mention landmines?', '“landmines” is not mentioned in S/RES/1138 (1997).'],
    ['OP14', 'There is no OP14 in S/RES/1138 (1997): it has 13 operative and 8 preambular paragraphs.'],
    ['OP6(k)', 'There is no OP6(k) in S/RES/1138 (1997): OP6 has (a) to (h).'],
    ['OP5(a)', 'There is no OP5(a) in S/RES/1138 (1997): OP5 has no sub-paragraphs.'],
    ['what happened on 3 March 1998?', 'S/RES/1138 (1997) does not name that day.'],
    ['S/1997/999', 'S/1997/999 is not cited in S/RES/1138 (1997).'],
    ['what does resolution 1325 say?', 'Resolution 1325 is not loaded; only S/RES/1138 (1997) is.'],
    ['quand expire le mandat de la mission ?', 'Questions are read in English only, as the texts are.'],
    ['когда истекает мандат?', 'Questions are read in English only, as the texts are.'],
    ['', 'There is no question to read.'],
    ['write me a poem about UNMOT', 'Only questions on resolutions are answered, and only in their own words.'],
    ['is it a good resolution?', 'S/RES/1138 (1997) does not say: that is a matter of opinion.'],
  ])('%s', (question, headline) => {
    expect(silentOn(question).headline).toBe(headline)
  })
})
