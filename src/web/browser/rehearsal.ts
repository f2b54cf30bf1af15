import './copy.ts'
import { ask, clear, renderers, type Sent, say, showSent } from './conversation.ts'

interface Rehearsal {
  readonly until: string
  readonly messages: readonly ({ readonly at: string } & Sent)[]
  readonly ledger: readonly {
    readonly at: string
    readonly day: string
    readonly lead: number
    readonly state: string
    readonly reason?: string
    readonly headline?: string
  }[]
  readonly coming: readonly { readonly at: string; readonly headline: string }[]
  readonly subscriptions: readonly object[]
}

const DAY = 86_400_000
const field = (id: string) => document.getElementById(id) as HTMLInputElement

/** What has been done so far: the server plays it anew each time, and keeps nothing. */
let until = ''
let reached = ''
let subscriptions: readonly object[] = []
let subscribe = ''
let pressed: { readonly at: string; readonly action: unknown }[] = []
let shown = 0
let coming: Rehearsal['coming'] = []
let turn: Promise<void> = Promise.resolve()

function play(): void {
  turn = turn.then(async () => {
    say('Running…')
    try {
      const played = await ask<Rehearsal>('/api/rehearsal', {
        subscribe: subscriptions.length > 0 ? '' : subscribe,
        subscriptions,
        from: field('from').value,
        until,
        pressed,
      })
      const first = subscriptions.length === 0
      if (first) subscriptions = played.subscriptions
      // Of a subscription that is there already nothing is said when it is played again.
      const fresh = played.messages.slice(first ? shown : Math.max(0, shown - 1))
      for (const message of fresh) await showSent(message, press, when(message.at))
      shown += fresh.length
      coming = played.coming
      showBook(played)
      output('now', until)
      say(
        fresh.length === 0
          ? 'Nothing was announced.'
          : `${fresh.length} ${fresh.length === 1 ? 'message' : 'messages'}.`,
      )
      reached = until
    } catch (cause) {
      // The clock stays where it was: what is asked next may go on from there.
      until = reached
      say(cause instanceof Error ? cause.message : String(cause))
    }
  })
}

/** A button under an announcement, pressed in the evening of the day that is shown. */
function press(action: unknown): void {
  const value: unknown = typeof action === 'string' ? JSON.parse(action) : action
  if (!(value instanceof Object && 'do' in value)) {
    say('Feedback is kept where the product is installed. Here it is only shown.')
    return
  }
  const at = new Date(Date.parse(until) + DAY - 60_000 + pressed.length).toISOString()
  pressed.push({ at, action: value })
  play()
}

const when = (at: string): string => at.slice(0, 16).replace('T', ' ')

function output(id: string, text: string): void {
  const place = document.getElementById(id)
  if (place) place.textContent = text
}

function showBook({ ledger, coming }: Rehearsal): void {
  const rows = ledger.map(({ at, day, lead, state, reason, headline }) => {
    const row = document.createElement('tr')
    for (const text of [when(at), `${day}${lead > 0 ? `, ${lead} ${lead === 1 ? 'day' : 'days'} ahead` : ''}`, state]) {
      const cell = document.createElement('td')
      cell.textContent = text
      row.append(cell)
    }
    row.className = state
    row.title = reason ?? headline ?? ''
    return row
  })
  document.getElementById('ledger')?.replaceChildren(...rows)
  const items = coming.map(({ at, headline }) => {
    const item = document.createElement('li')
    item.textContent = `${at}: ${headline}`
    return item
  })
  document.getElementById('coming')?.replaceChildren(...items)
}

const form = document.querySelector<HTMLFormElement>('#rehearse')
form?.addEventListener('submit', event => {
  event.preventDefault()
  clear()
  subscribe = field('subscribe').value.trim() || 'all'
  subscriptions = []
  pressed = []
  shown = 0
  until = field('from').value
  reached = until
  play()
})
form?.addEventListener('click', event => {
  const button =
    event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[type="button"]') : null
  if (!button) return
  if (until === '') return say('Subscribe first.')
  turn = turn.then(() => {
    const next = coming[0]?.at.slice(0, 10)
    if (button.id === 'next' && !next) return say('Nothing is to come in the next 60 days: run the clock forward.')
    until =
      button.id === 'next'
        ? next!
        : new Date(Date.parse(until) + Number(button.dataset.days) * DAY).toISOString().slice(0, 10)
    play()
  })
})
output('now', field('from')?.value ?? '')
const root = document.querySelector<HTMLElement>('#rehearsal')
if (root) root.dataset.ready = 'true'
void renderers()
