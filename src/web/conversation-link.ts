/** What a page carries from one question to the next: all of it stands in the address, none of it on the server. */
export interface Conversation {
  /** Earlier questions, oldest first. */
  readonly previous: readonly string[]
  /** The resolution that is asked about, where the asker chose one. */
  readonly in?: string
  /** The day that counts as today, as written in the date field. */
  readonly asOf?: string
}

/** What is carried, so that an address stays far below what browsers and proxies take (8,000 characters, RFC 9110, section 4.1). */
const MOST_QUESTIONS = 8
const MOST_CHARACTERS = 800

/** The latest of the earlier questions that there is room for, oldest first. */
export function carried(previous: readonly string[]): string[] {
  const kept: string[] = []
  let room = MOST_CHARACTERS
  for (const question of previous.toReversed()) {
    room -= question.length
    if (room < 0 || kept.length === MOST_QUESTIONS) break
    kept.unshift(question)
  }
  return kept
}

/** The address of the page that answers `question` within the conversation. */
export function linkTo(question: string, { previous, in: within, asOf }: Conversation): string {
  const query = new URLSearchParams({ q: question })
  for (const earlier of carried(previous)) query.append('previous', earlier)
  if (within) query.set('in', within)
  if (asOf) query.set('asOf', asOf)
  return `/?${query}`
}

/** Reads what `linkTo` and the form write. Empty fields are absent ones. */
export function readConversation(query: URLSearchParams): Conversation & { readonly question: string } {
  const [within, asOf] = [query.get('in')?.trim(), query.get('asOf')?.trim()]
  return {
    question: query.get('q')?.trim() ?? '',
    previous: carried(query.getAll('previous').filter(text => text.trim() !== '')),
    ...(within ? { in: within } : {}),
    ...(asOf ? { asOf } : {}),
  }
}
