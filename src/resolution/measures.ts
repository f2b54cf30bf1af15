import { kept } from './kept.ts'
import type { Clause, Resolution } from './model.ts'
import { namedIn } from './pointers.ts'

/** What a measure under Article 41 of the Charter keeps from passing. */
export type MeasureKind = 'arms' | 'travel' | 'assets' | 'flights' | 'import' | 'export'

/** A clause that imposes a measure on States, says to what a measure does not apply, or ends one. */
export interface Measure {
  readonly clause: Clause
  readonly does: 'imposes' | 'exempts' | 'ends'
  /** Empty where the words name none: "the measures imposed by paragraph 8 of resolution 1160 (1998) shall not apply to:". */
  readonly kinds: readonly MeasureKind[]
}

/** By what words the Council has States stop something. */
const IMPOSES =
  /\b(?:shall|must|to|are required to|are obliged to)\b[^.;:]{0,160}?\b(?:prevent|prohibit|freeze|deny|refuse|ban)\b|\bshall not (?:\w+ )?(?:sell|supply|export|import|transfer|provide|procure|deliver)\b|^(?:to )?(?:prevent|prohibit|freeze|deny|refuse)\b/i
/** What is asked, urged or recalled is not imposed; nor is what mandates a mission. */
const DEMANDS = /\b(?:[Dd]ecides|[Dd]emands|Requires|Acting under)\b/
const EXEMPTS =
  /\b(?:shall|do|does|did|will) not (?:also )?apply\b|\bmeasures\b[^.;]{0,60}\bshall not prevent\b|\b(?:is|are|be) exempt|\bexempts? |\bexemptions? (?:from|to)\b[^.;]{0,80}\bmeasures|\bprovided that nothing in this paragraph\b|\bmay (?:authori[sz]e|approve|grant)\b[^.;]{0,120}\b(?:exemptions?|exceptions?|import|supply|travel|case-by-case)/i
/** A mission that is to prevent something is no State. */
const MANDATE = /\b(?:mandate|tasks|functions|responsibilities)\b/i

/** "shall terminate the measures", "the measures … shall cease to have effect"; a mandate and a designation end too. */
const ENDS =
  /\b(?:terminat\w+|lift(?:ing|ed)?|suspen\w+)\b(?![^;]{0,40}\b(?:mandate|designation)\b)[^;]{0,90}\b(?:measures?|sanctions|embargo|prohibitions?)\b|\b(?:measures|sanctions|embargo|prohibitions?|restrictions)\b[^;]{0,160}\b(?:terminated|lifted|suspended|cease to)\b/i

/** What passes, by the words that the genre has for it. */
const SAYS: Readonly<Record<MeasureKind, RegExp>> = {
  arms: /\b(?:suppl|s[ae]l[el]|transfer|deliver|procure|export|import|provision)\w*\b[^;]*\b(?:arms|(?<!nuclear |chemical |biological )weapons?(?! (?:of mass|delivery|programme))|ammunition|military|armed mercenary)\b|\b(?:arms embargo|embargo on arms|measures on arms)\b/i,
  travel: /\bentry into\b|\btransit through\b|\btravel (?:ban|restrictions)\b|\bmeasures on travel\b/i,
  assets: /\bfreez\w*\b|\bfunds\b|\bfinancial assets\b|\beconomic resources\b/i,
  flights: /\btak(?:e|en) off\b|\bland in\b|\bover-?fl\w+\b|\b(?:ban|prohibition) on flights\b|\ball flights\b/i,
  import: /\bimport\w*\b|\bprocurement\b/i,
  export: /\bexport\w*\b|\bs(?:ale|ell)\b|\bsupply\b|\btransfer\b/i,
}
/** What an exemption that names no paragraph of its own resolution speaks of; it need not say that the thing would pass. */
const SPEAKS: Readonly<Partial<Record<MeasureKind, RegExp>>> = {
  arms: /\b(?:arms|weapons?|military)\b/i,
  travel: /\btravel\b/i,
  flights: /\bflights?\b/i,
}
const KINDS = Object.keys(SAYS) as MeasureKind[]

/**
 * The kinds of measure that a text speaks of.
 *
 * @public loaded when asked
 */
export const kindsIn = (text: string): MeasureKind[] => KINDS.filter(kind => SAYS[kind].test(text))

/**
 * The measures of a resolution, in the text's order. An exemption that names no kind has those of the paragraphs that it names.
 *
 * @example measuresOf(resolution)[0] // { clause: OP6, does: 'imposes', kinds: ['arms', 'export'] }
 */
export const measuresOf = kept((resolution: Resolution): readonly Measure[] => {
  const operative = resolution.clauses.filter(c => c.part === 'operative' && c.text !== '')
  const imposed = operative.flatMap((clause): Measure[] => {
    const lead = `${clause.chapeau ?? ''} `
    const all = lead + clause.text
    if (
      !DEMANDS.test(all) ||
      EXEMPTS.test(lead) ||
      MANDATE.test(lead + (clause.text.split(/\bprevent\b|\bprohibit\b/)[0] ?? ''))
    )
      return []
    const stop = clause.text.search(EXEMPTS)
    const own = stop < 0 ? clause.text : clause.text.slice(0, stop)
    const at = IMPOSES.exec(own) ?? (/\bshall\b[^.;]*:?\s*$/i.test(lead) ? IMPOSES.exec(lead + own) : null)
    if (!at) return []
    const kinds = kindsIn(clause.text)
    return kinds.length > 0 ? [{ clause, does: 'imposes', kinds }] : []
  })
  const kindsOf = (id: string) =>
    imposed.filter(m => m.clause.id === id || m.clause.id.startsWith(`${id}-`)).flatMap(m => m.kinds)
  const exempted = operative.flatMap((clause): Measure[] => {
    const all = `${clause.chapeau ?? ''} ${clause.text}`
    if (!EXEMPTS.test(all)) return []
    const own = kindsOf(clause.id)
    const said =
      own.length > 0
        ? own
        : [clause, ...operative.filter(c => c.id === clause.parent)].flatMap(namedIn).flatMap(kindsOf)
    const kinds = said.length > 0 ? said : KINDS.filter(kind => SAYS[kind].test(all) || SPEAKS[kind]?.test(all))
    return [{ clause, does: 'exempts', kinds: [...new Set(kinds)] }]
  })
  const ended = operative.flatMap((clause): Measure[] => {
    if (!ENDS.test(clause.text)) return []
    const said = namedIn(clause).flatMap(kindsOf)
    return [{ clause, does: 'ends', kinds: [...new Set([...said, ...kindsIn(clause.text)])] }]
  })
  const order = new Map(resolution.clauses.map((c, i) => [c, i]))
  return [...imposed, ...exempted, ...ended].sort((a, b) => order.get(a.clause)! - order.get(b.clause)!)
})

/** By what words a question names a kind of measure. */
const ASKED: Readonly<Record<MeasureKind, RegExp>> = {
  arms: /\b(?:arms?|weapons?|military|guns?)\b/,
  travel: /\b(?:travel\w*|visas?|entry|enter(?:ing)?)\b/,
  assets: /\b(?:assets?|freez\w*|frozen|funds|financial)\b/,
  flights: /\b(?:flights?|fly|flying|aviation|planes?|aircraft)\b/,
  import: /\bimport\w*/,
  export: /\bexport\w*/,
}
/** What an embargo, as against other measures, and a sale are of. */
const GOODS =
  /\bembargo|\b(?:sold|sell|suppl(?:y|ied)|ship(?:ped)?|bought|buy|deliver(?:ed)?|transfer(?:red)?|traded?|goods|products?)\b/

/** The kinds of measure that a question names; empty where it names none. */
export function kindsAsked(text: string): readonly MeasureKind[] {
  const named = KINDS.filter(kind => ASKED[kind].test(text))
  return named.length === 0 && GOODS.test(text) ? ['arms', 'import', 'export'] : named
}

/** The kinds of measure that a clause imposes; where it imposes none, those that it and the paragraphs that it names impose or speak of. */
export function kindsAt(resolution: Resolution, clause: Clause): readonly MeasureKind[] {
  const imposed = measuresOf(resolution).filter(m => m.does === 'imposes')
  const own = imposed.find(m => m.clause === clause)
  if (own) return own.kinds
  const named = namedIn(clause)
  const there = imposed.filter(m => named.some(id => m.clause.id === id || m.clause.id.startsWith(`${id}-`)))
  return [...new Set([...there.flatMap(m => m.kinds), ...kindsIn(clause.text)])]
}
