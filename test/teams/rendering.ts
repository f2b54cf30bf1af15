import { createRequire } from 'node:module'
import type * as AdaptiveCards from 'adaptivecards'
import { JSDOM } from 'jsdom'

// Its ES modules cannot be imported in Node: they import each other without file extensions.
const { AdaptiveCard, HostConfig }: typeof AdaptiveCards = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
)

/** A card as a person reads it, and what the renderer complained of. */
export interface Seen {
  readonly text: string
  /** Titles of its buttons, in order. */
  readonly buttons: readonly string[]
  /** Words that are highlighted. */
  readonly marked: readonly string[]
  readonly complaints: readonly string[]
}

const { window } = new JSDOM('<!doctype html><body></body>')

// jsdom knows no layout, hence no innerText; the renderer writes by it, and a line break becomes an element.
Object.defineProperty(window.HTMLElement.prototype, 'innerText', {
  set(this: HTMLElement, text: string) {
    this.replaceChildren(
      ...text.split('\n').flatMap((part, i) => (i === 0 ? [part] : [window.document.createElement('br'), part])),
    )
  },
  get(this: HTMLElement) {
    return this.textContent
  },
})

/** What the renderer takes for granted. */
const GLOBALS = ['window', 'document', 'HTMLElement', 'HTMLButtonElement', 'Node'] as const

/** Renders a card by Microsoft's own renderer, as its clients do, in a made-up page. */
export function see(card: unknown): Seen {
  const before = Object.fromEntries(GLOBALS.map(name => [name, Reflect.get(globalThis, name)]))
  for (const name of GLOBALS) Reflect.set(globalThis, name, window[name])
  try {
    const adaptive = new AdaptiveCard()
    adaptive.hostConfig = new HostConfig({ actions: { maxActions: 5 } })
    adaptive.parse(card)
    const complaints = adaptive.validateProperties().validationEvents.map(event => event.message)
    const element = adaptive.render()
    if (!element) throw new Error('nothing was rendered')
    for (const gap of element.querySelectorAll('br')) gap.replaceWith('\n')
    const runs = [...element.querySelectorAll<HTMLElement>('span')]
    return {
      text: [...element.querySelectorAll('.ac-richTextBlock')].map(block => block.textContent).join('\n'),
      buttons: [...element.querySelectorAll('button')].map(button => button.textContent ?? ''),
      marked: runs.filter(run => run.style.backgroundColor !== '').map(run => run.textContent ?? ''),
      complaints,
    }
  } finally {
    Object.assign(globalThis, before)
  }
}
