/** How people type, and what they mean by it: contractions without apostrophe, chat shorthand, the trade's abbreviations. */
const SHORTHAND: Readonly<Record<string, string | undefined>> = {
  __proto__: null as never,
  whats: 'what is',
  "what's": 'what is',
  whos: 'who is',
  "who's": 'who is',
  wheres: 'where is',
  "where's": 'where is',
  whens: 'when is',
  "when's": 'when is',
  hows: 'how is',
  "how's": 'how is',
  wen: 'when',
  whn: 'when',
  wat: 'what',
  wut: 'what',
  wht: 'what',
  wich: 'which',
  hw: 'how',
  teh: 'the',
  hte: 'the',
  adn: 'and',
  dat: 'that',
  pls: 'please',
  plz: 'please',
  plss: 'please',
  u: 'you',
  ur: 'your',
  r: 'are',
  n: 'and',
  abt: 'about',
  bout: 'about',
  'w/': 'with',
  'w/o': 'without',
  thru: 'through',
  til: 'until',
  till: 'until',
  civvies: 'civilians',
  civvy: 'civilian',
  folks: 'people',
  guys: 'people',
  bosses: 'leaders',
  docs: 'documents',
  mths: 'months',
  nov: 'november',
  dec: 'december',
  oct: 'october',
  jan: 'january',
  feb: 'february',
  apr: 'april',
  aug: 'august',
  cuz: 'because',
  tho: 'though',
  dont: 'do not',
  doesnt: 'does not',
  isnt: 'is not',
  sg: 'secretary-general',
  nr: 'number',
  nos: 'number',
  ddr: 'disarmament demobilization and reintegration',
  ssr: 'security sector reform',
  sofa: 'status of forces agreement',
  poc: 'protection of civilians',
  ihl: 'international humanitarian law',
  hr: 'human rights',
  wmd: 'weapons of mass destruction',
  sgs: "secretary-general's",
  secgen: 'secretary-general',
  secygen: 'secretary-general',
  'sec-gen': 'secretary-general',
  "sec'y-gen": 'secretary-general',
  unsg: 'secretary-general',
  srsg: 'special representative of the secretary-general',
  ga: 'general assembly',
  govt: 'government',
  gov: 'government',
  govts: 'governments',
  cttee: 'committee',
  cmte: 'committee',
  ms: 'member states',
  intl: 'international',
  ny: 'new york',
  "int'l": 'international',
  org: 'organization',
  orgs: 'organizations',
  coop: 'cooperation',
  info: 'information',
  rep: 'representative',
  reps: 'representatives',
  ppl: 'people',
  yr: 'year',
  yrs: 'years',
  mo: 'month',
  wk: 'week',
  mtg: 'meeting',
  mtgs: 'meetings',
  milob: 'military observer',
  milobs: 'military observers',
  unmo: 'military observer',
  unmos: 'military observers',
  resn: 'resolution',
  reso: 'resolution',
  preamb: 'preamble',
  sept: 'september',
  pkf: 'peacekeeping forces',
  pko: 'peacekeeping operation',
  pers: 'personnel',
  approx: 'approximately',
  civpol: 'civilian police',
  fpu: 'formed police unit',
  fpus: 'formed police units',
  bns: 'battalions',
  apc: 'armoured personnel carrier',
  apcs: 'armoured personnel carriers',
  helo: 'helicopter',
  helos: 'helicopters',
  medevac: 'medical evacuation',
  casevac: 'casualty evacuation',
  roe: 'rules of engagement',
  tsz: 'temporary security zone',
  qip: 'quick-impact project',
  qips: 'quick-impact projects',
  coe: 'contingent-owned equipment',
  salw: 'small arms and light weapons',
  crsv: 'sexual violence in conflict',
  uxo: 'unexploded ordnance',
  erw: 'explosive remnants of war',
  usg: 'under-secretary-general',
  dsrsg: 'deputy special representative of the secretary-general',
  agmt: 'agreement',
  chap: 'chapter',
  msn: 'mission',
  dept: 'department',
  msg: 'message',
  '&': 'and',
  '+': 'and',
}

/** Everyday turns of phrase, the plain words for them, and parts of words of which any such phrase has one: patterns are dear at first use. */
const IDIOMS: readonly (readonly [pattern: RegExp, plain: string, hints: string])[] = [
  [
    /\b(?:gives?|gave|given|get|gets|got) (?:the |a )?(?:green light|go-?ahead|nod|thumbs up)(?: to| for)?\b|\bgreen[- ]?light(?:ed|s)?\b/g,
    'authorized',
    'light ahead nod thumbs',
  ],
  [
    /\b(?:beef(?:ed|ing)?|scal(?:e|ed|ing)|ramp(?:ed|ing)?|siz(?:e|ed|ing)|bulk(?:ed|ing)?) up\b|\bgo(?:es|ing)? up(?: or down)?\b|\bmore (?:people|staff|personnel|troops|soldiers)\b/g,
    'expand size',
    'up more',
  ],
  [
    /\b(?:lay(?:s|ing)? down|laid down|hand(?:s|ed|ing)? (?:in|over)|giv(?:e|es|ing) up|turn(?:s|ed|ing)? in|surrender(?:s|ed|ing)?) (?:of )?(?:their |the |its )?(?:arms|weapons|guns)\b/g,
    'disarmament',
    'arms weapons guns',
  ],
  [
    /\bkeep(?:s|ing)? (?:an |its |their )?eye on\b|\bstay(?:s|ing)? on (?:top of|the case)\b|\b(?:on|off) (?:the|its) (?:agenda|radar)\b|\bfile (?:be )?closed\b|\bcome back to (?:this|it)\b/g,
    'seized',
    'eye agenda radar closed case top come',
  ],
  [
    /\blook(?:s|ed|ing)? at (?:(?:it|this|that|them|things|the \w+) )?again\b|\btak(?:e|es|ing) another look(?: at)?\b|\brevisit(?:s|ed|ing)?\b|\breconsider(?:s|ed|ing)?\b/g,
    'review',
    'again another visit consider',
  ],
  // what is set aside is not asked for: "who else besides governments has a role"
  [
    /\b(?:besides|other than|apart from|aside from) (?:the )?[\w-]+(?= (?:has|have|is|are|was|were|must|can|may|should|gets?|will|does|do)\b|[,?]|$)/g,
    '',
    'besides than apart aside',
  ],
  [/\bivory coast\b/g, "côte d'ivoire", 'ivory'],
  [/\bnorth korean?s?\b/g, "democratic people's republic of korea", 'north'],
  [/\bburm(?:a|ese)\b/g, 'myanmar', 'burm'],
  [/\blook(?:s|ed|ing)? into\b|\bfact[- ]finding\b|\bfind(?:s|ing)? out\b/g, 'investigate', 'into fact find'],
  [/\b(?:out of|from) harm'?s way\b/g, 'safety', 'harm'],
  [/\bkeep(?:s|ing)? ((?:\w+ ){0,3})(?:safe|secure)\b/g, 'safety $1', 'keep'],
  [
    /\bpat on the back\b|\bhats? off\b|\bpraise[sd]?\b|\bwell done\b|\bthank(?:s|ed)?\b/g,
    'commend',
    'pat hat prais done thank',
  ],
  [/\bwell[- ]received\b|\bthumbs up\b/g, 'welcome', 'receiv thumbs'],
  [
    /\b(?:pack(?:s|ed|ing)? up|wrap(?:s|ped|ping)? up|clos(?:e|es|ing) shop|wind(?:s|ing)? (?:up|down))\b/g,
    'end mandate',
    'up down shop',
  ],
  [
    /\bfoot(?:s|ed|ing)? (?:the|its|their) bills?\b|\bpick(?:s|ed|ing)? up the (?:tab|bill|cost)\b/g,
    'pay the costs',
    'bill tab cost',
  ],
  [/\bblue (?:helmets?|berets?)\b/g, 'peacekeepers', 'blue'],
  [/\broll(?:s|ed|ing)? ?over\b|\brollover\b/g, 'extend', 'over'],
  [/\bin charge(?: of)?\b/g, 'responsible', 'charge'],
  [/\bin touch(?: with)?\b/g, 'contact with', 'touch'],
  [
    /\bsort(?:s|ed|ing)? (?:that |this |it )?out\b|\blin(?:e|es|ed|ing) up\b|\bjoin(?:s|ed|ing)?[- ]up\b/g,
    'coordinate',
    'out up',
  ],
  [/\bback on (?:its|their) feet\b/g, 'rehabilitation', 'feet'],
  [
    /\bcarr(?:y|ies|ied|ying) out\b|\bput(?:s|ting)? into (?:practice|effect)\b|\bliv(?:e|es|ing) up to\b/g,
    'implement',
    'out into up',
  ],
  [/\bset(?:s|ting)? up\b/g, 'establish', 'up'],
  [/\btak(?:e|es|ing|en) part\b/g, 'participate', 'part'],
  [/\bbear(?:s|ing)? in mind\b|\bhark(?:s|ing)? back\b|\blook(?:s|ing)? back\b/g, 'recall', 'mind back'],
  [
    /\bkept? posted\b|\bin the loop\b|\bkeep(?:s|ing)? (?:\w+ )?(?:posted|updated|abreast)\b/g,
    'keep informed',
    'kep keep loop',
  ],
  [/\bprsts?\b/g, 'statements of the president', 'prst'],
  [/\b(?:head|president) of the council\b/g, 'president of the council', 'council'],
  [
    /\bcome(?:s|ing)? (?:back )?home\b|\bgo(?:es|ing)? (?:back )?home\b|\bcame (?:back )?home\b|\bback home\b/g,
    'return',
    'home',
  ],
  [/\b(?:language|wording|text) (?:on|about)\b/g, 'on', 'language wording text'],
  [/\b(?:the )?us(?:e|es|ing) (?:of )?force\b/g, 'all necessary means measures', 'force'],
  [
    /\bright now\b|\bat the moment\b|\bon the ground\b|\bthese days\b|\bin plain (?:words|english)\b|\bas well\b|\bof course\b/g,
    '',
    'now moment ground days plain well course',
  ],
]

/** Spaces, quotes, dashes and letters as a keyboard has them; control, zero-width and direction marks gone. */
export function normalize(text: string): string {
  // plain ASCII, as nearly all questions are, needs none of the costly classes
  if (!/[^\x20-\x7e]/.test(text)) return text.replace(/[`]/g, "'").replace(/ +/g, ' ').trim()
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/[‘’‚‛ʼ`´]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** How much of what was typed an answer repeats, in characters. */
const ECHO = 60

/** What was typed, in quotation marks, as an answer may repeat it: on one line, no longer than a headline bears. */
export function echo(typed: string): string {
  const plain = [...normalize(typed).replaceAll('"', '')]
  return `“${plain.length > ECHO ? `${plain.slice(0, ECHO).join('').trim()}…` : plain.join('')}”`
}

const GREETING =
  /^(?:(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day))(?: (?:there|all|everyone|team|folks|colleagues|bot|seized))?[\s,.!:;-]+)+(?=\S)/
const THANKS =
  /[\s,.!?;:-]+(?:many thanks|thanks|thank (?:you|u)|thx|ty|tia|cheers|much appreciated)(?: (?:so much|very much|a lot|a bunch|in advance|again|mate|guys|all|everyone))*[\s.!]*$/

/** A question without the greeting before and the thanks behind it; the text is in lower case. "Who gets thanks?" thanks nobody. */
export function withoutCourtesies(text: string): string {
  const asked = text.replace(GREETING, '')
  const thanks = THANKS.exec(asked)
  if (
    !thanks ||
    /\b(?:gets?|receives?|of|gives?|express(?:es)?|with|for|its?|the|say|says)$/.test(asked.slice(0, thanks.index))
  )
    return asked
  return asked.slice(0, thanks.index)
}

/** Turns of phrase in plain words; the text is in lower case. */
export const plainWords = (text: string): string =>
  IDIOMS.reduce(
    (t, [pattern, plain, hints]) => (hints.split(' ').some(hint => t.includes(hint)) ? t.replace(pattern, plain) : t),
    text,
  )

/** "ch. VII", "chap 7", "art. 41", "res." without a number: short for what is numbered. */
const NUMBERED = /(?<![\w/.-])(ch(?:ap|apt|pt|ptr)?|arts?)\b\.?(?= ?(?:[ivx]+|\d+)\b)/g
const NUMBERED_IN_FULL: Readonly<Record<string, string | undefined>> = { c: 'chapter', a: 'article' }

/** Shorthand written out; the text is in lower case. */
export const writeOut = (text: string): string =>
  text
    .replace(/\bu\.\s?n\.(?=\W|$)/g, 'un')
    .replace(/(?<![\w/-])res\b\.?(?![/\w-]| ?\d)/g, 'resolution')
    .replace(NUMBERED, (_, short: string) => NUMBERED_IN_FULL[short.slice(0, 1)] ?? short)
    .replace(
      /(?<![A-Za-zÀ-ɏ\d])(?:w\/o?(?=\s)|[A-Za-zÀ-ɏ]+(?:['-][A-Za-zÀ-ɏ]+)*|[&+])(?![A-Za-zÀ-ɏ\d])/g,
      w =>
        // "sg's" as "sg"
        SHORTHAND[w] ?? (w.endsWith("'s") ? SHORTHAND[w.slice(0, -2)]?.concat("'s") : undefined) ?? w,
    )
