import { load } from './parts.ts'

interface Progress {
  readonly stage: 'reading' | 'refused' | 'added' | 'held'
  readonly reason?: string
  readonly symbol?: string
  readonly read?: string
  readonly ask?: string
  readonly paragraphs?: number
  readonly problems?: readonly string[]
  readonly replaced?: string
}

const form = document.querySelector<HTMLFormElement>('#door')
const input = document.querySelector<HTMLInputElement>('#files')
const list = document.querySelector('#uploads')
if (form && input && list) wire(form, input, list)

function wire(form: HTMLFormElement, input: HTMLInputElement, list: Element): void {
  const drop = form.querySelector('.drop')
  const token = form.querySelector<HTMLInputElement>('#token')
  let turn: Promise<void> = Promise.resolve()
  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const item = document.createElement('li')
      list.prepend(item)
      const line = shown(item, file.name)
      turn = turn.then(async () => {
        await send(file, token?.value ?? '', line)
        await load('/library', ['shelf', 'loaded'])
      })
    }
  }
  input.addEventListener('change', () => {
    add([...(input.files ?? [])])
    input.value = ''
  })
  for (const kind of ['dragenter', 'dragover'])
    addEventListener(kind, event => {
      event.preventDefault()
      drop?.classList.add('over')
    })
  addEventListener('dragleave', event => {
    if (!event.relatedTarget) drop?.classList.remove('over')
  })
  addEventListener('drop', event => {
    event.preventDefault()
    drop?.classList.remove('over')
    if (event.dataTransfer) add([...event.dataTransfer.files])
  })
  form.addEventListener('submit', event => event.preventDefault())
  form.dataset.ready = 'true'
}

interface Line {
  progress(share: number | undefined, words: string): void
  done(progress: Progress): void
}

/** One file's line: its name, a bar, then what became of it. Names and words are text, never markup. */
function shown(item: HTMLElement, name: string): Line {
  const title = made('span', name, 'name')
  const words = made('span', ' waits')
  const bar = document.createElement('progress')
  bar.setAttribute('aria-label', `Progress of ${name}`)
  item.append(title, words, bar)
  return {
    progress(share, text) {
      words.textContent = ` ${text}`
      if (share === undefined) bar.removeAttribute('value')
      else bar.value = share
    },
    done({ stage, reason, symbol, read, ask, paragraphs, problems = [], replaced }) {
      bar.remove()
      if (stage === 'refused') {
        words.className = 'refused'
        words.textContent = reason?.startsWith(name) ? reason.slice(name.length) : ` ${reason ?? ''}`
        return
      }
      const what = stage === 'held' ? 'is there already' : replaced ? `takes the place of ${replaced}` : 'is added'
      words.textContent = ` – ${symbol} ${what}${paragraphs === undefined ? '' : `, ${paragraphs} paragraphs`}, ${problems.length === 0 ? 'no problems' : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`}`
      if (problems.length > 0) {
        const list = made('ul', '')
        list.append(...problems.map(problem => made('li', problem)))
        item.append(list)
      }
      const ways = made('p', '', 'ways')
      if (ask) ways.append(link(ask, 'Ask it'))
      if (read) ways.append(link(read, 'Read it'))
      item.append(ways)
    },
  }
}

function made<K extends keyof HTMLElementTagNameMap>(name: K, text: string, className = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  element.textContent = text
  if (className) element.className = className
  return element
}

function link(href: string, text: string): HTMLAnchorElement {
  const made = document.createElement('a')
  made.href = href
  made.textContent = text
  return made
}

/** Sends a file, with the share that is on its way, and reads line by line what becomes of it. */
function send(file: File, token: string, line: Line): Promise<void> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/library?${new URLSearchParams({ name: file.name })}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`)
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      line.progress(total ? loaded / total : undefined, 'is sent'),
    )
    const latest = (): Progress | undefined => {
      const lines = request.responseText.split('\n').filter(text => text !== '')
      try {
        return JSON.parse(lines.at(-1) ?? '')
      } catch {
        return undefined
      }
    }
    request.addEventListener('progress', () => {
      if (latest()?.stage === 'reading') line.progress(undefined, 'is read')
    })
    request.addEventListener('loadend', () => {
      const last = latest() as (Progress & { error?: { message: string } }) | undefined
      if (request.status === 200 && last && last.stage !== 'reading') line.done(last)
      else line.done({ stage: 'refused', reason: last?.error?.message ?? 'The connection broke off. Try again.' })
      resolve()
    })
    request.send(file)
  })
}
