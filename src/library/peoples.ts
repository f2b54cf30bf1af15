import { isName, related } from './wordnet.ts'
import { base } from './words.ts'

/** Peoples that WordNet does not lead to their country: in the singular, and what the texts call the country or what is its own. */
const PEOPLES: Readonly<Record<string, string | undefined>> = {
  __proto__: null as never,
  ivorian: 'ivoire',
  turk: 'turkey turkish',
  turkish: 'turkey',
  kosovar: 'kosovo',
  kosovan: 'kosovo',
  sahrawi: 'sahara',
  saharawi: 'sahara',
  leonean: 'leone',
  bosniak: 'bosnia bosnian',
  montenegrin: 'montenegro',
  burkinabe: 'faso',
  malagasy: 'madagascar',
  emirati: 'emirates',
  darfuri: 'darfur',
  darfurian: 'darfur',
  ossetian: 'ossetia',
  chechen: 'chechnya',
  comorian: 'comoros',
  serb: 'serbia serbian',
}

/** Words that stand beside a people or its country: "israelis" → israeli, israel; "ivorians" → ivoire. Others' relations in WordNet too. */
export function kinOf(word: string): readonly string[] {
  const one = word.endsWith('s') && word.length > 4 ? word.slice(0, -1) : undefined
  const listed = PEOPLES[one ?? word] ?? PEOPLES[word]
  if (listed) return listed.split(' ')
  const own = related(base(word))
  return one ? [...own, ...related(one)] : own
}

/** True for a people or what is its own: "israelis", "turkish". */
export const isPeople = (word: string): boolean => word in PEOPLES || kinOf(word).some(isName)
