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
  | 'title'
  | 'penalty'
  | 'contact'
  | 'yes-no'
  | 'what'
  | 'none'

const HOW_MANY =
  /\b(?:how (?:many|big|large|strong)|how much personnel|(?<!symbol )(?:number|no\.|nr|count|quantity) of|max(?:imum)?|ceiling|cap|upper limit|strength of|headcount|quota|(?:death|casualty) toll)\b|\b(?:troop|force|staff|staffing|personnel) (?:levels?|strength|numbers?|size)\b|\bwhat is the (?:\w+ )?(?:strength|size)\b|#\s?of\b/
const YES_NO =
  /^(?:and |so |but |or |ok |also )*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|must|may|might|any|anything|isn't|doesn't)\b/

/** A day is asked for, whatever levels or numbers are spoken of. */
const LEVELS_WHEN = /\bwhen\b|\b(?:what|which) (?:day|date|year|month)s?\b|\bdue\b|\bby\W*$/
/** "can it work where it likes?" asks no more than yes or no, "does it say where it works?" for a place. */
const TELLS =
  /\b(?:say|says|tell|tells|state|specify|mention|know|known|indicate|give|name|set|fix|fixed|clear|mean|explain|define|see|find|and|or|but)(?: \w+)? (?:who|whom|whose|when|where|what|which|how|why)\b|^(?:[\w-]+ ){1,4}(?:who|whom|when|where|what|which|how (?:many|much|long|often)|why)\W*$/
/** Words of which every phrase of `HOW_MANY` has one. */
const MANY = 'how |number|no.|nr|count|quantity|max|ceiling|cap|limit|strength|level|size|quota|toll|#'.split('|')

/** What has a name and is nobody. */
const NAMED_THING =
  '(?:agreement|treaty|pact|accord|deal|protocol|convention|document|paper|plan|report|conference|summit|body|committee|commission|organi[sz]ation|agency|court|tribunal|force|army|mission|operation|party|movement|group|company|bank|fund|programme|program|project|scheme|system|initiative|framework|process|town|city|village|ship|vessel|airport|river|law|declaration|roadmap|strategy|arrangement|zone|camp|border|region|province)'
/** "name of the paper on power sharing", "what is the treaty called": the name of a thing. */
const TITLE = new RegExp(
  String.raw`\b(?:name|title) of (?:the |an? |its |their |this |that )?(?:(?!of |for |in |who )[\w'-]+ ){0,3}?${NAMED_THING}(?:\W*$| (?:of|on|for|in|that|which|to|between|with|set|signed|made)\b)|\bwhat (?:is|was) (?:the |its |their |this |that )?(?:(?!of |for |in |who )[\w'-]+ ){0,3}?${NAMED_THING}(?:'?s name| called| named)\b`,
)
const PENALTY =
  /\b(?:what|which|how (?:much|big|high|long|severe)|any|the) (?:[\w-]+ )?(?:penalt(?:y|ies)|punishments?|fines?|(?:jail|prison) (?:time|terms?|sentences?))\b|^(?:penalt(?:y|ies)|punishments?|fines?)\b/
const CONTACT =
  /\b(?:phone|telephone|fax|mobile)(?: (?:number|no\.?|nr))?\b|\be-?mails?\b|\bwebsite\b|\bweb ?(?:site|page|address)\b|\b(?:home|street|postal|mailing|office) address\b|^address\b|\baddress of\b|\b(?:the|his|her|its|their) address\W*$/

/** Of each kind how it is asked, and words of which every phrase has one: to look for them costs less than to compile a pattern. */
const QUESTION: readonly (readonly [Asked, RegExp, (readonly string[])?])[] = [
  [
    'how-long',
    /\bhow (?:much )?long(?:er)?\b|\bhow much (?:more |extra )?time\b|\bfor (?:what|which) (?:period|time)\b|\bhow many (?:more )?(?:hours|days|weeks|months|years)\b/,
    ['how ', 'period', 'time'],
  ],
  ['how-many', HOW_MANY, MANY],
  ['how-much', /\bhow (?:much|costly|expensive)\b/, ['how ']],
  [
    'how-often',
    /\bhow (?:often|frequently|regularly)\b|\b(?:frequency|intervals?)\b/,
    ['how ', 'frequency', 'interval'],
  ],
  ['how-long', /\bduration\b|\blength\b|\bhow (?:soon|fast|quick(?:ly)?)\b/, ['how ', 'duration', 'length']],
  [
    'leader',
    /^(?:the )?(?:head|leader|chief|commander|chair(?:man|person)?) of\b|\bwho (?:heads?|leads?|chairs?|chaired|led|headed|commands?|commanded)\b/,
    ['who ', ' of'],
  ],
  [
    'name',
    /(?<!(?:full|official|long|formal|proper) )\bnames? of\b|\bname (?:the|him|her|them|it)\b|\bwhat is (?:his|her|their) names?\b|\bnamed\b|\bby name\b|\bwho (?:is|was|becomes|became|will be) (?!\w+ing\b|\w+ed\b|\w+ly\b|(?:told|meant|sent|held|put|made|given|kept|left|paid|hit|hurt|shot|going|due|free|under|at)\b|(?:[\w'-]+ ){1,3}(?:supposed|meant|told|asked|expected|required|allowed|urged|to)\b|in\b|responsible|in charge|to (?!head|lead|chair)|able|on |behind)|(?<!(?:full|official|long|formal) )\bname\b\s*\??$|\b(?:and|what) (?:about )?(?:his|her|their) names?\b/,
    ['name', 'who '],
  ],
  [
    'who',
    /\bwho\b|\bwhom\b|\bwhose\b|\bwhich (?:party|parties|body|organization|organisation|organ|actor|government|minister|person)\b/,
    ['who', 'which '],
  ],
  [
    'where',
    /\bwhere\b|\b(?:in |from |to )?(?:which|what) (?:\w+ )?(?:cit(?:y|ies)|towns?|villages?|places?|areas?|regions?|districts?|count(?:y|ies)|provinces?|zones?|islands?)\b|\b(?:location|venue|headquarters|headquartered|capital)\b/,
    ['where', 'which ', 'what ', 'location', 'venue', 'headquarter', 'capital'],
  ],
  [
    'when',
    /\bwhen\b|\bwhat (?:day|date|year|month|time)s?\b|\bwhich (?:day|date|year|month)s?\b|\b(?:date|dated|deadline)\b|\bby what\b|^(?:and |but |so )*until\b|\buntil(?: (?:what|which|now|then))?\W*$|^(?!.*\b(?:what|which|who|whom|how|where|why)\b).*(?:\b(?:due|by)|\b(?:extended|renewed|prolonged|runs?|goes|lasts?) to)\W*$|\bhow (?:many )?(?:days )?ago\b/,
  ],
  ['why', /\bwhy\b|\bwhat for\b|\bhow come\b|\bfor what reasons?\b|\bon what grounds\b/],
  // "who bears the costs?" asks for no amount
  [
    'how-much',
    /\b(?:budget|cost|costs|price|salary|salaries|wages?|bounty|amount of money)\b|\b(?:what|which|how big|any|the) (?:[\w-]+ )?rewards?\b/,
  ],
  ['yes-no', YES_NO],
  ['what', /\b(?:what|which|how)\b/],
]

const meets = (text: string, pattern: RegExp, hints?: readonly string[]): boolean =>
  (!hints || hints.some(hint => text.includes(hint))) && pattern.test(text)

/** What kind of thing would answer the question. */
export function askedBy(text: string): Asked {
  const picks = text.includes('which ') || text.includes('what ')
  // "where is that said?" asks for a paragraph, not a place
  if (
    (picks || text.includes('where')) &&
    /\bwhere (?:is|was|does|do|in) (?:\w+ )?(?:said|say|says|stated|state|written|mentioned|the (?:text|resolution))\b|\bwhere (?:is|are|was|were) (?:[\w'-]+ ){1,5}(?:laid down|set out|set forth|spelled out|spelt out|listed|described|defined|mentioned|quoted|printed|written)\b|^(?:in )?(?:which|what) (?:para\w*|clause|op|pp|provision)\b|where,/.test(
      text,
    )
  )
    return 'none'
  if (text.includes('defin') && /\bhow (?:is|are|does|do|did) .*\bdefin(?:e|es|ed)\b|\bdefinition of\b/.test(text))
    return 'meaning'
  if (/\bstands? for\b|\bshort for\b|\b(?:acronym|abbreviation)\b/.test(text)) return 'meaning'
  if (
    /\b(?:doc(?:ument)?|un|official) (?:symbol|number|no|ref(?:erence)?)\b|\bsymbols?\b|\b(?:number|no\.?|ref(?:erence)?) of (?:the |that |his |its )?(?:[\w'-]+ ){0,3}(?:letter|report|document|note|paper|statement)\b/.test(
      text,
    )
  )
    return 'symbol'
  if (picks && /(?<!\b(?:for|in|by) )\bwhat time\b(?! (?:frame|period|limit|span))|\bwhat hour\b/.test(text))
    return 'time-of-day'
  if (picks && /\b(?:which|what) (?:\w+ )?resolutions?\b/.test(text)) return 'resolution'
  if (picks && /\b(?:which|what) (?:article|chapter|annex|section|page|protocol)\b/.test(text)) return 'provision'
  if (
    /\b(?:which|what) (?!(?:is|are|was|were|do|does|did|should|must|can|will|shall|the)\b)(?:\w+ )?(?:countries|country|states|nations|governments|donors)\b/.test(
      text,
    )
  )
    return 'country'
  if ((text.includes('name') || text.includes('title') || text.includes('called')) && TITLE.test(text)) return 'title'
  if (/penal|punish|fine|jail|prison/.test(text) && PENALTY.test(text)) return 'penalty'
  if (/phone|fax|mail|web|address/.test(text) && CONTACT.test(text)) return 'contact'
  // "can it now work outside the capital?" asks for no place: only a question word does, behind a verb that asks yes or no
  if (
    YES_NO.test(text) &&
    (!/\b(?:who|whom|whose|when|where|what|which|how|why)\b/.test(text) || !TELLS.test(text)) &&
    !meets(text, HOW_MANY, MANY)
  )
    return 'yes-no'
  if (/^(?:and |so |but )*why\b/.test(text)) return 'why'
  // "what about cutting troop levels?" asks for no figure, "troop levels go back to what date?" for a day
  if (/^(?:and |so |but )*(?:what|how) about \w+ing\b/.test(text)) return 'what'
  if (LEVELS_WHEN.test(text) && !/\bhow\b/.test(text) && meets(text, HOW_MANY, MANY)) return 'when'
  for (const [asked, pattern, hints] of QUESTION) if (meets(text, pattern, hints)) return asked
  return 'none'
}
