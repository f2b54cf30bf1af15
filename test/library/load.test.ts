import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { LARGEST_FILE, loadBuiltIn, loadDocuments } from '../../src/library/load.ts'

const folder = mkdtempSync(join(tmpdir(), 'seized-load-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, content)
  return file
}

const TEXT = 'S/RES/9001 (2030)\n\nThe Security Council,\n\nDecides to remain seized of the matter.\n'
const files = (...paths: string[]): string[] => [...loadDocuments(paths)].map(read => read.file)
const fault = (path: string): string | undefined => {
  const [read, ...more] = [...loadDocuments([path])]
  expect(more).toEqual([])
  return read && 'fault' in read ? read.fault : undefined
}

describe('what is read', () => {
  test('the built-in resolution is S/RES/1138 (1997)', () => {
    expect(loadBuiltIn().map(read => read.resolution.symbol)).toEqual(['S/RES/1138 (1997)'])
  })

  test('a folder gives its .txt files in name order, not those of its folders, nor hidden ones', () => {
    for (const name of ['b.txt', 'B.txt', 'a.TXT', 'a10.txt', 'a9.txt']) write(`order/${name}`, TEXT)
    for (const name of ['.hidden.txt', 'notes.md', 'deeper/c.txt']) write(`order/${name}`, TEXT)
    expect(files(join(folder, 'order')).map(file => file.slice(folder.length))).toEqual(
      ['B.txt', 'a.TXT', 'a10.txt', 'a9.txt', 'b.txt'].map(name => `/order/${name}`),
    )
  })

  test('paths keep their order, and a named file needs no .txt', () => {
    const [second, first] = [write('2', TEXT), write('1.md', TEXT)]
    expect(files(second, first)).toEqual([second, first])
    expect(fault(first)).toBeUndefined()
  })

  test('a byte order mark is not part of the text', () => {
    const [plain, marked] = [...loadDocuments([write('plain.txt', TEXT), write('marked.txt', `\ufeff${TEXT}`)])]
    expect(plain).toHaveProperty('resolution')
    expect({ ...marked, file: '' }).toEqual({ ...plain, file: '' })
  })

  test('a pipe within a folder is passed over: nobody may ever write to it', () => {
    write('piped/a.txt', TEXT)
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'piped/b.txt')])
    expect(files(join(folder, 'piped'))).toEqual([join(folder, 'piped/a.txt')])
  })

  test('a pipe is read, whatever size it claims', () => {
    const pipe = join(folder, 'pipe')
    execFileSync('sh', ['-c', 'mkfifo "$0" && (printf "S/RES/9001" > "$0" &)', pipe], { stdio: 'ignore' })
    expect(fault(pipe)).toBeUndefined()
  })
})

describe('what cannot be read is named with the reason, and does not stop the rest', () => {
  test('a missing file', () => {
    expect(fault(join(folder, 'none.txt'))).toBe(`${join(folder, 'none.txt')}: no such file or folder`)
    const good = write('good.txt', TEXT)
    expect(files(join(folder, 'none.txt'), good)).toEqual([join(folder, 'none.txt'), good])
  })

  test('an empty file, and one of spaces', () => {
    expect(fault(write('empty.txt', ''))).toMatch(/empty\.txt: is empty$/)
    expect(fault(write('blank.txt', ' \n\t\n'))).toMatch(/blank\.txt: is empty$/)
  })

  test('bytes that are no text: a NUL, UTF-16, Latin-1', () => {
    expect(fault(write('nul.txt', 'The Security\0Council'))).toMatch(/nul\.txt: is not a UTF-8 text file$/)
    expect(fault(write('utf16.txt', Buffer.from('The Security Council', 'utf16le')))).toMatch(/is not a UTF-8/)
    expect(fault(write('latin1.txt', Buffer.from('Côte d’Ivoire', 'latin1')))).toMatch(/is not a UTF-8/)
  })

  test('a file over the limit; one at the limit is read', () => {
    const words = Buffer.alloc(LARGEST_FILE + 1, 'a')
    expect(fault(write('over.txt', words))).toMatch(/over\.txt: is larger than 10 MB$/)
    expect(fault(write('at.txt', words.subarray(1)))).toBeUndefined()
  })

  test('a device without end', { skip: process.platform === 'win32' }, () => {
    expect(fault('/dev/zero')).toBe('/dev/zero: is larger than 10 MB')
  })

  test('a folder without a .txt file', () => {
    mkdirSync(join(folder, 'bare'))
    expect(fault(join(folder, 'bare'))).toMatch(/bare: holds no \.txt file$/)
  })

  test('a folder that is named like a file', () => {
    mkdirSync(join(folder, 'odd', 'inner.txt'), { recursive: true })
    expect(fault(join(folder, 'odd'))).toMatch(/inner\.txt: is a folder$/)
  })

  test('a link that leads nowhere, or to itself', () => {
    symlinkSync(join(folder, 'gone'), join(folder, 'dangling'))
    symlinkSync(join(folder, 'loop'), join(folder, 'loop'))
    expect(fault(join(folder, 'dangling'))).toMatch(/dangling: no such file or folder$/)
    expect(fault(join(folder, 'loop'))).toMatch(/loop: is a link that leads to itself$/)
  })

  test('a name that no file can have', () => {
    expect(fault('a\0b')).toMatch(/cannot be read/)
  })
})
