/**
 * The lines of a byte stream, numbered from 1, without their ends ("\n" or "\r\n") and without a byte order mark.
 * Node's readline would also split at U+2028, which JSON allows inside a string.
 *
 * @example for await (const { number, text } of linesOf(process.stdin)) …
 */
export async function* linesOf(
  input: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<{ number: number; text: string }> {
  const decoder = new TextDecoder()
  let number = 0
  let pending: string[] = []
  for await (const chunk of input) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n')
    for (const piece of pieces.slice(0, -1)) {
      yield { number: ++number, text: [...pending, piece].join('').replace(/\r$/, '') }
      pending = []
    }
    // Joined only when the line ends: a line that comes in a thousand chunks costs its length once.
    pending.push(pieces.at(-1)!)
  }
  const rest = [...pending, decoder.decode()].join('')
  if (rest !== '') yield { number: ++number, text: rest.replace(/\r$/, '') }
}
