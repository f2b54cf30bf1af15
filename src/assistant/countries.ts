let countries: ReadonlySet<string> | undefined

/** English names of countries, from the Unicode CLDR that the runtime carries. */
export function countryNames(): ReadonlySet<string> {
  if (countries) return countries
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const all = letters.flatMap(a => letters.map(b => names.of(a + b)))
  countries = new Set(all.filter(n => n !== undefined).map(n => n.toLowerCase()))
  return countries
}
