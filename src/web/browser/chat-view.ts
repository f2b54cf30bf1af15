/** Draws what the adapters send, by the renderers of others. Loaded behind the first view: it weighs more than all else together. */
import { AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction } from 'adaptivecards'
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { type Block, Message } from 'slack-blocks-to-jsx'
import slackStyles from 'slack-blocks-to-jsx/dist/style.css'
import { CARD_STYLES, cardColours, SLACK_STYLES } from './chat-styles.ts'

/** What a pressed button carries. */
export type Press = (value: unknown, button: { readonly title: string }) => void

interface Button {
  readonly title: string
  readonly value?: unknown
  readonly url?: string
}

/** A message drawn in a tree of its own, so that its styles and ids touch nothing else. */
function shadow(host: HTMLElement, ...styles: readonly string[]): HTMLElement {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = styles.map(text => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    return sheet
  })
  const place = document.createElement('div')
  root.replaceChildren(place)
  return place
}

const dark = matchMedia('(prefers-color-scheme: dark)')

/** Block Kit. The renderer draws buttons and tells nobody when they are pressed: they are known by their order. */
export function drawSlack(host: HTMLElement, blocks: readonly object[], press: Press): void {
  const draw = () => {
    const place = shadow(host, slackStyles, SLACK_STYLES)
    flushSync(() =>
      createRoot(place).render(
        createElement(Message, {
          blocks: blocks as Block[],
          logo: '',
          name: 'Seized',
          withoutWrapper: true,
          theme: dark.matches ? 'dark' : 'light',
        }),
      ),
    )
    const buttons = buttonsOf(blocks)
    const drawn = [...place.querySelectorAll('button')]
    if (drawn.length !== buttons.length)
      throw new Error(`${buttons.length} buttons are sent, ${drawn.length} are drawn`)
    for (const [i, element] of drawn.entries()) {
      const { url, value, title } = buttons[i]!
      element.addEventListener(
        'click',
        event => {
          event.stopImmediatePropagation()
          if (url) open(url, '_blank', 'noopener')
          else press(value, { title })
        },
        { capture: true },
      )
    }
  }
  draw()
  dark.addEventListener('change', draw)
}

interface Element {
  readonly type: string
  readonly text?: { readonly text: string }
  readonly value?: string
  readonly url?: string
  readonly positive_button?: Element
  readonly negative_button?: Element
}

/** The buttons of a message, in the order in which they are drawn. */
const buttonsOf = (blocks: readonly object[]): readonly Button[] =>
  (blocks as readonly { readonly type: string; readonly elements?: readonly Element[] }[])
    .filter(block => block.type === 'actions' || block.type === 'context_actions')
    .flatMap(block => block.elements ?? [])
    .flatMap(element =>
      element.type === 'feedback_buttons' ? [element.positive_button, element.negative_button] : [element],
    )
    .flatMap(element =>
      element
        ? [
            {
              title: element.text?.text ?? '',
              value: element.value,
              ...(element.url && { url: element.url }),
            },
          ]
        : [],
    )

/** An Adaptive Card, with the measures of Teams. */
export function drawCard(host: HTMLElement, card: object, press: Press): void {
  const draw = () => {
    const adaptive = new AdaptiveCard()
    adaptive.hostConfig = new HostConfig(cardColours(dark.matches))
    adaptive.onExecuteAction = action => {
      if (action instanceof ExecuteAction) press(action.data, { title: action.title ?? '' })
      else if (action instanceof OpenUrlAction && action.url) open(action.url, '_blank', 'noopener')
    }
    adaptive.parse(card)
    const drawn = adaptive.render()
    if (!drawn) throw new Error('the card is not drawn')
    shadow(host, CARD_STYLES).replaceChildren(drawn)
    // The card takes the focus by a click, not by the keyboard: what can be pressed in it does.
    drawn.removeAttribute('tabindex')
  }
  draw()
  dark.addEventListener('change', draw)
}
