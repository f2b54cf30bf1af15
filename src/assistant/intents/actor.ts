import { isLight, root, words } from '../../library/words.ts'
import { actorsOf, termsOf } from '../../resolution/facts.ts'
import type { ActorMention, Resolution } from '../../resolution/model.ts'
import type { Intent } from '../intent.ts'
import { cite, citeAll, clauseOf, found, quoteFor, snippet } from '../present.ts'
import { contentOf, type Query } from '../understand.ts'

const DUTY =
  /\b(?:what|which|anything|something|everything|things|how)\b.*\b(?:must|should|shall|need|needs|have to|has to|had to|asked|told|requested|required|obliged|expected|urged|called (?:up)?on|encouraged|invited|ask|asks|tell|request|requests|want|wants|demand|demands|require|requires|expect|expects|urge|urges|call|calls|encourage|encourages|addressed|authori[sz]ed?|allowed|obligations?|duties|supposed|role|say to|say about what|do)\b|\b(?:obligations|duties|responsibilities|homework|asks|role|to-?dos?|action items?|requests?) (?:of|for|to|on)\b|\b(?:obligations|duties|responsibilities|role)\b/
const VERBS = new Set(
  'must should ask asked told tell request requested require required oblige obliged expect expected urge urged call called encourage encouraged invite invited want demand authorize authorized authorise authorised allow allowed obligation obligations duty duties responsibility responsibilities address addressed do doing supposed homework action item items role need needs commit list'.split(
    ' ',
  ),
)

/** One actor's view: every paragraph that asks something of it. */
export const actor: Intent = {
  id: 'actor',
  summary: 'What one actor is asked to do: the parties, Member States, the Secretary-General.',
  examples: [
    'what must the parties do?',
    'what are Member States asked to do?',
    'obligations of the parties',
    'what does it ask of the Secretary-General?',
  ],
  most: 0.78,
  match(q) {
    if (!q.resolution || q.references.length > 0 || !DUTY.test(q.text)) return 0
    if (q.asked === 'when' || q.asked === 'how-many' || q.asked === 'where' || q.asked === 'how-long') return 0
    const named = actorIn(q, q.resolution)
    return named.length === 0 ? 0 : 0.78
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const mentions = actorIn(q, resolution)
    const ids = [...new Set(mentions.map(m => m.clause))]
    const first = ids[0] ? clauseOf(resolution, ids[0]) : undefined
    if (!first) return undefined
    const name = commonest(mentions)
    const quotes = ids.map(id =>
      quoteFor(
        q,
        resolution,
        id,
        mentions.filter(m => m.clause === id).map(m => m.span),
      ),
    )
    const headline =
      ids.length === 1
        ? `${snippet(first, quotes[0]?.highlights)} (${cite(q, resolution, first.id)})`
        : `${ids.length} paragraphs address ${name} (${citeAll(q, resolution, ids)}); first: ${snippet(first, quotes[0]?.highlights)}`
    return found(q, 'actor', headline, quotes, {
      next: ['What does it decide?', 'What are the deadlines?'].slice(0, 1),
    })
  },
}

const commonest = (mentions: readonly ActorMention[]) => {
  const count = new Map<string, number>()
  for (const m of mentions) count.set(m.actor, (count.get(m.actor) ?? 0) + 1)
  return [...count].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0]?.[0] ?? ''
}

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'member states': [
    'states',
    'countries',
    'nations',
    'members',
    'governments',
    'donors',
    'international community',
    'others',
  ],
  'the parties': ['sides', 'factions', 'belligerents', 'both sides', 'warring'],
}

/** The mentions of the actor that the question names and of which nothing more is asked; empty where it names none. */
function actorIn(q: Query, resolution: Resolution): readonly ActorMention[] {
  const asked = contentOf(q.text)
    .map(w => w.word)
    .filter(w => !VERBS.has(w))
  const rest = /\b(?:member states|states|countries|governments|members)\b/.test(q.text)
    ? asked
    : asked.filter(
        w => !isLight(w) || /^(?:state|states|government|authorities|group|special|international|mission)$/.test(w),
      )
  if (rest.length === 0) return []
  const shorts = new Map(
    termsOf(resolution).flatMap(t => words(t.long).map(w => [w.word, t.short.toLowerCase()] as const)),
  )
  return actorsOf(resolution).filter(m => {
    const printed = words(m.actor).map(w => root(w.word))
    const aliases = Object.entries(ALIASES).find(([name]) => m.actor.toLowerCase().includes(name))?.[1] ?? []
    return rest.every(
      w =>
        printed.includes(root(w)) ||
        aliases.some(a => a.split(' ').includes(w)) ||
        printed.includes(root(shorts.get(w) ?? '')),
    )
  })
}
