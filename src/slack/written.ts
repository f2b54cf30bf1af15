/** What was written as JSON, as long as it is there. */
const texts = new WeakMap<object, string>()

/**
 * A value as JSON. The same answer goes out again as the same object, and is written once.
 *
 * @param value must not change from then on
 */
export function written(value: object): string {
  const known = texts.get(value)
  if (known !== undefined) return known
  const text = JSON.stringify(value)
  texts.set(value, text)
  return text
}
