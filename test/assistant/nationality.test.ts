import { expect, test } from 'vitest'
import { askOf, cited, novaria } from './made.ts'

const election = novaria(`Having considered the nominations for judges received by the Secretary-General,

1. Forwards the following nominations to the General Assembly:

Mr. Abel de Tirol (Morocco)

Mrs. Berta Quist (Jamaica)

2. Commends Mr. Carlo Vent (the Prosecutor) for his work;

3. Decides to remain seized of the matter.`)

const asked = (question: string) => askOf([election], question)

test.each(['where is tirol from?', 'what nationality is mrs quist?', 'which country does judge quist come from?'])(
  '“%s” is answered by the list that has the country behind the name',
  question => {
    const answer = asked(question)
    expect(answer).toMatchObject({ answered: true, intent: 'nationality' })
    expect(cited(answer)[0]).toMatch(/^op-1/)
    const [first] = answer.answered ? answer.quotes : []
    expect(first?.highlights.map(([a, b]) => first.text.slice(a, b))).toEqual([
      question.includes('tirol') ? 'Mr. Abel de Tirol (Morocco)' : 'Mrs. Berta Quist (Jamaica)',
    ])
  },
)

test('what stands in brackets behind a name and is no country gives no nationality', () => {
  expect(asked('what nationality is mr vent?').answered).toBe(false)
})
