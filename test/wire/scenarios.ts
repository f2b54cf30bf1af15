/**
 * What is said in a chat, and what must come back, for every chat platform. A platform brings a `Wire` and hands it to
 * `runScenarios`; what it cannot do it declares there, with the reason.
 */
import { describe, expect, test } from 'vitest'

/** One thing that somebody says. */
interface Turn {
  /** Where: a channel's top level, the thread that the scenario's first mention began, or the person's own chat with the bot. */
  readonly in: 'channel' | 'thread' | 'personal'
  /** How: naming the bot, just saying it, or as a command (`/seized …`, or the typed word where a platform has no slash). */
  readonly as: 'mention' | 'plain' | 'command'
  readonly text: string
  /** Another person than the scenario's first, another channel than its first one. */
  readonly by?: 'another'
  readonly at?: 'another'
  readonly expect: 'silence' | Expected
}

/** All that is given must be found in what came back. */
interface Expected {
  /** In the first line. */
  readonly headline: string
  /** Quotations, each word for word and whole. */
  readonly quotes?: readonly string[]
  /** Somewhere in what is shown. */
  readonly shows?: readonly string[]
  /** Nowhere in what is shown. */
  readonly hides?: readonly string[]
  /** Labels of buttons. */
  readonly buttons?: readonly string[]
}

/** What came back, as a reader sees it. */
export interface Seen {
  /** The first line, without markup. */
  readonly headline: string
  /** The quotations, each with its line breaks, without markup. */
  readonly quotes: readonly string[]
  /** Everything shown, without markup, the headline and the quotations included. */
  readonly all: string
  readonly buttons: readonly string[]
  /** What a notification and a screen reader get. */
  readonly spoken: string
}

/** A platform as the scenarios drive it: the product's own edge behind real HTTP or WebSocket. */
export interface Wire {
  /** Says it, and waits until the edge has done with it. Undefined where nothing came back. */
  say(turn: Turn): Promise<Seen | undefined>
  close(): Promise<void>
}

interface Scenario {
  /** What holds, as a fact. */
  readonly title: string
  readonly turns: readonly Turn[]
}

const OP5 = 'Decides to extend the mandate of UNMOT until 15 May 1998;'
const OP6D = 'Investigate reports of ceasefire violations and report on them to the United Nations and the CNR;'
const OP12 =
  'Requests the Secretary-General to keep the Council informed of all significant developments, in particular regarding the security situation, and also requests him to report within three months of the adoption of this resolution on its implementation;'

/** Every special of mrkdwn and of Markdown, and what would ping a whole channel. */
const SPECIALS = '*bold* _it_ ~no~ `code` <!channel> <@U1> & <b>x</b> [a](http://b) :smile: \\ > quote'

/** The clock of every scenario stands at 2 May 1998, 09:00 UTC. */
export const SCENARIO_TIME = '1998-05-02T09:00:00Z'

const scenarios: readonly Scenario[] = [
  {
    title: 'a mention in a channel is answered in its thread, with the date, the paragraph and its words',
    turns: [
      {
        in: 'channel',
        as: 'mention',
        text: 'when does it expire?',
        expect: {
          headline: 'until 15 May 1998 (OP5)',
          quotes: [OP5],
          shows: ['OP5', 'S/RES/1138 (1997)', 'in 13 days'],
        },
      },
    ],
  },
  {
    title: 'a message that does not name the bot is left alone, in a channel and in a thread that it answered in',
    turns: [
      { in: 'channel', as: 'plain', text: 'when does it expire?', expect: 'silence' },
      { in: 'channel', as: 'mention', text: 'what does OP6 (d) say?', expect: { headline: 'OP6(d)', quotes: [OP6D] } },
      { in: 'thread', as: 'plain', text: 'and (e)?', expect: 'silence' },
    ],
  },
  {
    title: 'a thread is a conversation: "and (e)?" is asked of the same paragraph',
    turns: [
      { in: 'channel', as: 'mention', text: 'what does OP6 (d) say?', expect: { headline: 'OP6(d)', quotes: [OP6D] } },
      {
        in: 'thread',
        as: 'mention',
        text: 'and (e)?',
        by: 'another',
        expect: { headline: 'OP6(e)', shows: ['Monitor the assembly of UTO fighters'] },
      },
    ],
  },
  {
    title: 'in a personal chat every message is answered, and leans on the one before',
    turns: [
      {
        in: 'personal',
        as: 'plain',
        text: 'when is the report due?',
        expect: {
          headline: '14 February 1998',
          quotes: [OP12],
          shows: ['14 November 1997 (adoption) + 3 months = 14 February 1998'],
        },
      },
      { in: 'personal', as: 'plain', text: 'what does OP4 say?', expect: { headline: 'OP4' } },
      { in: 'personal', as: 'plain', text: 'and the next one?', expect: { headline: 'OP5', quotes: [OP5] } },
    ],
  },
  {
    title: 'what the text does not say is said to be not there, and what is near is marked as no answer',
    turns: [
      {
        in: 'personal',
        as: 'plain',
        text: 'is there a naval blockade?',
        expect: { headline: 'does not', shows: ['Nearest paragraphs, which do not answer the question'] },
      },
    ],
  },
  {
    title: 'an empty mention, thanks and nonsense each get a short honest sentence',
    turns: [
      { in: 'channel', as: 'mention', text: '', expect: { headline: 'Ask me about a resolution, or write help.' } },
      { in: 'personal', as: 'plain', text: 'thanks', expect: { headline: 'You are welcome.' } },
      { in: 'personal', as: 'plain', text: 'qwrtp zxcvb', expect: { headline: 'does not' } },
    ],
  },
  {
    title: 'help lists what can be typed',
    turns: [
      {
        in: 'channel',
        as: 'command',
        text: 'help',
        expect: { headline: 'S/RES/1138 (1997)', shows: ['subscribe', 'as-of', 'unsubscribe'] },
      },
    ],
  },
  {
    title: 'an unknown command is answered as the question that it may be',
    turns: [{ in: 'channel', as: 'command', text: 'frobnicate now', expect: { headline: 'does not' } }],
  },
  {
    title: 'a set day holds for its channel and no other, until it is taken back',
    turns: [
      {
        in: 'channel',
        as: 'command',
        text: 'as-of 1998-06-01',
        expect: { headline: '1 June 1998 counts as today here' },
      },
      { in: 'channel', as: 'mention', text: 'when does it expire?', expect: { headline: 'ran until 15 May 1998' } },
      {
        in: 'channel',
        at: 'another',
        as: 'mention',
        text: 'when does it expire?',
        expect: { headline: 'runs until 15 May 1998' },
      },
      { in: 'channel', as: 'command', text: 'as-of today', expect: { headline: 'Today is 2 May 1998 here again.' } },
      { in: 'channel', as: 'mention', text: 'when does it expire?', expect: { headline: 'runs until 15 May 1998' } },
    ],
  },
  {
    title: 'a channel subscribes, lists, and unsubscribes',
    turns: [
      {
        in: 'channel',
        as: 'command',
        text: 'subscribe UNMOT lead 7d,1d at 08:30 in Asia/Dushanbe',
        expect: { headline: 'Deadlines of UNMOT will be announced here: 7 and 1 days ahead, at 08:30 Asia/Dushanbe.' },
      },
      {
        in: 'channel',
        as: 'command',
        text: 'subscriptions',
        expect: {
          headline: 'One subscription here.',
          shows: ['UNMOT', '08:30 Asia/Dushanbe'],
          buttons: ['Pause', 'End'],
        },
      },
      {
        in: 'channel',
        as: 'command',
        text: 'subscribe at 25:00',
        expect: { headline: '“25:00” is not a time of day' },
      },
      {
        in: 'channel',
        as: 'command',
        text: 'unsubscribe UNMOT',
        expect: { headline: 'The subscription to UNMOT is ended.' },
      },
      { in: 'channel', as: 'command', text: 'subscriptions', expect: { headline: 'Nothing is announced here.' } },
    ],
  },
  {
    title: 'every special of the platform’s markup comes back as it was typed, and pings nobody',
    turns: [
      {
        in: 'channel',
        as: 'command',
        text: `use ${SPECIALS}`,
        expect: { headline: '*bold* _it_ ~no~ `code` <!channel>', shows: ['Nothing was changed.'] },
      },
    ],
  },
  {
    title: 'a question of 10,000 characters is answered, and says how much of it was read',
    turns: [
      {
        in: 'personal',
        as: 'plain',
        text: `when does it expire? ${'and then, '.repeat(997)}`,
        expect: { headline: '', shows: ['Only the first 2,000 characters of the question were read.'] },
      },
    ],
  },
  {
    title: 'every deadline is listed with its arithmetic and its words',
    turns: [
      {
        in: 'channel',
        as: 'mention',
        text: 'What are the deadlines?',
        expect: {
          headline: '15 May 1998: UNMOT mandate (OP5)',
          quotes: [OP12, OP5],
          shows: ['14 November 1997 (adoption) + 3 months = 14 February 1998'],
          buttons: ['When does the mandate expire?'],
        },
      },
    ],
  },
]

/** @param missing titles of scenarios that a platform has no surface for, each with the reason */
export function runScenarios(
  platform: string,
  open: () => Promise<Wire>,
  missing: Readonly<Record<string, string>> = {},
): void {
  describe(`scenarios over ${platform}`, () => {
    for (const { title, turns } of scenarios)
      test.skipIf(title in missing)(title in missing ? `${title} (not here: ${missing[title]})` : title, async () => {
        const wire = await open()
        try {
          for (const turn of turns) expectSeen(turn, await wire.say(turn))
        } finally {
          await wire.close()
        }
      })
    test('what is declared missing is a scenario', () => {
      const titles = scenarios.map(scenario => scenario.title)
      for (const title of Object.keys(missing)) expect(titles).toContain(title)
    })
  })
}

function expectSeen(turn: Turn, seen: Seen | undefined): void {
  if (turn.expect === 'silence') {
    expect(seen, `silence after “${turn.text}”`).toBeUndefined()
    return
  }
  if (!seen) throw new Error(`“${turn.text.slice(0, 80)}” was left without an answer`)
  const { headline, quotes = [], shows = [], hides = [], buttons = [] } = turn.expect
  expect(seen.headline).toContain(headline)
  expect(seen.spoken).toContain(headline)
  for (const quote of quotes) expect(seen.quotes).toContain(quote)
  for (const words of shows) expect(seen.all).toContain(words)
  for (const words of hides) expect(seen.all).not.toContain(words)
  for (const label of buttons) expect(seen.buttons).toContain(label)
}
