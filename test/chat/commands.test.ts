import { expect, test } from 'vitest'
import { decodeAction, encodeAction } from '../../src/chat/actions.ts'
import { commands, readCommand } from '../../src/chat/commands/index.ts'
import { openDesk, visitTo } from './made.ts'

const examples = commands.flatMap(command => command.examples.map(example => ({ command, example })))

test.each(examples)('“$example” is read as its own command, plain and behind a slash', ({ command, example }) => {
  expect(readCommand(example, false)?.command.word).toBe(command.word)
  expect(readCommand(example, true)?.command.word).toBe(command.word)
})

test.each(examples)('“$example” gets a reply that says something', async ({ example }) => {
  const { desk } = await openDesk()
  const reply = await desk.hear(example, visitTo(), true)
  expect(reply.kind === 'answer' ? reply.answer.headline : reply.headline).toMatch(/\S/)
})

test('no two commands share a word', () => {
  expect(new Set(commands.map(c => c.word)).size).toBe(commands.length)
})

test('help lists every command', async () => {
  const { desk } = await openDesk()
  const reply = await desk.hear('help', visitTo())
  expect(reply.kind).toBe('notice')
  for (const { word } of commands)
    expect(reply.kind === 'notice' && reply.lines.some(line => line.startsWith(word))).toBe(true)
})

test('a button’s value comes back as it was, and what is none of ours is nothing', () => {
  const action = { do: 'ask', question: 'what does OP6 say?', in: 'S/RES/1138 (1997)', asOf: '1998-05-01' } as const
  expect(decodeAction(encodeAction(action))).toEqual(action)
  for (const value of [
    '',
    '{',
    '[]',
    '{"do":"drop"}',
    '{"do":"ask"}',
    null,
    7,
    '{"do":"page","question":"q","page":-1}',
  ])
    expect(decodeAction(value)).toBeUndefined()
})
