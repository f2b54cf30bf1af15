import { expect, test } from 'vitest'
import { csvRecord } from '../../src/tables/csv.ts'

test('a record ends in CRLF, and only what needs quotation marks has them', () => {
  expect(csvRecord(['op-5', 'until 15 May 1998', undefined, -3])).toBe('op-5,until 15 May 1998,,-3\r\n')
  expect(csvRecord(['a, b', 'a "b"', 'a\nb'])).toBe('"a, b","a ""b""","a\nb"\r\n')
})

test.each(['=1+1', '+1', '-1', '@sum(a)', '\t=1', '\r=1', '=cmd|"/c calc"!A1'])(
  '%j does not run as a formula',
  text => {
    expect(csvRecord([text])).toMatch(/^"?'/)
  },
)

test('words that merely contain a sign stay as they are', () => {
  expect(csvRecord(['a=b', 'S/1997/686+Add.1', 'ad-hoc'])).toBe('a=b,S/1997/686+Add.1,ad-hoc\r\n')
})
