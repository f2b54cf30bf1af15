import { describe, expect, test } from 'vitest'
import { unmot } from '../resolution/made.ts'
import { admission, ask, askOf, cited, foundBy, silentOn } from './made.ts'

const following =
  (...previous: string[]) =>
  (question: string) =>
    foundBy(question, { previous })

describe('a follow-up is read with the turn before', () => {
  test.each([
    [['what is the mandate?'], 'and until when?', ['op-5']],
    [['when does it expire?'], 'and the report?', ['op-12', 'op-6-d']],
    [['what is the mandate?'], 'what about (d)?', ['op-6-d', 'op-6']],
    [['OP6(d)'], 'and (e)?', ['op-6-e', 'op-6']],
    [['OP6'], '(a) to (c)', ['op-6-a', 'op-6-b', 'op-6-c']],
    [['OP8'], 'where?', ['op-8']],
    [['OP8'], 'when is that?', ['op-8']],
    [['when is the donor conference?'], 'and where?', ['op-8']],
    [['joint security unit'], 'who does that?', ['op-3']],
    [['refugees'], 'from which country?', ['op-2']],
    [['what does UTO stand for?'], 'and CNR?', ['op-2']],
    [['what does it welcome?'], 'and in the preamble?', ['pp-5', 'pp-7']],
    [['what does it welcome?'], 'and in the operative part?', ['op-1', 'op-2', 'op-8', 'op-10']],
    [['what does it decide?'], 'and request?', ['op-12']],
    [['what must the parties do?'], 'and Member States?', ['op-8', 'op-9']],
  ])('%s, “%s”', (previous, question, ids) => {
    expect(cited(following(...previous)(question))).toEqual(ids)
  })

  test('“why?” is answered by the preamble', () => {
    for (const before of ['when does it expire?', 'OP5']) {
      const answer = following(before)('why?')
      expect(answer.intent).toBe('reasons')
      expect(cited(answer).every(id => id.startsWith('pp-'))).toBe(true)
    }
  })

  test('“and preambular ones?” counts again', () => {
    expect(following('how many operative paragraphs are there?')('and preambular ones?').headline).toBe(
      '8 preambular paragraphs (PP1 to PP8).',
    )
  })
})

describe('the neighbour of a paragraph', () => {
  test.each([
    ['OP4', 'the next one', 'op-5'],
    ['OP5', 'and the one before?', 'op-4'],
    ['OP5', 'the previous paragraph', 'op-4'],
    ['OP5', 'next', 'op-6'],
    ['OPs 3-5', 'the next one', 'op-6'],
    ['OP6(d)', 'next', 'op-6-e'],
    ['OP6(d)', 'the previous one', 'op-6-c'],
    ['OP6(h)', 'next', 'op-7'],
    ['what is the mandate?', 'the next paragraph', 'op-7'],
    ['PP8', 'the next one', 'op-1'],
    ['OP1', 'the one before', 'pp-8'],
  ])('%s, “%s”: %s', (before, question, id) => {
    expect(cited(following(before)(question))[0]).toBe(id)
  })

  test('beyond the last and before the first there is none, and the answer says so', () => {
    expect(silentOn('the next one', { previous: ['OP13'] }).headline).toMatch(/^There is no OP14 /)
    expect(silentOn('the one before', { previous: ['PP1'] }).headline).toMatch(/^There is no PP0 /)
  })
})

describe('the subject of a conversation', () => {
  test('outlives a courtesy and an aside that was not answered', () => {
    expect(cited(following('OP6', 'thanks!')('what about (d)?'))[0]).toBe('op-6-d')
    expect(cited(following('OP6', 'what about elephants?')('what about (d)?'))[0]).toBe('op-6-d')
  })

  test('is the last one that was answered', () => {
    expect(cited(following('OP5', 'OP8')('the next one'))[0]).toBe('op-9')
  })

  test('is forgotten by a question that stands alone', () => {
    for (const question of [
      'OP6(d)',
      'what is the symbol of this document?',
      'what are the deadlines?',
      'reconstruction of the economy',
    ])
      expect(ask(question, { previous: ['when does it expire?'] })).toEqual(ask(question))
  })

  test('may be none: what leans on nothing is not answered, or as it stands', () => {
    for (const question of ['the next one', '(d)', 'and (d)?', 'who does that?'])
      expect({ question, answered: ask(question).answered }).toEqual({ question, answered: false })
    expect(cited(ask('and until when?'))).toEqual(['op-5'])
  })

  test('is the resolution that was named, where several are loaded', () => {
    const both = [admission, unmot]
    const when = askOf(both, 'when was it adopted?', { previous: ['what does S/RES/1138 (1997) decide?'] })
    expect(when.headline).toContain('14 November 1997')
    expect(askOf(both, 'when was it adopted?', { in: 'S/RES/9001 (1999)' }).headline).toContain('5 February 1999')
    expect(askOf(both, 'when was S/RES/9001 (1999) adopted?', { in: 'S/RES/1138 (1997)' }).headline).toContain(
      '5 February 1999',
    )
  })

  test('does not depend on how long the conversation has run', () => {
    const long = Array.from({ length: 50 }, () => 'what are the deadlines?')
    expect(cited(following(...long, 'OP6')('what about (d)?'))[0]).toBe('op-6-d')
  })
})

test('a day that one question names as today holds for those that follow', () => {
  const before = following('as of 1 May 1998, when does it expire?')('and the report?')
  expect(before.notes).toContain('Seen as of 1 May 1998.')
  expect(before.notes.join(' ')).toContain('counted to 1 May 1998')
  const named = following('as of 1 May 1998, when does it expire?')('as of 1 June 1998, is it still in force?')
  expect(named.notes).toContain('Seen as of 1 June 1998.')
})
