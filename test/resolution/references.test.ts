import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCitation, type Reference, readResolutionNames } from '../../src/resolution/citation.ts'
import { readReferences } from '../../src/resolution/references.ts'

/** Short for a reference: "op 6-d", "any 3 to 5", "pp last", "op last-2", "op 6 chapeau". */
function short(r: Reference): string {
  const end = r.fromEnd === undefined ? [] : [r.fromEnd === 1 ? 'last' : `last-${r.fromEnd}`]
  return [
    r.part,
    ...(r.path.length ? [r.path.join('-')] : []),
    ...end,
    ...(r.to ? [`to ${r.to.join('-')}`] : []),
    ...(r.child ? [`child ${r.child}`] : []),
    ...(r.chapeau ? ['chapeau'] : []),
  ].join(' ')
}

/** What is read once the names of resolutions are out of the way. */
function read(text: string): string[] {
  let rest = text
  for (const { span } of readResolutionNames(text))
    rest = rest.slice(0, span[0]) + ' '.repeat(span[1] - span[0]) + rest.slice(span[1])
  return readReferences(rest).map(short)
}

describe('one paragraph in every habit of the trade', () => {
  test.each([
    [
      'op 6',
      'OP6',
      'OP 6',
      'op. 6',
      'O.P. 6',
      'o.p.6',
      'OP #6',
      'op no 6',
      'op nr. 6',
      'OP6:',
      '*op6*',
      '“OP6”',
      'op-6',
    ],
    [
      'op 6',
      'operative paragraph 6',
      'operative para. 6',
      'operative 6',
      'operational paragraph six',
      'op:6',
      'OP six',
    ],
    ['op 6', 'the sixth operative paragraph', '6th OP', 'sixth operative para', 'what does OP6’s text say?', 'op 006'],
    ['any 6', 'paragraph 6', 'para 6', 'para. 6', 'par. 6', '§6', '¶ 6', 'clause 6', 'paragraph no. 6', 'point 6'],
    [
      'any 6',
      'paragraph number six',
      'the sixth paragraph',
      '6th para',
      'S/RES/1138 (1997) para 6',
      'UNSCR 1138, para. 6',
    ],
    ['any 21', 'para 21', 'paragraph twenty-one', 'paragraph twenty one', 'twenty-first paragraph', '21st paragraph'],
    ['any 40', 'paragraph forty', 'paragraph 40'],
    [
      'pp 3',
      'PP3',
      'pp 3',
      'pp. 3',
      'preambular paragraph 3',
      'preamble para three',
      'preambular para no. 3',
      'the third PP',
    ],
    ['pp 3', 'third preambular paragraph', '3rd preambular para', 'third paragraph of the preamble'],
    ['op 6-d', 'OP6(d)', 'OP6 (d)', 'op 6 d', 'op6d', 'OP6.d', 'op-6-d', 'OP 6/d', 'op 6 (d', 'op 6 d)', 'OP6 sub d'],
    ['op 6-d', 'op 6 task d', 'OP6, sub-paragraph (d)', 'subparagraph d of OP6', 'item (d) of op 6', 'letter d in OP6'],
    [
      'any 6-d',
      '6d',
      '6 d',
      '6(d)',
      '6 (d)',
      '6.d',
      'give me 6 d',
      'read me 6 d please',
      'what does 6(d) say?',
      '§6(d)',
    ],
    [
      'any 6-d',
      'para. 6 (d)',
      'para 6d',
      'paragraph six subparagraph d',
      'paragraph 6 letter d',
      'paragraph 6, lit. d',
    ],
    [
      'any 6-d',
      'subparagraph (d) of paragraph 6',
      'sub-para d of the para 6',
      'sixth para, (d)',
      '6(d) of S/RES/1138 (1997)',
      '(d) of paragraph 6',
    ],
    ['any 6-a', '6a', '6(a)', 'para 6 a', 'can i get 6 a', 'para 6 a?', 'paragraph 6 (a)'],
    ['any 6-i', '6(i)', 'para 6 i', 'paragraph 6 (i)'],
    ['any 6-aa', '6(aa)', 'para. 6 (aa)'],
    ['op 6-d-ii', 'OP6(d)(ii)', 'op 6 d ii', 'op-6-d-ii', 'OP6 (d) (ii)', 'subparagraph (ii) of OP6(d)'],
    ['any 6-d-ii', '6(d)(ii)', '6dii', '6 (d) ii', 'para 6, sub-paragraph (d)(ii)'],
    ['any 7-xii', 'para 7 (xii)', '7(xii)'],
  ])('%s', (reference, ...texts) => {
    for (const text of texts) expect({ text, read: read(text) }).toEqual({ text, read: [reference] })
  })

  test('misspelt', () => {
    for (const [text, reference] of [
      ['paragrpah 6', 'any 6'],
      ['pragraph 6', 'any 6'],
      ['paragaph 6 d', 'any 6-d'],
      ['opertive paragraph 6', 'op 6'],
      ['operativ 6', 'op 6'],
      ['preambluar paragraph 3', 'pp 3'],
      ['premabular para 3', 'pp 3'],
      ['therd preambular paragraph', 'pp 3'],
      ['fith operative paragraph', 'op 5'],
      ['elevnth operative paragraph', 'op 11'],
      ['sub paragrpah d of paragraph 6', 'any 6-d'],
      ['subparagrah d of paragraph 6', 'any 6-d'],
    ] as const)
      expect({ text, read: read(text) }).toEqual({ text, read: [reference] })
  })

  test.each([
    ['op last', 'last operative paragraph', 'the final OP', 'closing operative paragraph', 'last operative'],
    ['pp last', 'the last preambular paragraph', 'last paragraph of the preamble'],
    ['any last', 'the last paragraph', 'concluding para'],
    ['any last-2', 'penultimate paragraph', 'second to last paragraph', 'second-to-last paragraph', 'second last para'],
    ['any last-2', 'last but one paragraph', 'next to last paragraph', 'second from the last paragraph'],
    ['op last-2', 'last but one operative paragraph', 'last-but-one OP'],
    ['any last-3', 'third to last paragraph', 'antepenultimate paragraph', 'last but two paragraph'],
    ['any 1', 'opening paragraph', 'the first paragraph', 'first numbered paragraph'],
    ['op 1', 'the opening operative paragraph'],
  ])('counted from an end: %s', (reference, ...texts) => {
    for (const text of texts) expect({ text, read: read(text) }).toEqual({ text, read: [reference] })
  })

  test('the n-th below a paragraph', () => {
    expect(read('second sub-paragraph of OP6')).toEqual(['op 6 child 2'])
    expect(read('the last task in paragraph 6')).toEqual(['any 6 child -1'])
  })

  test('the words before the sub-paragraphs', () => {
    for (const text of ['chapeau of OP6', 'OP6 chapeau', 'the introductory words of op 6'])
      expect(read(text)).toEqual(['op 6 chapeau'])
  })

  test('a letter alone waits for a conversation', () => {
    for (const text of ['(d)', '(d)?', 'and (d)?', 'what about (d)', 'task d', 'sub-paragraph (d)', 'letter d?'])
      expect({ text, read: read(text) }).toEqual({ text, read: ['sub d'] })
    expect(read('(a) to (c)')).toEqual(['sub a to c'])
    expect(read('(a), (b) and (d)')).toEqual(['sub a', 'sub b', 'sub d'])
    expect(read('tasks c and d')).toEqual(['sub c', 'sub d'])
  })
})

describe('several paragraphs', () => {
  test.each([
    ['OPs 3–5', ['op 3 to 5']],
    ['OPs 3-5', ['op 3 to 5']],
    ['ops 3 to 5', ['op 3 to 5']],
    ['OP3–OP5', ['op 3 to 5']],
    ['from op3 through op5', ['op 3 to 5']],
    ['from paragraph 3 to paragraph 5', ['any 3 to 5']],
    ['paragraphs three to five', ['any 3 to 5']],
    ['paras 3 — 5', ['any 3 to 5']],
    ['§§ 3-5', ['any 3 to 5']],
    ['pp1-3', ['pp 1 to 3']],
    ['third to fifth operative paragraphs', ['op 3 to 5']],
    ['the first three preambular paragraphs', ['pp 1 to 3']],
    ['last two operative paragraphs', ['op last-2', 'op last']],
    ['paragraphs 3, 4 and 7', ['any 3', 'any 4', 'any 7']],
    ['op 3 or 4', ['op 3', 'op 4']],
    ['op3/4', ['op 3', 'op 4']],
    ['OP 3 & OP 4', ['op 3', 'op 4']],
    ['op 3 and pp 5', ['op 3', 'pp 5']],
    ['paragraphs one and two', ['any 1', 'any 2']],
    ['paragraphs six and seven say what', ['any 6', 'any 7']],
    ['first and second preambular paragraphs', ['pp 1', 'pp 2']],
    ['the first and the last paragraph', ['any 1', 'any last']],
    ['first pp and last op', ['pp 1', 'op last']],
    ['paras 1 to 3 and 5-7', ['any 1 to 3', 'any 5 to 7']],
    ['op1-3, 5', ['op 1 to 3', 'op 5']],
    ['6(a)-(c)', ['any 6-a to 6-c']],
    ['6a-c', ['any 6-a to 6-c']],
    ['6 a to c', ['any 6-a to 6-c']],
    ['op 6 (a) to (c)', ['op 6-a to 6-c']],
    ['OP6(a)–OP6(c)', ['op 6-a to 6-c']],
    ['OP6(a), (c) and (e)', ['op 6-a', 'op 6-c', 'op 6-e']],
    ['op 6 a, c and e', ['op 6-a', 'op 6-c', 'op 6-e']],
    ['OP6 (d)-(f) and (h)', ['op 6-d to 6-f', 'op 6-h']],
    ['sub-paragraphs c and d of para 6', ['any 6-c', 'any 6-d']],
    ['subparagraphs (a) to (c) of paragraph 6', ['any 6-a to 6-c']],
    ['sub-paragraphs (a), (b) and (c) of OP6', ['op 6-a', 'op 6-b', 'op 6-c']],
    ['(a) and (b) of OP6', ['op 6-a', 'op 6-b']],
    ['OP6 and 7(a)', ['op 6', 'op 7-a']],
  ])('%s', (text, references) => {
    expect(read(text)).toEqual(references)
  })
})

describe('annexes, articles and footnotes', () => {
  test.each([
    [
      'annex 2-15-c',
      'annex II para 15(c)',
      'annex II, paragraph 15 (c)',
      'Annex 2 para 15 c',
      'para 15(c) of annex II',
    ],
    ['annex 2-15-c', 'sub-paragraph (c) of paragraph 15 of annex II', 'second annex, para. 15 (c)'],
    ['annex 1', 'annex', 'the annex', 'Annex I', 'annex A', 'first annex'],
    ['annex 2', 'annex 2', 'annex B', 'the second annex', 'appendix II'],
    ['annex 1-3', 'paragraph 3 of the annex', 'annex, paragraph 3', 'annex I, 3'],
    ['annex 1-art-6-2', 'annex I, article 6 (2)', 'article 6 (2) of the annex', 'paragraph 2 of article 6 of annex I'],
    ['annex 1-art-6-bis', 'Annex I, Article 6 bis', 'annex 1 art. 6 bis'],
    ['annex 1-art-4', 'article 4 of the statute'],
    ['footnote 1', 'footnote 1', 'the footnote', 'fn 1'],
  ])('%s', (reference, ...texts) => {
    for (const text of texts) expect({ text, read: read(text) }).toEqual({ text, read: [reference] })
  })

  test('a list of paragraphs belongs to the annex that it ends with', () => {
    expect(read('paragraphs 3 and 4 of annex II')).toEqual(['annex 2-3', 'annex 2-4'])
  })
})

describe('what is no paragraph', () => {
  test.each([
    'what happened on 24 and 25 November 1997',
    '15 May 1998',
    'in 1997',
    'within 3 months',
    'within three months',
    'every 90 days',
    'within 24 h',
    '3 a day',
    'the 5 permanent members',
    '8 preambular paragraphs',
    'preamble: 8 paragraphs',
    'eight preambular paragraphs',
    'what do the thirteen operative paragraphs say',
    'fourteen operative paragraphs',
    'how many ops are there',
    'two paragraphs',
    'which paragraph(s) mention refugees',
    'article 2(4) of the Charter',
    'Article VII',
    'Chapter VII',
    'chapter 7 (a)',
    'the 3833rd meeting',
    'S/1997/808',
    'S/1997/686 and Add.1',
    'the last day',
    'the second time',
    'peacekeeping operations 5',
    'the letter of 17 October',
    'a letter to the Council',
    'a point of order',
    'agenda item 3',
    'what is the task of UNMOT',
    'OK (thanks)',
    'the mission (UNMOT)',
    'the Mission (us)',
  ])('%s', text => {
    expect(read(text)).toEqual([])
  })

  test.each([
    ['does op 5 run until 15 May 1998', 'op 5'],
    ['op 5 and 15 May 1998', 'op 5'],
    ['op 12 and 3 months', 'op 12'],
    ['op 12 and three months later', 'op 12'],
    ['paragraph 6 and one more thing', 'any 6'],
    ['paragraph 6 and two letters', 'any 6'],
    ['OP 6 and what follows', 'op 6'],
    ['paragraph 6 i want', 'any 6'],
    ['paragraph 6 a summary', 'any 6'],
    ['paragraph 6 point of contact', 'any 6'],
    ['OP6 (UN)', 'op 6'],
    ['is article 41 meant in op 6', 'op 6'],
    ['what is the point of op 6', 'op 6'],
  ])('nor what stands beside one: %s', (text, reference) => {
    expect(read(text)).toEqual([reference])
  })
})

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
const number = fc.integer({ min: 1, max: 99 }).map(String)
const romans = fc.constantFrom('i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii')
/** Sub-paragraphs as texts have them: letters, then small Roman numerals. */
const below = fc.oneof(
  fc.constant<string[]>([]),
  letter.map(l => [l]),
  fc.tuple(letter, romans).map(([l, r]) => [l, r]),
)
const annexes = fc.integer({ min: 1, max: 10 }).map(String)
const ids = fc.oneof(
  fc.tuple(fc.constantFrom('op', 'pp'), number, below).map(([part, n, sub]) => [part, n, ...sub]),
  fc.tuple(annexes, number, below).map(([a, n, sub]) => ['annex', a, n, ...sub]),
  fc
    .tuple(
      annexes,
      number,
      fc.constantFrom([], ['bis'], ['ter']),
      fc.oneof(
        fc.constant<string[]>([]),
        number.map(n => [n]),
      ),
    )
    .map(([a, n, ter, sub]) => ['annex', a, 'art', n, ...ter, ...sub]),
  annexes.map(a => ['annex', a]),
  number.map(n => ['footnote', n]),
)

test('a citation that is written is read as the same paragraph, alone and inside a question', () => {
  fc.assert(
    fc.property(
      ids,
      fc.constantFrom('', 'what does ', 'Show me '),
      fc.constantFrom('', '?', ' say?'),
      (id, before, after) => {
        const [part, ...path] = id
        const written = formatCitation(id.join('-'))
        const text = before + written + after
        expect(readReferences(text).map(r => [r.part, ...r.path])).toEqual([[part, ...path]])
        expect(text.slice(...readReferences(text)[0]!.span)).toBe(written)
      },
    ),
    { numRuns: 500 },
  )
})

test('any text is read without a throw, and every reference stands in it', () => {
  const pieces = fc.constantFrom(
    ...[
      'op',
      'pp',
      'paras',
      'annex',
      'article',
      'last',
      'third',
      'to',
      'and',
      ',',
      '-',
      '(',
      ')',
      '(d)',
      'd',
      'ii',
      '6',
      '12',
    ],
    ...[
      'sub',
      'of',
      'the',
      'twenty',
      'but',
      'one',
      'first',
      '.',
      '/',
      '§',
      'İ',
      '\u{1F600}',
      'footnote',
      'task',
      'bis',
      'six',
    ],
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(pieces, { maxLength: 40 }).map(list => list.join(' ')),
    fc.array(pieces, { maxLength: 40 }).map(list => list.join('')),
  )
  fc.assert(
    fc.property(texts, text => {
      for (const r of readReferences(text)) {
        expect(r.span[0]).toBeLessThan(r.span[1])
        expect(r.span[1]).toBeLessThanOrEqual(text.length)
        expect(r.path.length > 0 || r.fromEnd !== undefined || r.child !== undefined).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
