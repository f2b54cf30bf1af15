import type { Intent } from '../intent.ts'
import { normalize, writeOut } from '../phrasing.ts'
import { silent } from '../present.ts'

const TALK: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:(?:hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|yo)\b[\s,!.]*(?:there|all|everyone|team|bot|seized|mate)?)[\s!.?]*$/,
    'Hello. Ask about the resolution: its mandate, a paragraph, a deadline.',
  ],
  [
    /^(?:(?:ok|okay|great|cool|perfect|nice|awesome|got it|understood|brilliant|lovely|super)[\s,!.]*)*(?:thanks?|thank you|thx|ty|cheers|merci|much appreciated|appreciated)?(?: (?:a lot|so much|very much|you|again|mate))*[\s!.]*$/,
    'You are welcome.',
  ],
  [/^(?:bye|goodbye|see you|good night|cya)\b.{0,20}$/, 'Goodbye.'],
  [
    /^(?:how are you|how is it going|how do you do|what is up|sup)\b.{0,20}$/,
    'Ready. Ask about the resolution: its mandate, a paragraph, a deadline.',
  ],
  [
    /^(?:who|what) are you\b.{0,20}$|^are you (?:a |an )?(?:bot|robot|human|ai|real|person|chatbot)\b.{0,20}$|^what is your name\b.{0,10}$|^who (?:made|built|wrote|created) you\b.{0,10}$/,
    'Seized: it answers from resolutions of the Security Council word for word, or says that the text does not say.',
  ],
]

/** Courtesies, answered in one line; no question on the text. */
export const smallTalk: Intent = {
  id: 'small-talk',
  summary: 'Courtesies, kept short.',
  examples: ['hello', 'thank you!', 'who are you?'],
  most: 0.99,
  match: q => (reply(q.raw) ? 0.99 : 0),
  answer(q) {
    const line = reply(q.raw)
    return line === undefined ? undefined : silent({ ...q, notes: [] }, 'small-talk', line)
  },
}

const reply = (raw: string) => replyTo(writeOut(normalize(raw).toLowerCase()))

const replyTo = (text: string) =>
  text.length < 60 && text.length > 0 ? TALK.find(([pattern]) => pattern.test(text))?.[1] : undefined
