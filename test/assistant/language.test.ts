import { describe, expect, test } from 'vitest'
import { intents } from '../../src/assistant/intents/index.ts'
import { isForeign } from '../../src/assistant/language.ts'
import { questionsOf } from './made.ts'

describe('another language', () => {
  test.each([
    'Quand expire le mandat de la mission ?',
    'Quel est le mandat de la MONUT ?',
    '¿Cuándo vence el mandato?',
    '¿Qué dice sobre los refugiados?',
    'Wann läuft das Mandat aus?',
    'Wie lange gilt das Mandat?',
    'Quando scade il mandato?',
    'Hoe lang is het mandaat?',
    'Görev süresi ne zaman bitiyor?',
    'Apa mandat itu dan kapan berakhir?',
    'Когда истекает мандат?',
    'متى تنتهي الولاية؟',
    '任务期限何时结束？',
    '任務の期限はいつですか',
    'पदावधि कब समाप्त होती है?',
  ])('%s', text => {
    expect(isForeign(text)).toBe(true)
  })
})

describe('English', () => {
  test.each([
    'when does it expire?',
    'mandate',
    'OP6(d)',
    'par. 6 d',
    'résumé of the resolution',
    'is Côte d’Ivoire mentioned?',
    'who is de facto in command of the mission?',
    'what does “вето” mean?',
    'ceasefire violations',
    'die-hard fighters',
    'UNMOT mandate en route',
    'mandate du jour, status quo',
    'UNMOT UTO CNR OSCE CIS',
    'no',
    '',
    '?!',
    '1997',
  ])('%s', text => {
    expect(isForeign(text)).toBe(false)
  })

  test('is what every example is written in, and every question of the set that has an answer', () => {
    const questions = questionsOf('questions-1138').filter(q => q.answered)
    expect(questions.length).toBeGreaterThan(100)
    const all = [...intents.flatMap(i => i.examples), ...questions.map(q => q.question)]
    expect(all.filter(isForeign)).toEqual([])
  })
})
