import type { Command } from '../command.ts'
import { notice } from '../reply.ts'

export const ask: Command = {
  word: 'ask',
  usage: 'QUESTION',
  summary: 'answers a question, word for word, with the paragraph',
  examples: ['ask when does it expire?'],
  means: rest => rest !== '',
  run: async (rest, { ask }) =>
    rest === '' ? notice('Write the question behind it: ask when does it expire?') : ask(rest),
}

export const clause: Command = {
  word: 'clause',
  usage: 'PARAGRAPH | WORDS',
  summary: 'shows a paragraph, or those that speak of something',
  examples: ['clause 6(d)', 'clause report'],
  means: rest => rest !== '',
  run: async (rest, { ask }) =>
    rest === ''
      ? notice('Write the paragraph or some words behind it: clause 6(d), or clause report.')
      : // Behind "clause" a bare number is a paragraph's, which in a question it need not be.
        ask(/^\d{1,3}$/.test(rest) ? `OP${rest}` : rest),
}

export const deadlines: Command = {
  word: 'deadlines',
  usage: '[S/RES/…]',
  summary: 'lists what falls due, with the words and the arithmetic',
  examples: ['deadlines'],
  means: rest => rest === '' || /^(?:in |of |for )?(?:S\/RES\/)?\d+/i.test(rest),
  run: (rest, { ask }) =>
    ask(`What are the deadlines${rest === '' ? '' : ` in ${rest.replace(/^(?:in|of|for) /i, '')}`}?`),
}

export const mandates: Command = {
  word: 'mandates',
  usage: '[DATE]',
  summary: 'lists the mandates in force, today or on a day',
  examples: ['mandates', 'mandates 1998-05-01'],
  means: rest => rest === '' || /^\d{4}-\d{2}-\d{2}$/.test(rest),
  run: (rest, { ask }) => ask(`Which mandates are in force${rest === '' ? '' : ` on ${rest}`}?`),
}
