/** Buttons that copy a quotation with its citation. Without a script they are hidden. */
export function wireCopying(root: ParentNode = document): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('button.copy[hidden]')) button.hidden = false
}

document.addEventListener('click', async event => {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button.copy') : null
  if (!button?.dataset.copy) return
  const words = button.textContent
  button.textContent = (await copied(button.dataset.copy)) ? 'Copied' : 'Not copied'
  setTimeout(() => {
    button.textContent = words
  }, 1500)
})

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // A page that is not served from this machine nor by https has no clipboard of that kind.
    const field = document.createElement('textarea')
    field.value = text
    document.body.append(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    return done
  }
}

wireCopying()
