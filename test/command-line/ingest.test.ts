import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { BUILT_IN, docxOf, pdfOf, scannedPdf, zipOf } from '../library/reading/made.ts'
import { textOf } from '../store/contract.ts'
import { json, seized } from './fakes.ts'

const root = mkdtempSync(join(tmpdir(), 'seized-ingest-'))
afterAll(() => rmSync(root, { recursive: true }))

let folder: string
let env: { DATABASE_URL: string }
let made = 0
beforeEach(() => {
  folder = join(root, String(++made))
  mkdirSync(folder)
  env = { DATABASE_URL: join(folder, 'var/seized.db') }
})
const write = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, content)
  return file
}
const ingest = (...paths: string[]) => seized(['ingest', ...paths], { env })
const symbols = async () =>
  json((await seized(['deadlines', '--json'], { env })).stdout).map(deadline => deadline.symbol as string)

describe('what is ingested', () => {
  test('text, PDF and Word, whatever they are called: a line each, and every command answers from them', async () => {
    const text = write('a.pdf', textOf(9001))
    const pdf = write('b.txt', await pdfOf(textOf(9002)))
    const docx = write('c', await docxOf(textOf(9003), true))
    const { code, stdout, stderr } = await ingest(text, pdf, docx)
    expect(stdout).toBe(
      `${text}: added S/RES/9001 (2030), 2 operative paragraphs\n${pdf}: added S/RES/9002 (2030), 2 operative paragraphs\n${docx}: added S/RES/9003 (2030), 2 operative paragraphs\n3 added\n`,
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(new Set(await symbols())).toEqual(
      new Set(['S/RES/1138 (1997)', 'S/RES/9001 (2030)', 'S/RES/9002 (2030)', 'S/RES/9003 (2030)']),
    )
    const answer = await seized(['ask', 'OP2', '--in', 'S/RES/9003 (2030)'], { env })
    expect(answer.stdout).toContain('Decides to extend the mandate of UNMIR until 3 September 2030')
  })

  test('a folder at any depth, without hidden files', async () => {
    for (const [name, number] of [
      ['in/2.txt', 9002],
      ['in/deeper/1.txt', 9001],
      ['in/.hidden.txt', 9003],
    ] as const)
      write(name, textOf(number))
    const { code, stdout } = await ingest(join(folder, 'in'))
    expect(stdout.split('\n').at(-2)).toBe('2 added')
    expect(code).toBe(0)
  })

  test('the same file twice is one', async () => {
    const [one, copy] = [write('1.txt', textOf(9001)), write('copy.txt', textOf(9001))]
    expect((await ingest(one, copy)).stdout).toMatch(
      /copy\.txt: held already, S\/RES\/9001 \(2030\)\n1 added, 1 held already\n$/,
    )
    expect(await ingest(one)).toEqual({ code: 0, stderr: '', stdout: `${one}: held already, S/RES/9001 (2030)\n` })
  })

  test('a later issue of the same symbol replaces the earlier, and says so', async () => {
    const first = write('first.txt', textOf(9001))
    const later = write('later.txt', textOf(9001).replace('3 September', '5 October'))
    await seized(['ingest', first], { env: { ...env, SEIZED_AS_OF: '2030-03-04' } })
    expect((await ingest(later)).stdout).toMatch(
      /added S\/RES\/9001 \(2030\), .*, replaces the issue of 2030-03-04 \(first\.txt\)\n$/,
    )
    const { stdout } = await seized(['deadlines', '--json'], { env })
    expect(
      json(stdout)
        .map(({ due }) => due)
        .filter(due => due > '2030'),
    ).toEqual(['2030-10-05'])
    expect((await ingest(first)).stdout).toMatch(
      /held already, S\/RES\/9001 \(2030\), and replaced by a later issue\n$/,
    )
  })

  test('an issue of the built-in resolution stands in its place', async () => {
    await ingest(write('1138.pdf', await pdfOf(BUILT_IN)))
    expect(await symbols()).toEqual(Array(3).fill('S/RES/1138 (1997)'))
    const asked = ['ask', 'when does it expire?']
    expect((await seized(asked, { env })).stdout).toBe((await seized(asked)).stdout)
  })
})

test('bad documents are named a line each, the others are added, and the exit code is 1', async () => {
  const bad: [string, string | Uint8Array, RegExp][] = [
    [
      'assembly.txt',
      'A/RES/52/12\n\nThe General Assembly,\n\nRecalling S/RES/1138 (1997),\n\n1. Decides so.\n',
      /A\/RES\/52\/12 is of the General Assembly/,
    ],
    ['bomb.docx', zipOf('word/document.xml', Buffer.alloc(100 * 1024 * 1024)), /unpacks to more than 64 MB/],
    ['encrypted.pdf', await pdfOf(BUILT_IN, { password: 'x' }), /is encrypted/],
    ['latin.txt', Buffer.from(`${textOf(9005)}Guin\xe8e`, 'latin1'), /encoding is uncertain/],
    ['letter.txt', 'Dear Mr President,\n\nThe Council met.\n', /is no resolution/],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31) % 256)), /is neither text nor a PDF/],
    ['nosymbol.txt', textOf(9006).replaceAll(/S\/RES\/|RESOLUTION.*\n/g, ''), /prints no symbol/],
    ['scan.pdf', await scannedPdf(), /its pages are pictures/],
    ['statement.txt', 'S/PRST/1997/52\n\nThe Security Council welcomes this.\n', /S\/PRST\/1997\/52 is a statement/],
    [
      'stub.txt',
      'S/RES/9007 (2030)\n\nThe Security Council,\n\nRecalling all of it,\n',
      /holds no operative paragraph/,
    ],
    ['zero.txt', '', /is empty/],
  ]
  for (const [name, content] of bad) write(`in/${name}`, content)
  write('in/good.txt', textOf(9001))
  truncateSync(write('in/huge.pdf', '%PDF-1.7'), 200 * 1024 * 1024)
  const { code, stdout, stderr } = await ingest(join(folder, 'in'), join(folder, 'none'))
  const lines = stderr.trimEnd().split('\n')
  for (const [name, , why] of bad) {
    const line = lines.filter(each => each.includes(`/${name}:`))
    expect(line).toHaveLength(1)
    expect(line[0]).toMatch(why)
  }
  expect(stderr).toMatch(/huge\.pdf: is larger than 50 MB\n/)
  expect(stderr).toMatch(/none: no such file or folder\n/)
  expect(lines).toHaveLength(bad.length + 2)
  expect(stdout).toBe(
    `${join(folder, 'in/good.txt')}: added S/RES/9001 (2030), 2 operative paragraphs\n1 added, ${bad.length + 2} refused\n`,
  )
  expect(code).toBe(1)
  expect(new Set(await symbols())).toEqual(new Set(['S/RES/1138 (1997)', 'S/RES/9001 (2030)']))
})

test('--from reads PDF and Word documents for one run, and keeps nothing', async () => {
  const files = [write('in/a.pdf', await pdfOf(textOf(9001))), write('in/b.docx', await docxOf(textOf(9002), false))]
  write('in/notes.md', 'not a document')
  const listed = async (...from: string[]) =>
    json((await seized(['deadlines', '--json', '--from', ...from], { env })).stdout).map(({ symbol }) => symbol)
  expect(await listed(...files)).toEqual(['S/RES/9001 (2030)', 'S/RES/9002 (2030)'])
  expect(await listed(join(folder, 'in'))).toEqual(['S/RES/9001 (2030)', 'S/RES/9002 (2030)'])
  expect(new Set(await symbols())).toEqual(new Set(['S/RES/1138 (1997)']))
})

test('--from names a PDF that cannot be read', async () => {
  const { code, stderr } = await seized(['parse', '--json', write('scan.pdf', await scannedPdf())], { env })
  expect(stderr).toMatch(/scan\.pdf: holds no text/)
  expect(code).toBe(1)
})

describe('a bar', () => {
  const many = (count: number) => {
    for (let i = 0; i < count; i++) write(`in/${i}.txt`, textOf(9001 + i))
    return join(folder, 'in')
  }
  test('is drawn on a terminal for more than a few files, in place of their lines', async () => {
    write('in/bad.txt', 'no resolution')
    const { stdout, stderr } = await seized(['ingest', many(5)], { env, watched: true })
    expect(stdout).toBe('5 added, 1 refused\n')
    expect(stderr).toContain(' 1/6 ')
    expect(stderr).toMatch(/█{30} 6\/6 /)
    expect(stderr.replaceAll('\r\u001b[2K', '\n')).toMatch(/\nseized: \S+bad\.txt: is no resolution/)
    expect(stderr.endsWith('\r\u001b[2K')).toBe(true)
  })

  test('is not drawn for three files, nor where nobody watches', async () => {
    expect((await seized(['ingest', many(3)], { env, watched: true })).stderr).toBe('')
    expect((await seized(['ingest', many(8)], { env })).stderr).toBe('')
  })
})

test('whoever waits at a terminal while the index is made anew is told why, once', async () => {
  for (let i = 0; i < 200; i++) write(`in/${i}.txt`, textOf(9001 + i))
  await ingest(join(folder, 'in'))
  rmSync(`${env.DATABASE_URL}.index`)
  const asked = ['ask', 'what does it say about otters?']
  expect((await seized(asked, { env, watched: true })).stderr).toBe(
    'Reading 201 resolutions for the index; this is done once.\n',
  )
  expect((await seized(asked, { env, watched: true })).stderr).toBe('')
  rmSync(`${env.DATABASE_URL}.index`)
  expect((await seized(asked, { env })).stderr).toBe('')
})

test('ingest without a file, and a store that is none, are one line each', async () => {
  expect(await ingest()).toEqual({
    code: 1,
    stdout: '',
    stderr: 'seized: ingest: no file given. Name files or folders.\n',
  })
  const letter = write('letter.txt', 'Dear Mr President, '.repeat(100))
  for (const args of [
    ['ingest', letter],
    ['ask', 'OP5'],
  ]) {
    const { code, stderr } = await seized(args, { env: { DATABASE_URL: letter } })
    expect({ code, lines: stderr.trimEnd().split('\n').length }).toEqual({ code: 1, lines: 1 })
    expect(stderr).toContain('letter.txt: the store cannot be opened')
  }
  expect((await seized(['ask', 'OP5'], { env: { DATABASE_URL: 'mysql://user:secret@host/x' } })).stderr).toMatch(
    /^seized: DATABASE_URL must be (?!.*secret)/,
  )
})
