import './copy.ts'
import { load, settled } from './parts.ts'

/** Searching while words are typed, where what is found has its place on the page. */
const field = document.querySelector<HTMLInputElement>('#search')
if (field && document.getElementById('found')) {
  const search = settled(120, async () => {
    const address = new URL('/read', location.href)
    if (field.value.trim()) address.searchParams.set('q', field.value.trim())
    if (await load(address, ['found'])) history.replaceState(null, '', address)
  })
  field.addEventListener('input', search)
}

/** The paragraph that the address names takes the focus, so that a reader by ear begins there. */
function toPlace(): void {
  const id = decodeURIComponent(location.hash.slice(1))
  if (id) document.getElementById(id)?.focus({ preventScroll: true })
}
addEventListener('hashchange', toPlace)
toPlace()
