/**
 * Loads a page of ours and puts its parts in the place of those that stand here. Of several loads that overlap the latest holds.
 *
 * @param ids elements that both pages have
 * @returns false where a later load came between, or the page could not be had
 */
export async function load(address: string | URL, ids: readonly string[]): Promise<boolean> {
  latest?.abort()
  const own = new AbortController()
  latest = own
  try {
    const response = await fetch(address, { signal: own.signal, headers: { Accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    if (own.signal.aborted) return false
    for (const id of ids) {
      const [mine, theirs] = [document.getElementById(id), page.getElementById(id)]
      if (mine && theirs) mine.replaceWith(document.adoptNode(theirs))
    }
    document.title = page.title
    return response.ok
  } catch {
    return false
  }
}

let latest: AbortController | undefined

/** Calls at once when nothing was called for a while, else when calls have ceased for so many milliseconds. */
export function settled(milliseconds: number, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(act, milliseconds)
  }
}
