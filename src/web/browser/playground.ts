import './copy.ts'
import { ask, clear, renderers, type Sent, say, showFound, showSaid, showSent } from './conversation.ts'

const FRESH = { questions: [], subscriptions: [] }
let state: object = FRESH

type Event =
  | { readonly kind: 'say' | 'extension'; readonly text: string }
  | { readonly kind: 'press'; readonly value: unknown }

/** What is said is said to Seized: whoever writes the mention himself mentions it once. */
const MENTION = /^@seized\b[\s,:]*/i

/** One thing at a time: the next waits for the one before. */
let turn: Promise<void> = Promise.resolve()

function send(event: Event, said: string): void {
  showSaid(said)
  turn = turn.then(async () => {
    say('…')
    try {
      const answer = await ask<{ state: object; extension?: unknown } & Sent>('/api/playground', { state, event })
      state = answer.state
      if (event.kind === 'extension') await showFound(answer.extension, press)
      else await showSent(answer, press)
      say('')
    } catch (cause) {
      say(cause instanceof Error ? cause.message : String(cause))
    }
  })
}

/** A slash command, or a mention. */
const speak = (text: string) => send({ kind: 'say', text }, text.startsWith('/') ? text : `@Seized ${text}`.trim())

const press = (value: unknown, { title }: { readonly title: string }) =>
  send({ kind: 'press', value: value ?? null }, `▸ ${title}`)

const form = document.querySelector<HTMLFormElement>('#say')
const field = document.querySelector<HTMLInputElement>('#text')
if (form && field) {
  form.addEventListener('submit', event => {
    event.preventDefault()
    const typed = field.value.trim()
    const text = typed.replace(MENTION, '')
    const extension = new FormData(form).get('way') === 'extension'
    if (typed === '' && !extension) return
    field.value = ''
    if (extension) send({ kind: 'extension', text }, `Find a clause: ${text || '(opening)'}`)
    else speak(text)
  })
  form.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-try]') : null
    if (!button?.dataset.try) return
    speak(button.dataset.try)
  })
  document.querySelector('#afresh')?.addEventListener('click', () => {
    state = FRESH
    clear()
    say('A fresh channel.')
  })
  const root = document.querySelector<HTMLElement>('#playground')
  if (root) root.dataset.ready = 'true'
  void renderers()
}
