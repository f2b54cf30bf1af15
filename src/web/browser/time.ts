import { load, settled } from './parts.ts'

const DAY = 86_400_000
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

const form = document.querySelector<HTMLFormElement>('#time')
const slider = document.querySelector<HTMLInputElement>('#slider')
const date = document.querySelector<HTMLInputElement>('#asOf')
if (form && slider && date) wire(form, slider, date)

function wire(form: HTMLFormElement, slider: HTMLInputElement, date: HTMLInputElement): void {
  const first = Date.parse(slider.dataset.first ?? '')
  const last = Date.parse(slider.dataset.last ?? '')
  const dayAt = (n: number) => new Date(first + n * DAY).toISOString().slice(0, 10)
  slider.min = '0'
  slider.max = String(Math.round((last - first) / DAY))
  slider.step = '1'
  const set = (day: string) => {
    slider.value = String(Math.round((Date.parse(day) - first) / DAY))
    slider.setAttribute('aria-valuetext', inWords(day))
  }
  set(date.value)
  slider.hidden = false

  const address = () => {
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form)) query.set(name, String(value))
    return new URL(`/time?${query}`, location.href)
  }
  const show = async (at: URL) => {
    if (await load(at, ['drawn', 'table', 'jumps', 'day'])) history.replaceState(null, '', at)
  }
  const later = settled(100, () => show(address()))
  slider.addEventListener('input', () => {
    const day = dayAt(Number(slider.value))
    date.value = day
    slider.setAttribute('aria-valuetext', inWords(day))
    draw(Number(slider.value) / Math.max(1, Number(slider.max)), day)
    later()
  })
  date.addEventListener('change', () => {
    if (!date.value) return
    set(date.value)
    void show(address())
  })
  form.addEventListener('submit', event => {
    event.preventDefault()
    void show(address())
  })
  // Another mandate is another page: its slider has other ends.
  document.querySelector('#of')?.addEventListener('change', () => {
    const at = address()
    at.searchParams.delete('asOf')
    location.assign(at)
  })
  document.addEventListener('click', async event => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('#jumps a, a[data-sort]') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const at = new URL(link.href)
    const { sort, words } = { sort: link.dataset.sort !== undefined, words: link.textContent }
    for (const name of ['sort', 'dir']) setHidden(form, name, at.searchParams.get(name))
    const day = at.searchParams.get('asOf')
    if (day) {
      date.value = day
      set(day)
    }
    await show(at)
    const again = sort
      ? [...document.querySelectorAll<HTMLElement>('a[data-sort]')].find(a => a.textContent === words)
      : null
    ;(again ?? document.querySelector<HTMLElement>('#jumps a'))?.focus()
  })
}

function setHidden(form: HTMLFormElement, name: string, value: string | null): void {
  if (name === 'dir' || value !== null) form.querySelector(`input[name="${name}"]`)?.remove()
  if (value === null) return
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  field.value = value
  form.append(field)
}

/** Before the server has answered: the line and the day move with the hand. */
function draw(share: number, day: string): void {
  const at = `${3 + share * 94}%`
  const line = document.querySelector('#as-of-line')
  line?.setAttribute('x1', at)
  line?.setAttribute('x2', at)
  const output = document.querySelector('#day')
  if (output) output.textContent = inWords(day)
}

function inWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`
}
