/** What kind of thing would answer. */
export type Asked =
  | 'who'
  | 'name'
  | 'leader'
  | 'when'
  | 'where'
  | 'how-many'
  | 'how-much'
  | 'how-long'
  | 'how-often'
  | 'why'
  | 'time-of-day'
  | 'provision'
  | 'resolution'
  | 'meaning'
  | 'country'
  | 'symbol'
  | 'yes-no'
  | 'what'
  | 'none'

const HOW_MANY =
  /\b(?:how (?:many|big|large|strong)|how much personnel|(?<!symbol )(?:number|no\.|nr|count|quantity) of|max(?:imum)?|ceiling|cap|upper limit|strength of|headcount|quota)\b|#\s?of\b/
const YES_NO =
  /^(?:and |so |but |or |ok |also )*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|must|may|might|any|anything|isn't|doesn't)\b/

const QUESTION: readonly (readonly [Asked, RegExp])[] = [
  ['how-many', HOW_MANY],
  ['how-much', /\bhow (?:much|costly|expensive)\b/],
  ['how-often', /\bhow (?:often|frequently|regularly)\b|\b(?:frequency|intervals?)\b/],
  [
    'how-long',
    /\bhow long\b|\bfor what period\b|\bduration\b|\blength\b|\bhow many (?:days|weeks|months|years)\b|\bhow (?:soon|fast|quick(?:ly)?)\b/,
  ],
  ['leader', /\bwho (?:heads?|leads?|chairs?|chaired|led|headed|commands?|commanded|runs)\b/],
  [
    'name',
    /(?<!(?:full|official|long|formal|proper) )\bnames? of\b|\bname (?:the|him|her|them|it)\b|\bwhat is (?:his|her|their) names?\b|\bnamed\b|\bby name\b|\bwho (?:is|was) (?!\w+ing\b|\w+ed\b|responsible|in charge|to (?!head|lead|chair)|able|on |behind)|(?<!(?:full|official|long|formal) )\bname\b\s*\??$/,
  ],
  [
    'who',
    /\bwho\b|\bwhom\b|\bwhose\b|\bwhich (?:party|parties|body|organization|organisation|organ|actor|government|minister|person)\b/,
  ],
  [
    'where',
    /\bwhere\b|\b(?:in |from |to )?(?:which|what) (?:\w+ )?(?:city|town|place|area|region|province|zone)\b|\b(?:location|venue|headquarters|headquartered|capital)\b/,
  ],
  [
    'when',
    /\bwhen\b|\bwhat (?:day|date|year|month|time)s?\b|\bwhich (?:day|date|year|month)s?\b|\b(?:date|dated|deadline)\b|\bby what\b|\buntil\b|\bhow (?:many )?(?:days )?ago\b/,
  ],
  ['why', /\bwhy\b|\bwhat for\b|\bhow come\b|\bfor what reasons?\b|\bon what grounds\b/],
  // "who bears the costs?" asks for no amount
  ['how-much', /\b(?:budget|cost|costs|price|salary|amount of money)\b/],
  ['yes-no', YES_NO],
  ['what', /\b(?:what|which|how)\b/],
]

/** What kind of thing would answer the question. */
export function askedBy(text: string): Asked {
  // "where is that said?" asks for a paragraph, not a place
  if (
    /\bwhere (?:is|was|does|do|in) (?:\w+ )?(?:said|say|says|stated|state|written|mentioned|the (?:text|resolution))\b|^(?:in )?(?:which|what) (?:para\w*|clause|op|pp|provision)\b|where,/.test(
      text,
    )
  )
    return 'none'
  if (/\bhow (?:is|are|does|do|did) .*\bdefin(?:e|es|ed)\b|\bdefinition of\b/.test(text)) return 'meaning'
  if (/\b(?:doc(?:ument)?|un|official) (?:symbol|number|no|ref(?:erence)?)\b|\bsymbol (?:of|for)\b/.test(text))
    return 'symbol'
  if (/\bwhat time\b|\bwhat hour\b/.test(text)) return 'time-of-day'
  if (/\b(?:which|what) (?:\w+ )?resolutions?\b/.test(text)) return 'resolution'
  if (/\b(?:which|what) (?:article|chapter|annex|section|page|protocol)\b/.test(text)) return 'provision'
  if (
    /\b(?:which|what) (?!(?:is|are|was|were|do|does|did|should|must|can|will|shall|the)\b)(?:\w+ )?(?:countries|country|states|nations|governments|donors)\b/.test(
      text,
    )
  )
    return 'country'
  if (/\bhow many (?:days|weeks|months|years)\b/.test(text)) return 'how-long'
  // "can it now work outside the capital?" asks for no place: only a question word does, behind a verb that asks yes or no
  if (YES_NO.test(text) && !/\b(?:who|whom|whose|when|where|what|which|how|why)\b/.test(text) && !HOW_MANY.test(text))
    return 'yes-no'
  for (const [asked, pattern] of QUESTION) if (pattern.test(text)) return asked
  return 'none'
}
