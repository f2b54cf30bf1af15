import { expect, test } from 'vitest'
import { carried, linkTo, readConversation } from '../../src/web/conversation-link.ts'

const read = (link: string) => readConversation(new URL(link, 'http://localhost').searchParams)

test('a link reads back as what it was made from', () => {
  const conversation = { previous: ['a & b?', '“ü” +1'], in: 'S/RES/1138 (1997)', asOf: '1998-05-01' }
  expect(read(linkTo('until when?', conversation))).toEqual({ question: 'until when?', ...conversation })
})

test('empty fields are absent', () => {
  expect(read('/?q=+&in=&asOf=&previous=')).toEqual({ question: '', previous: [] })
})

test('eight questions are carried, the latest ones', () => {
  const questions = Array.from({ length: 12 }, (_, i) => `q${i}`)
  expect(carried(questions)).toEqual(questions.slice(-8))
})

test('what is carried never outgrows an address', () => {
  expect(carried(['a'.repeat(500), 'b'.repeat(300), 'c'.repeat(500)])).toEqual(['b'.repeat(300), 'c'.repeat(500)])
  expect(carried(['a'.repeat(801)])).toEqual([])
  const worst = linkTo('q', { previous: Array.from({ length: 20 }, () => '語'.repeat(100)) })
  expect(worst.length).toBeGreaterThan(7000)
  expect(worst.length).toBeLessThan(8000)
})
