import type { Press } from './chat-view.ts'

/** What is sent to a platform, as it came from the server. */
export interface Sent {
  readonly slack: { readonly text: string; readonly blocks: readonly object[] }
  readonly teams: {
    readonly summary: string
    readonly attachments: readonly { readonly contentType: string; readonly content: object }[]
  }
}

let view: Promise<typeof import('./chat-view.ts')> | undefined
/** The renderers, loaded once, and not with the page. */
export const renderers = () =>
  (view ??= import('/assets/chat-view.js' as string) as Promise<typeof import('./chat-view.ts')>)

const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}

const channels = () => ({ slack: document.getElementById('slack')!, teams: document.getElementById('teams')! })

/** Shows what a person said in both channels. */
export function showSaid(text: string): void {
  for (const channel of Object.values(channels())) {
    const row = element('article', 'message said')
    row.append(element('p', 'who', 'You'), element('p', 'words', text))
    channel.append(row)
    channel.scrollTop = channel.scrollHeight
  }
}

/** Shows what was sent, in both channels, each with a button for its payload. */
export async function showSent(sent: Sent, press: Press, when = ''): Promise<void> {
  const { drawSlack, drawCard } = await renderers()
  const { slack, teams } = channels()
  message(slack, sent.slack, when, body => drawSlack(body, sent.slack.blocks, press))
  message(teams, sent.teams, when, body => {
    for (const { content } of sent.teams.attachments) {
      const host = element('div', 'card')
      body.append(host)
      drawCard(host, content, press)
    }
  })
}

/** Shows what the message extension found: Teams alone has one. */
export async function showFound(found: unknown, press: Press): Promise<void> {
  const { drawCard } = await renderers()
  const result = (
    found as {
      composeExtension?: {
        text?: string
        attachments?: readonly { content: object; preview: { content: { title: string; text: string } } }[]
      }
    }
  ).composeExtension
  const { slack, teams } = channels()
  const none = element(
    'article',
    'message aside',
    'Slack has no message extension; its message shortcut “Find clause” searches there.',
  )
  slack.append(none)
  message(teams, found as object, '', body => {
    const attachments = result?.attachments ?? []
    if (attachments.length === 0) body.append(element('p', 'words', result?.text ?? 'Nothing was found.'))
    for (const { content, preview } of attachments) {
      const item = element('details', 'found')
      const summary = element('summary', '')
      // Teams reads a preview's words as HTML: here they are shown as Teams would read them.
      summary.append(
        element('strong', '', decoded(preview.content.title)),
        element('span', 'quiet', decoded(preview.content.text)),
      )
      const host = element('div', 'card')
      item.append(summary, host)
      body.append(item)
      drawCard(host, content, press)
    }
  })
}

const decoded = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

function message(channel: HTMLElement, payload: object, when: string, draw: (body: HTMLElement) => void): void {
  const row = element('article', 'message bot')
  const who = element('p', 'who', 'Seized')
  who.append(element('span', 'app', 'APP'))
  if (when) who.append(element('span', 'when', when))
  const json = element('button', 'json', '{ }')
  json.type = 'button'
  json.title = 'What is sent'
  json.setAttribute('aria-label', 'Show what is sent')
  json.addEventListener('click', () => showPayload(payload))
  who.append(json)
  const body = element('div', 'body')
  row.append(who, body)
  channel.append(row)
  draw(body)
  channel.scrollTop = row.offsetTop - channel.offsetTop - 48
}

function showPayload(payload: object): void {
  const text = JSON.stringify(payload, null, 2)
  document.getElementById('payload')!.textContent = text
  const copy = document.getElementById('drawer-copy')!
  copy.dataset.copy = text
  document.querySelector<HTMLDialogElement>('#drawer')?.showModal()
}

/** Empties both channels. */
export function clear(): void {
  for (const channel of Object.values(channels())) channel.replaceChildren()
}

export function say(text: string): void {
  const status = document.getElementById('status')
  if (status) status.textContent = text
}

/** Asks the server; what it refuses is thrown in its own words. */
export async function ask<T>(address: string, body: object): Promise<T> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (!response) throw new Error('The server cannot be reached.')
  const read = await response.json().catch(() => undefined)
  if (!response.ok) throw new Error(read?.error?.message ?? `The server refuses with ${response.status}.`)
  return read as T
}
