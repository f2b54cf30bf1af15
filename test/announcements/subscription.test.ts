import { expect, test } from 'vitest'
import { readWish, rhythmInWords } from '../../src/announcements/subscription.ts'

test.each([
  ['', {}],
  ['all', { subject: { kind: 'all' } }],
  ['UNMOT', { subject: { kind: 'entity', name: 'UNMOT' } }],
  ['S/RES/1138 (1997)', { subject: { kind: 'resolution', symbol: 'S/RES/1138 (1997)' } }],
  ['1138', { subject: { kind: 'resolution', symbol: 'S/RES/1138' } }],
  ['Panel of Experts', { subject: { kind: 'entity', name: 'Panel of Experts' } }],
  ['lead 30d,7d,1d,0d', { leads: [30, 7, 1, 0] }],
  ['lead 1, 7d and 30 days', { leads: [30, 7, 1] }],
  ['at 9', { at: '09:00' }],
  ['at 17.30', { at: '17:30' }],
  ['at 12 am', { at: '00:00' }],
  ['in europe/zurich', { zone: 'Europe/Zurich' }],
  ['in Asia/Kathmandu', { zone: 'Asia/Kathmandu' }],
  ['only reports', { only: 'report' }],
  [
    'in Pacific/Auckland S/RES/1138 (1997) at 08:05 lead 2d',
    { subject: { kind: 'resolution', symbol: 'S/RES/1138 (1997)' }, leads: [2], at: '08:05', zone: 'Pacific/Auckland' },
  ],
])('reads “%s”', (typed, wish) => {
  expect(readWish(typed)).toEqual(wish)
})

test.each([
  ['lead soon', 'soon'],
  ['lead -3d', '-3d'],
  ['lead 400d', '400d'],
  ['at noonish', 'noonish'],
  ['at 24:00', '24:00'],
  ['at 13pm', '13pm'],
  ['in Paris', 'Paris'],
  ['in +02:00', '+02:00'],
  ['only fun', 'fun'],
  ['<!channel>', '<!channel>'],
])('refuses “%s” by the part that is wrong', (typed, part) => {
  expect(readWish(typed)).toEqual({ mistake: expect.stringContaining(`“${part}”`) })
})

test('says the rhythm as a person would', () => {
  const zone = 'Europe/Zurich'
  expect(rhythmInWords({ leads: [30, 7, 1, 0], at: '09:00', zone })).toBe(
    '30, 7 and 1 days ahead and on the day, at 09:00 Europe/Zurich',
  )
  expect(rhythmInWords({ leads: [1], at: '09:00', zone, only: 'report' })).toBe(
    '1 day ahead, at 09:00 Europe/Zurich, reports only',
  )
  expect(rhythmInWords({ leads: [0], at: '09:00', zone })).toBe('on the day, at 09:00 Europe/Zurich')
})
