import { describe, expect, test } from 'vitest'
import { askedBy } from '../../src/assistant/asked.ts'
import { normalize, withoutCourtesies } from '../../src/assistant/phrasing.ts'
import { parse } from '../../src/resolution/parse.ts'
import { unmot } from '../resolution/made.ts'
import { admissionOf, ask, askOf, cited, foundBy, read, silentOn } from './made.ts'

describe('however it is typed, it is the same question', () => {
  test.each([
    [
      'when does it expire?',
      'WHEN DOES IT EXPIRE???',
      'when   does\tit\nexpire',
      '“When does it expire?”',
      'wen does it expire',
    ],
    [
      'when does it expire?',
      'pls can u tell me wen it expires thx',
      'Hello, when does it expire? Thanks!',
      'hi there - when does it expire',
    ],
    [
      'when does it expire?',
      'could you please kindly tell me when it expires, thank you so much',
      'when does it expire ty',
    ],
    [
      'when does it expire?',
      'ｗｈｅｎ does it expire',
      'when\u200b does it ex\u00adpire',
      '\u202ewhen does it expire\u202c',
      'when does it expyre',
    ],
    [
      'what is UNMOT’s mandate?',
      "what is UNMOT's mandate?",
      'whats unmot‘s mandate',
      'WHAT IS UNMOT`S MANDATE',
      'what is UNMOT´s mandte',
    ],
    [
      'what are the deadlines?',
      'PLEASE TELL ME THE DEADLINES!!!',
      'deadlines pls',
      'dear colleagues, the deadlines please',
      'deadlnes?',
    ],
    [
      'when is the SG’s report due?',
      'sgs report due when',
      "hey, when's the sg's report due?",
      'wen is teh report due??',
    ],
    [
      'OP6(d)',
      'op 6 d',
      'Paragraph six, subparagraph (d), please',
      'could you show me op 6(d)? thanks',
      'ＯＰ６（ｄ）',
    ],
    ['what does UTO stand for?', 'wat does uto stand for??', 'UTO?', 'what does “UTO” mean'],
  ])('%s', (question, ...others) => {
    const expected = cited(foundBy(question))
    for (const other of others) expect({ other, cited: cited(ask(other)) }).toEqual({ other, cited: expected })
  })

  test('what was misspelt is said', () => {
    expect(foundBy('What is the MANDTE?').notes).toEqual(['“MANDTE” was read as “mandate”.'])
    expect(foundBy('what is the mandate?').notes).toEqual([])
  })

  test('an English word, a name and an acronym of the text are left as they are', () => {
    for (const question of ['is Uzbekistan mentioned?', 'loans', 'what does CNR mean?', 'the parties'])
      expect(read(question).notes).toEqual([])
  })
})

describe('plain words for turns of phrase', () => {
  test.each([
    ['who got a pat on the back?', 'op-11'],
    ['is the file closed?', 'op-13'],
    ['is there a green light for more troops?', 'op-4'],
    ['who hands in their guns?', 'op-6-e'],
    ['how are people kept out of harm’s way?', 'op-7'],
    ['can prisoners come back home?', 'op-2'],
  ])('%s: %s', (question, id) => {
    expect(cited(foundBy(question))).toContain(id)
  })
})

describe('courtesies', () => {
  test.each([
    ['hello, when does it end', 'when does it end'],
    ['hi there! good morning, op 5', 'op 5'],
    ['op 5, thanks a lot!', 'op 5'],
    ['op 5 thx', 'op 5'],
    ['op 5? many thanks in advance', 'op 5'],
    ['who gets thanks', 'who gets thanks'],
    ['who does the council thank', 'who does the council thank'],
    ['what does it say of thanks', 'what does it say of thanks'],
    ['hello', 'hello'],
    ['thanks', 'thanks'],
  ])('“%s” asks “%s”', (text, question) => {
    expect(withoutCourtesies(text)).toBe(question)
  })

  test('alone are answered in one line, and are no question', () => {
    for (const text of ['hello', 'Hi!', 'thanks', 'Thank you so much!', 'THX', 'good morning', 'bye']) {
      const answer = silentOn(text)
      expect([text, answer.intent]).toEqual([text, 'small-talk'])
      expect(answer.nearest).toEqual([])
    }
  })
})

test('normalizing takes out what no keyboard types, and is done once', () => {
  const text = '“a”\u0000b\u2028c\u200f — d’e\ufeff  ﬁ'
  expect(normalize(text)).toBe('"a" b c - d\'e fi')
  expect(normalize(normalize(text))).toBe(normalize(text))
})

describe('the resolution that is meant', () => {
  test.each(['S/RES/1138 (1997)', 'resolution 1138', '1138', 'UNSCR 1138/1997', 'Res. 1138 (1997)'])('%s', name => {
    const query = read(`when does ${name} expire?`)
    expect(query.resolution?.number).toBe(1138)
    expect(query.unknown).toBeUndefined()
    expect(query.text).not.toContain('1138')
    expect(cited(foundBy(`${name} OP5`))).toEqual(['op-5'])
  })

  test('a number that is not loaded is said to be missing, a year, a count or a meeting is none', () => {
    expect(silentOn('when does resolution 1325 (2000) expire?').headline).toMatch(
      /^S\/RES\/1325 \(2000\) is not loaded/,
    )
    for (const text of [
      'what happened in 1997?',
      'are there 1500 troops?',
      'meeting 3400',
      'as of 1 May 1998',
      'May 15, 1998',
    ])
      expect({ text, unknown: read(text).unknown }).toEqual({ text, unknown: undefined })
  })
})

test('a bare year is no resolution, though one of that number is loaded', () => {
  const both = [unmot, parse(admissionOf(1994, 1999))]
  expect(askOf(both, 'which 1994 deal is meant?', { in: unmot.symbol }).intent).not.toBe('unknown-resolution')
  expect(askOf(both, 'what happened in 1994?', { in: unmot.symbol }).headline).not.toContain('S/RES/1994')
  expect(askOf(both, 'what does 1994 recommend?', { in: unmot.symbol }).headline).toContain('S/RES/1994 (1999)')
})

describe('acronyms that the text prints in full only', () => {
  test('are read as what they stand for, where the text has it', () => {
    const text = parse(admissionOf(1994, 1999).replace('(S/1999/1)', 'supported by the African Union'))
    const answer = askOf([text], 'what does the AU support?')
    expect(answer.notes).toContain('“AU” was read as “African Union”.')
  })

  test('stand for nothing where it has not', () => {
    expect(ask('is UNHCR mentioned?').answered).toBe(false)
    expect(ask('what does the AU support?').notes).toEqual([])
  })
})

test('a people stands for its country', () => {
  const text = parse(admissionOf(1994, 1999).replaceAll('Republic of Atlantis', 'Kingdom of Morocco'))
  expect(askOf([text], 'does it speak of a Moroccan application?').answered).toBe(true)
})

describe('what is asked', () => {
  test.each([
    ['when does it end', 'when'],
    ['on what date was it adopted', 'when'],
    ['how many paragraphs', 'how-many'],
    ['how much does it cost', 'how-much'],
    ['what is the budget', 'how-much'],
    ['who bears the costs', 'who'],
    ['cost estimate, by when', 'when'],
    ['how long is the mandate', 'how-long'],
    ['how many months', 'how-long'],
    ['how often must he report', 'how-often'],
    ['where is the conference', 'where'],
    ['who must report', 'who'],
    ['who is the special representative', 'name'],
    ['why was it adopted', 'why'],
    ['is it in force', 'yes-no'],
    ['which country', 'country'],
    ['at what time', 'time-of-day'],
    ['what does it decide', 'what'],
    ['deadlines', 'none'],
    ['', 'none'],
  ])('%s: %s', (text, asked) => {
    expect(askedBy(text)).toBe(asked)
  })
})

test('security is matter, the Security Council is not', () => {
  expect(read('what does the Security Council say of security?').content.map(w => w.word)).toEqual(['security'])
  expect(cited(foundBy('security situation'))).toEqual(expect.arrayContaining(['pp-6', 'op-12']))
})

test('words that carry matter are kept, in order; stop words, the document’s own and citations are not', () => {
  expect(
    read('What does paragraph 3 of the resolution say about armed escorts for transports?').content.map(w => w.word),
  ).toEqual(['armed', 'escorts', 'transports'])
})
