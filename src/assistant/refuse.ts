import { naming } from '../library/relations.ts'
import { type Answer, quote } from './answer.ts'
import { recalls } from './intents/recalls.ts'
import { isForeign } from './language.ts'
import { normalize } from './phrasing.ts'
import { found, silent } from './present.ts'
import type { Query } from './understand.ts'

/** Work that is not reading: the text holds no poem and no e-mail. */
const CHORE =
  /^(?:please |can you |could you |would you |will you |pls |hey |now |ok )*(?:write|compose|draft|sing|translate|code|program|generate|imagine|pretend|role-?play|paint|calculate|solve|play|book|order|buy|remind|call|email|send) (?:me|us|a|an|the|some|my|this|it|to) /

/** A word of every chore, and of every phrase of `OWN`. */
const TASKS = new Set(
  'write compose draft sing translate code program generate imagine pretend role roleplay paint calculate solve play book order buy remind call email send my our difference help'.split(
    ' ',
  ),
)

const OWN =
  /\bdifference between an?\b|\bhelp (?:me |us )?with (?:my|our|a|an)\b|\b(?:my|our) (?:cover letter|homework|essay|thesis|cv|resume|boss|flight|wife|husband|password|account|computer|phone)\b/

/** A word of every phrase by which a view is asked for; the phrases cost milliseconds to compile, and few questions have one. */
const VIEW = new Set(
  'you your good bad great weak strong fair unfair useful useless effective ineffective successful success succeed succeeded failure fail failed enough legal illegal stupid boring well important best worst better worse worth biased smart right wrong binding idea should'.split(
    ' ',
  ),
)

/** Views on the text are not in the text. */
const OPINION =
  /\b(?:do|would|did) you (?:think|believe|agree|like|feel|recommend|reckon)\b|\b(?:in )?your (?:opinion|view|thoughts|favou?rite)\b|^(?:and |so |but )*(?:is|was|isn't|are) (?:it|this|that|the (?:resolution|text|council|un|mandate|mission)|these) (?:really |actually |even |any |a |an |the |too |very |so )*(?:good|bad|great|weak|strong|fair|unfair|useful|useless|effective|ineffective|successful|failure|success|enough|legal|illegal|stupid|boring|well written|important|best|worst|better|worse|worth|biased|smart|right|wrong|binding)\b|\b(?:is|was|were|has|did) (?:\w+ ){1,4}(?:an? )?(?:success|failure|successful|succeed(?:ed)?|fail(?:ed)?|worth it|good idea|bad idea)\b|\bshould (?:i|we|the (?:un|council|world)) (?:support|oppose|worry|trust|care|have)\b/

/** What is refused before any intent is asked; undefined for a question that can be looked up. */
export function refuse(query: Query): Answer | undefined {
  const plain = normalize(query.raw)
  if (!plain || !(/[A-Za-z\d?]/.test(plain) || /[\p{L}\p{N}]/u.test(plain)))
    return silent(query, 'none', 'There is no question to read.', { next: ['help'] })
  if (isForeign(plain)) {
    return silent({ ...query, notes: [] }, 'language', 'Questions are read in English only, as the texts are.', {
      next: ['help'],
    })
  }
  if (query.unknown) return unknownResolution(query)
  const words = query.text.split(/\W+/)
  if (words.some(w => TASKS.has(w)) && (CHORE.test(query.text) || OWN.test(query.text))) {
    return silent(query, 'chore', 'Only questions on resolutions are answered, and only in their own words.', {
      next: ['help'],
    })
  }
  if (words.some(w => VIEW.has(w)) && OPINION.test(query.text)) {
    return silent(
      query,
      'opinion',
      `${query.resolution?.symbol ?? 'The resolution'} does not say: that is a matter of opinion.`,
    )
  }
  return undefined
}

/** A resolution that is not loaded: quoted from where a loaded one cites it, else named as missing. */
function unknownResolution(query: Query): Answer | undefined {
  const { unknown, resolution } = query
  if (!unknown) return undefined
  const name = unknown.year ? `S/RES/${unknown.number} (${unknown.year})` : `Resolution ${unknown.number}`
  const cited =
    resolution?.clauses.filter(
      c => c.part !== 'masthead' && new RegExp(`\\b${unknown.number} \\((?:19|20)\\d\\d\\)`).test(c.text),
    ) ?? []
  if (
    resolution &&
    cited.length > 0 &&
    /\b(?:recall|reaffirm|mention|refer|cite|which|say about|relat|supersede|replace|amend|extend)\w*/.test(query.text)
  ) {
    return found(
      query,
      'document',
      `${resolution.symbol} cites resolution ${unknown.number} in ${cited.length} paragraph${cited.length === 1 ? '' : 's'}.`,
      cited.slice(0, 6).map(c => quote(resolution, c.id)),
    )
  }
  if (recalls.match(query) > 0 && naming(query.library.resolutions, unknown.number).length > 0)
    return recalls.answer(query)
  const loaded = query.library.resolutions.length
  const have = loaded === 1 ? `only ${query.library.resolutions[0]?.symbol} is` : `${loaded} resolutions are`
  return silent(query, 'unknown-resolution', `${name} is not loaded; ${have}.`)
}
