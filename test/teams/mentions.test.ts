import { expect, test } from 'vitest'
import { readWords } from '../../src/teams/mentions.ts'

const recipient = { id: '28:bot', name: 'Seized' }
const own = (text?: string) => ({ type: 'mention', ...(text && { text }), mentioned: { id: '28:bot', name: 'Seized' } })
const other = { type: 'mention', text: '<at>Ann</at>', mentioned: { id: '29:ann', name: 'Ann' } }

test.each<[string, string | null | undefined, object[], { mentioned: boolean; text: string }]>([
  ['a name before the words', '<at>Seized</at> OP5', [own('<at>Seized</at>')], { mentioned: true, text: 'OP5' }],
  ['a name behind them', 'OP5 <at>Seized</at>', [own('<at>Seized</at>')], { mentioned: true, text: 'OP5' }],
  ['a name and a comma', '<at>Seized</at>, OP5', [own('<at>Seized</at>')], { mentioned: true, text: 'OP5' }],
  ['a name twice', '<at>Seized</at> OP5 <at>Seized</at>', [own('<at>Seized</at>')], { mentioned: true, text: 'OP5' }],
  ['a hard space', '<at>Seized</at>&nbsp;OP5', [own('<at>Seized</at>')], { mentioned: true, text: 'OP5' }],
  ['hard spaces between words', 'what&nbsp;does OP5\u00a0say?', [], { mentioned: false, text: 'what does OP5 say?' }],
  ['a tag with an id', '<at id="0">Seized</at> OP5', [own('<at>Seized</at>')], { mentioned: true, text: 'OP5' }],
  ['an upper-case tag', '<AT>Seized</AT> OP5', [own('<at>Seized</at>')], { mentioned: true, text: 'OP5' }],
  ['a name that the bot had once', '<at>Old</at> OP5', [own('<at>Old</at>')], { mentioned: true, text: 'OP5' }],
  [
    'a name with a special',
    '<at>A&amp;B (x)</at> OP5',
    [own('<at>A&amp;B (x)</at>')],
    { mentioned: true, text: 'OP5' },
  ],
  ['an entity without words', '<at>Seized</at> OP5', [own()], { mentioned: true, text: 'OP5' }],
  ['nothing but the name', '<at>Seized</at>', [own('<at>Seized</at>')], { mentioned: true, text: '' }],
  [
    'another name too',
    '<at>Seized</at> what of <at>Ann</at>?',
    [own('<at>Seized</at>'), other],
    { mentioned: true, text: 'what of Ann?' },
  ],
  ['another name alone', '<at>Ann</at> OP5', [other], { mentioned: false, text: 'Ann OP5' }],
  ['the bot’s name without its entity', '<at>Seized</at> OP5', [], { mentioned: false, text: 'Seized OP5' }],
  [
    'entities, once',
    'a &lt;b&gt; &amp;lt; &quot;&#39;&#x27; &copy;',
    [],
    { mentioned: false, text: `a <b> &lt; "'' &copy;` },
  ],
  ['a number beyond all characters', '&#x110000; &#1114112;', [], { mentioned: false, text: '&#x110000; &#1114112;' }],
  ['no words at all', undefined, [own('<at>Seized</at>')], { mentioned: true, text: '' }],
  ['null', null, [], { mentioned: false, text: '' }],
])('reads %s', (_, text, entities, expected) => {
  const activity = Object.freeze({ text, entities: entities as never, recipient })
  expect(readWords(activity)).toEqual(expected)
})
