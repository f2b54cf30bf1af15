let countries: ReadonlySet<string> | undefined

/** Regions of the CLDR that are no countries: organizations, the unknown region and two made up for tests. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
/** Names that states bore when the Council spoke of them. */
const FORMER = ['zaire', 'yugoslavia', 'east timor', 'cape verde', 'ivory coast', 'swaziland']

/** "congo - kinshasa", "bosnia & herzegovina", "myanmar (burma)": the names that are in a name. */
const spellings = (name: string): string[] => {
  const plain = name.toLowerCase().replace(' & ', ' and ')
  const parts = plain.split(/ - | \(|\)/).filter(part => part.length > 3)
  return [plain, ...parts, ...[plain, ...parts].map(part => part.replaceAll('’', "'"))]
}

/** English names of countries in lower case, from the Unicode CLDR that the runtime carries, and former ones. */
export function countryNames(): ReadonlySet<string> {
  if (countries) return countries
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const all = letters.flatMap(a => letters.map(b => (NO_COUNTRY.has(a + b) ? undefined : names.of(a + b))))
  countries = new Set([...all.filter(n => n !== undefined).flatMap(spellings), ...FORMER])
  return countries
}

/** The countries that a text names, in lower case. */
export function countriesIn(text: string): string[] {
  return [...text.matchAll(/\p{Lu}[\p{L}’'-]+(?: (?:of |and |the )*\p{Lu}[\p{L}’'-]+)*/gu)].flatMap(m => {
    const name = m[0].toLowerCase()
    return [name, ...name.split(' ')].filter(n => countryNames().has(n))
  })
}
