import { isLight } from '../../library/words.ts'
import { OPENERS } from '../follow-ups.ts'
import type { Intent } from '../intent.ts'
import { silent } from '../present.ts'

const ASKS =
  /^(?:\/?help|\?+|commands|usage|how (?:do|can) (?:i|we|you) (?:use|ask|work)\b.*|how does (?:this|it) work.*|what (?:can|do|could) (?:you|i|we|this bot|the bot)\b.*\b(?:do|ask|answer|know|help|say)\b.*|what (?:questions|things) can i ask.*|what are your (?:commands|features|capabilities).*|help me.{0,10}|(?:i )?need help.{0,5})[?!.\s]*$/

/** What can be asked: a line from every intent. */
export function helpFor(others: readonly Intent[]): Intent {
  return {
    id: 'help',
    summary: 'What can be asked.',
    examples: ['help', 'what can you do?'],
    most: 0.98,
    // "what do you do with banned weapons?" asks of weapons
    match: q => (ASKS.test(q.text.trim()) && q.content.filter(w => !isLight(w.word)).length < 2 ? 0.98 : 0),
    answer(q) {
      const lines = others.filter(i => i.id !== 'small-talk').map(i => `${i.summary} “${i.examples[0]}”`)
      return silent(
        { ...q, notes: [] },
        'help',
        'Ask about a resolution in your own words; answers are quotations with their paragraph.',
        {
          notes: lines,
          next: OPENERS,
        },
      )
    },
  }
}
