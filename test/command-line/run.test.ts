import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { json, seized } from './fakes.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-run-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, content: string): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

const OTHER = write(
  'other.txt',
  `S/RES/9001 (2030)
3 March 2030

RESOLUTION 9001 (2030)

Adopted by the Security Council at its 9999th meeting, on 3 March 2030

The Security Council,

Recalling its resolution 9000 (2029),

1. Decides to extend the mandate of the United Nations Mission in Ruritania (UNMIR) until 3 September 2030;

2. Requests the Secretary-General to report within two months of the adoption of this resolution;

3. Decides to remain actively seized of the matter.
`,
)

const LINE = {
  answered: expect.any(Boolean),
  intent: expect.any(String),
  text: expect.any(String),
  citations: expect.any(Array),
}
const EXPIRY = {
  ...LINE,
  answered: true,
  text: expect.stringContaining('15 May 1998'),
  citations: expect.arrayContaining([
    { symbol: 'S/RES/1138 (1997)', clause: 'op-5', quote: expect.stringContaining('until 15 May 1998') },
  ]),
}

describe('ask', () => {
  test('answers on the first line, with the paragraph and its words', async () => {
    const { code, stdout, stderr } = await seized(['ask', 'when does it expire?'])
    expect(stdout).toMatch(/^.*15 May 1998 \(OP5\).*\n/)
    expect(stdout).toContain('Decides to extend the mandate of UNMOT until 15 May 1998')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('takes a question without quotation marks', async () => {
    const quoted = await seized(['ask', 'when does it expire?'])
    expect(await seized(['ask', 'when', 'does', 'it', 'expire?'])).toEqual(quoted)
  })

  test('--json prints one line', async () => {
    const { code, stdout } = await seized(['ask', 'when does it expire?', '--json'])
    expect(json(stdout)).toEqual([EXPIRY])
    expect(stdout.split('\n')).toHaveLength(2)
    expect(code).toBe(0)
  })

  test('--as-of is the day that counts as today', async () => {
    const before = await seized(['ask', 'when does it expire?', '--as-of', '1998-05-01'])
    expect(before.stdout).toContain('in 14 days')
    const after = await seized(['ask', 'when does it expire?', '--as-of', '1998-05-16'])
    expect(after.stdout).toContain('1 day ago')
  })

  test('SEIZED_AS_OF starts the clock, and --as-of overrules it', async () => {
    const env = { SEIZED_AS_OF: '1998-05-01' }
    expect((await seized(['ask', 'when does it expire?'], { env })).stdout).toContain('in 14 days')
    const overruled = await seized(['ask', 'when does it expire?', '--as-of', '1998-05-14'], { env })
    expect(overruled.stdout).toContain('in 1 day')
  })

  test('--in takes the resolution as people name it', async () => {
    for (const name of ['S/RES/1138 (1997)', 's/res/1138', '1138', 'resolution 1138 (1997)'])
      expect(json((await seized(['ask', 'when does it expire?', '--in', name, '--json'])).stdout)).toEqual([EXPIRY])
  })

  test('--from answers from those documents, not from the built-in one', async () => {
    const { stdout } = await seized(['ask', 'when does the mandate expire?', '--from', OTHER, '--json'])
    const [answer] = json(stdout)
    expect(answer.citations[0]).toMatchObject({ symbol: 'S/RES/9001 (2030)', clause: 'op-1' })
    expect(answer.text).not.toContain('1138')
  })

  test('a question behind the files of --from is the question', async () => {
    const before = await seized(['ask', 'when does the mandate expire?', '--from', OTHER])
    expect(await seized(['ask', '--from', OTHER, 'when does the mandate expire?'])).toEqual(before)
  })

  test('questions from a pipe are one conversation, an answer each', async () => {
    const stdin = 'when does it expire?\n\nand the paragraph after that?\n'
    const { code, stdout } = await seized(['ask', '--json'], { stdin })
    expect(json(stdout)).toHaveLength(2)
    expect(json(stdout)[0]).toEqual(EXPIRY)
    const alone = await seized(['ask', 'when does it expire?'])
    expect((await seized(['ask'], { stdin })).stdout.startsWith(`${alone.stdout}\n`)).toBe(true)
    expect(code).toBe(0)
  })
})

describe('a session', () => {
  test('answers each question in the light of those before, until "exit"', async () => {
    const typing = { typed: true, stdin: 'OP7\n  \nthe next one\n EXIT \nOP1\n' }
    const { code, stdout } = await seized(['ask', '--json'], typing)
    expect(json(stdout).map(answer => answer.citations[0].clause)).toEqual(['op-7', 'op-8'])
    expect(code).toBe(0)
  })

  test('prompts on the standard error, so that the output is answers only', async () => {
    const alone = await seized(['ask', 'OP7'])
    const { stdout, stderr } = await seized(['ask'], { typed: true, stdin: 'OP7\n' })
    expect(stdout).toBe(`${alone.stdout}\n`)
    expect(stderr).toMatch(/^Ask about the resolution.*\n> (> )?\n$/)
  })

  test('ends without a question, too', async () => {
    expect(await seized(['ask'], { typed: true })).toMatchObject({ code: 0, stdout: '' })
  })
})

describe('ask --jsonl', () => {
  const line = (id: string | number, question: string, more = {}) => `${JSON.stringify({ id, question, ...more })}\n`

  test('answers in order, with the ids, and ignores what it does not know', async () => {
    const stdin = line('q2', 'when does it expire?', { gold: ['op-5'], previous: null, in: null }) + line(1, 'OP7')
    const { code, stdout, stderr } = await seized(['ask', '--jsonl'], { stdin })
    expect(json(stdout)).toEqual([
      { id: 'q2', ...EXPIRY },
      { id: 1, ...LINE, citations: [expect.objectContaining({ clause: 'op-7' })] },
    ])
    expect(Object.keys(json(stdout)[0])).toEqual(['id', 'answered', 'intent', 'text', 'citations'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('a line leans on its own earlier questions only', async () => {
    const stdin = line('a', 'OP7') + line('b', 'the next one', { previous: ['OP4'] })
    const { stdout } = await seized(['ask', '--jsonl'], { stdin })
    expect(json(stdout)[1].citations[0]).toMatchObject({ clause: 'op-5' })
  })

  test('a line that cannot be read is named, and costs no other its answer', async () => {
    const stdin = `${line('a', 'OP5')}nonsense\n\n{"id":"b"}\n[]\n{"question":"OP1"}\n${line('c', 'OP7')}`
    const { code, stdout, stderr } = await seized(['ask', '--jsonl'], { stdin })
    expect(json(stdout).map(answer => answer.id)).toEqual(['a', 'c'])
    expect(stderr.split('\n')).toEqual([
      'seized: line 2: not JSON',
      'seized: line 4: question must be a string',
      'seized: line 5: the line must be an object with an id and a question',
      'seized: line 6: id must be a string or a number',
      '',
    ])
    expect(code).toBe(1)
  })

  test('a line has a day of its own, which overrules --as-of, and one that is no day is named', async () => {
    const asked = 'when does it expire?'
    const stdin = line('a', asked, { asOf: '1998-05-01' }) + line('b', asked) + line('c', asked, { asOf: '1998-02-30' })
    const { code, stdout, stderr } = await seized(['ask', '--jsonl', '--as-of', '1998-05-16'], { stdin })
    expect(json(stdout).map(({ id, text }) => [id, /in 14 days|1 day ago/.exec(text)?.[0]])).toEqual([
      ['a', 'in 14 days'],
      ['b', '1 day ago'],
    ])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'seized: line 3: asOf must be a date, "1998-05-01"\n',
    })
  })

  test('nothing in, nothing out', async () => {
    expect(await seized(['ask', '--jsonl'])).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('--in holds for the lines that name no resolution', async () => {
    const stdin = line('a', 'OP1') + line('b', 'OP1', { in: 'S/RES/1138 (1997)' })
    const args = ['ask', '--jsonl', '--in', '9001', '--from', OTHER, join(import.meta.dirname, '../../data')]
    const { stdout } = await seized(args, { stdin })
    expect(json(stdout).map(answer => answer.citations[0].symbol)).toEqual(['S/RES/9001 (2030)', 'S/RES/1138 (1997)'])
  })
})

describe('parse', () => {
  test('--json prints a line a document, as the contract has it', async () => {
    const { code, stdout } = await seized(['parse', '--json', OTHER, 'data'])
    const [other, builtIn] = json(stdout)
    expect(other).toEqual({
      file: OTHER,
      symbol: 'S/RES/9001 (2030)',
      adopted: '2030-03-03',
      meeting: 9999,
      clauses: expect.arrayContaining([{ id: 'op-3', text: expect.stringMatching(/^Decides to remain/) }]),
      deadlines: [
        { clause: 'op-1', due: '2030-09-03' },
        { clause: 'op-2', due: '2030-05-03' },
      ],
      problems: [],
    })
    expect(builtIn).toMatchObject({ file: join('data', 'S-RES-1138-1997.txt'), meeting: 3833 })
    expect(code).toBe(0)
  })

  test('what the text does not have is null, and the problem is told', async () => {
    const { code, stdout } = await seized(['parse', '--json', write('letter.txt', 'Dear all,\n\nno resolution here.')])
    const [letter] = json(stdout)
    expect(letter).toMatchObject({ symbol: null, adopted: null, meeting: null })
    expect(letter.problems.length).toBeGreaterThan(0)
    expect(code).toBe(0)
  })

  test('what only looks like text is told apart as ingest tells it', async () => {
    const page = write('page.html', '<!DOCTYPE html>\n<p>The Security Council,</p>')
    const rich = write('rich.txt', '{\\rtf1 The Security Council,}')
    const { code, stdout, stderr } = await seized(['parse', page, rich])
    expect(stderr).toBe(
      `seized: ${page}: is a web page. Save the PDF or Word document that it shows\nseized: ${rich}: is an RTF file. Save it as .docx, PDF or plain text\n`,
    )
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  })

  test('without --json it prints a summary', async () => {
    const { stdout } = await seized(['parse', 'data'])
    expect(stdout).toBe(
      `${join('data', 'S-RES-1138-1997.txt')}: S/RES/1138 (1997), adopted 1997-11-14, meeting 3833: 8 preambular paragraphs, 13 operative paragraphs, 3 deadlines, 0 problems\n`,
    )
  })

  test('a file that cannot be read is named, and the others are read', async () => {
    const empty = write('empty.txt', '')
    const { code, stdout, stderr } = await seized(['parse', '--json', join(folder, 'none'), empty, OTHER])
    expect(json(stdout).map(document => document.file)).toEqual([OTHER])
    expect(stderr).toBe(`seized: ${join(folder, 'none')}: no such file or folder\nseized: ${empty}: is empty\n`)
    expect(code).toBe(1)
  })
})

describe('deadlines', () => {
  const DUE = ['1997-11-25', '1998-02-14', '1998-05-15']

  test('--json prints a line a deadline, earliest first, with words and arithmetic', async () => {
    const { code, stdout } = await seized(['deadlines', '--json', '--as-of', '1998-05-01'])
    expect(json(stdout).map(deadline => deadline.due)).toEqual(DUE)
    expect(json(stdout)[1]).toEqual({
      symbol: 'S/RES/1138 (1997)',
      clause: 'op-12',
      what: 'report',
      actor: expect.any(String),
      due: '1998-02-14',
      words: expect.stringContaining('within three months of the adoption'),
      steps: [expect.stringContaining('= 14 February 1998')],
      days: -76,
    })
    expect(code).toBe(0)
  })

  test('--csv prints a heading and a record each', async () => {
    const records = (await seized(['deadlines', '--csv', '--as-of', '1998-05-01'])).stdout.split('\r\n')
    expect(records[0]).toMatch(/^symbol,clause,what,/)
    expect(records.slice(1).map(record => DUE.find(due => record.includes(due)))).toEqual([...DUE, undefined])
  })

  test('for people it tells how far each is', async () => {
    const { stdout } = await seized(['deadlines', '--as-of', '1998-05-01'])
    expect(stdout).toMatch(/^15 May 1998 .*OP5.* in 14 days$/m)
    expect(stdout).toMatch(/^14 February 1998 .*OP12.* passed .* ago$/m)
    expect((await seized(['deadlines', '--as-of', '1998-05-15'])).stdout).toMatch(/OP5.* today$/m)
  })

  test('on a terminal an entry is wrapped between words, at its indentation', async () => {
    const { stdout } = await seized(['deadlines'], { columns: 44 })
    expect(stdout).toContain('  "within three months of the adoption of\n  this resolution"\n')
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(44)
  })

  test('--from lists those of other documents', async () => {
    const { stdout } = await seized(['deadlines', '--json', '--from', OTHER])
    expect(json(stdout).map(({ symbol, due }) => `${symbol} ${due}`)).toEqual([
      'S/RES/9001 (2030) 2030-05-03',
      'S/RES/9001 (2030) 2030-09-03',
    ])
  })
})

describe('help', () => {
  test.each([[[]], [['help']], [['--help']], [['-h']]])('%j lists the commands', async args => {
    const { code, stdout, stderr } = await seized(args)
    for (const command of ['ask', 'parse', 'deadlines', 'serve']) expect(stdout).toContain(`seized ${command}`)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('of a command names each of its flags', async () => {
    const { stdout } = await seized(['help', 'ask'])
    for (const flag of ['--as-of', '--in', '--from', '--json', '--jsonl']) expect(stdout).toContain(`  ${flag} `)
    expect(await seized(['ask', '--help'])).toEqual({ code: 0, stdout, stderr: '' })
  })
})

test('--version names the version of the package', async () => {
  const packaged = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  for (const flag of ['--version', '-V'])
    expect(await seized([flag])).toEqual({
      code: 0,
      stdout: `seized ${packaged.version}, Node ${process.versions.node}\n`,
      stderr: '',
    })
})

describe('bad input is one line that names it, and exit code 1', () => {
  test.each([
    ['help of a command that is not there', ['help', 'wht'], 'wht'],
    ['help of a command that is not there, as a flag', ['wht', '--help'], 'wht'],
    ['a question of blanks', ['ask', '  '], 'the question is empty'],
    ['an empty question', ['ask', ''], 'the question is empty'],
    ['a file without a name', ['parse', ''], 'the name of a file is empty'],
    ['a command that is not there', ['wht'], 'wht'],
    ['a name of every object', ['constructor'], 'constructor'],
    ['a flag that is not there', ['ask', 'x', '--jsn'], '--jsn'],
    ['a flag without its value', ['ask', 'x', '--in'], '--in'],
    ['two forms at once', ['ask', 'x', '--json', '--jsonl'], '--jsonl'],
    ['two forms of deadlines', ['deadlines', '--json', '--csv'], '--csv'],
    ['a question beside --jsonl', ['ask', 'x', '--jsonl'], '--jsonl'],
    ['no question at all', ['ask'], 'question'],
    ['a day that does not exist', ['ask', 'x', '--as-of', '1998-02-30'], '1998-02-30'],
    ['a day in another notation', ['deadlines', '--as-of', '1 May 1998'], '1 May 1998'],
    ['a resolution that is not there', ['ask', 'x', '--in', 'S/RES/1701 (2006)'], 'S/RES/1701 (2006)'],
    ['the right number with a wrong year', ['ask', 'x', '--in', 'S/RES/1138 (1998)'], 'S/RES/1138 (1998)'],
    ['a name of no resolution', ['ask', 'x', '--in', ''], '--in'],
    ['a file that is not there', ['ask', 'x', '--from', '/none.txt'], '/none.txt'],
    ['a file name that holds a line break', ['ask', 'x', '--from', '/no\nne'], '/no ne'],
    ['a file without a resolution', ['deadlines', '--from', write('blank.txt', '   ')], 'blank.txt'],
    ['parse without a file', ['parse'], 'file'],
    ['words where none belong', ['deadlines', 'today'], 'today'],
    ['words behind serve', ['serve', '8080'], '8080'],
  ])('%s', async (_, args, named) => {
    const { code, stdout, stderr } = await seized(args)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^seized: [^\n]+\n$/)
    expect(stderr).toContain(named)
  })

  test('a wrong setting is named', async () => {
    const { code, stdout, stderr } = await seized(['ask', 'x'], { env: { SEIZED_AS_OF: 'yesterday' } })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('SEIZED_AS_OF')
  })
})

describe('a fault of ours', () => {
  test('is one line with a reference, and exit code 2', async () => {
    const { code, stdout, stderr } = await seized(['serve'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^seized: this is a fault of ours, reference [0-9a-f]{8}\. .*\n$/)
  })

  test('shows its cause where asked', async () => {
    const { stderr } = await seized(['serve'], { env: { LOG_LEVEL: 'debug' } })
    const [, reference] = /reference ([0-9a-f]{8})/.exec(stderr)!
    expect(stderr).toContain(`\n${reference} Error: nothing to serve here\n`)
  })
})
