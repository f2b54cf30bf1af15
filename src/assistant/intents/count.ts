import type { Clause, Resolution } from '../../resolution/model.ts'
import { quote } from '../answer.ts'
import type { Intent } from '../intent.ts'
import { citeAll, found, parentOf, silent, unaccounted, vocabulary } from '../present.ts'
import type { Query } from '../understand.ts'
import { mandateClause } from './mandate.ts'

const COUNTS: readonly (readonly [RegExp, (r: Resolution) => { what: string; clauses: readonly Clause[] }])[] = [
  [/\bpreambular|preamble|\bpps?\b/, r => ({ what: 'preambular paragraph', clauses: tops(r, 'pp') })],
  [
    /\b(?:tasks?|functions|responsibilities|duties|elements|sub-?\s?paragraphs?|letters|items|points|bullets)\b/,
    r => ({ what: 'sub-paragraph', clauses: subs(r) }),
  ],
  [/\bannex(?:es)?\b/, r => ({ what: 'annex', clauses: r.clauses.filter(c => /^annex-\d+$/.test(c.id)) })],
  [
    /\boperative|\bops?\b|\bparagraphs?\b|\bparas?\b|\bclauses?\b|\bprovisions\b/,
    r => ({ what: 'operative paragraph', clauses: tops(r, 'op') }),
  ],
]
const VOCABULARY = vocabulary(
  'paragraph para paras clause operative preambular preamble op ops pp pps task function responsibility duty element sub subparagraph sub-paragraph letter item annex number count total long length many provision mandate point bullet contain consist list section',
)

/** How many paragraphs, tasks or annexes there are. */
export const count: Intent = {
  id: 'count',
  summary: 'How many paragraphs, tasks or annexes there are.',
  examples: [
    'how many operative paragraphs are there?',
    'how many preambular paragraphs?',
    'how many tasks does the mission have?',
    'number of paragraphs',
  ],
  most: 0.96,
  match(q) {
    if (!q.resolution || q.asked !== 'how-many') return 0
    if (!COUNTS.some(([pattern]) => pattern.test(q.text))) return 0
    return unaccounted(q, VOCABULARY).length === 0 ? 0.96 : 0
  },
  answer(q) {
    const { resolution } = q
    if (!resolution) return undefined
    const [, counter] = COUNTS.find(([pattern]) => pattern.test(q.text)) ?? []
    if (!counter) return undefined
    const { what, clauses } = counter(inParagraph(q, resolution))
    if (clauses.length === 0) return silent(q, 'count', `${resolution.symbol} has no ${what}.`)
    const plain =
      /\bparagraphs?|paras?\b/.test(q.text) && what === 'operative paragraph' && !/operative|\bops?\b/.test(q.text)
    const preambular = tops(resolution, 'pp').length
    const also =
      plain && preambular ? ` and ${preambular} preambular ${preambular === 1 ? 'paragraph' : 'paragraphs'}` : ''
    const first = clauses[0]!
    const last = clauses.at(-1)!
    const range =
      first === last
        ? citeAll(q, resolution, [first.id])
        : `${citeAll(q, resolution, [first.id])} to ${citeAll(q, resolution, [last.id]).replace(/^.*, /, '')}`
    const parent = parentOf(resolution, first)
    const quotes = [...(parent ? [quote(resolution, parent.id)] : []), ...clauses.map(c => quote(resolution, c.id))]
    return found(q, 'count', `${clauses.length} ${what}${clauses.length === 1 ? '' : 's'}${also} (${range}).`, quotes)
  },
}

const tops = (r: Resolution, part: 'op' | 'pp') => r.clauses.filter(c => c.id.startsWith(`${part}-`) && !c.parent)

/** The tasks of the mandate, or the sub-paragraphs of the paragraph that has them. */
function subs(r: Resolution): readonly Clause[] {
  const id = mandateClause(r)
  const of = (parent: string) => r.clauses.filter(c => c.parent === parent)
  if (id && of(id).length) return of(id)
  const parents = [...new Set(r.clauses.filter(c => c.part === 'operative' && c.parent).map(c => c.parent!))]
  return parents.length === 1 ? of(parents[0]!) : []
}

/** "how many sub-paragraphs has OP6?": the resolution narrowed to that paragraph. */
function inParagraph(q: Query, resolution: Resolution): Resolution {
  const path = q.references.find(r => r.part === 'op' || r.part === 'any')?.path
  if (!path?.length) return resolution
  const id = `op-${path.join('-')}`
  return { ...resolution, clauses: resolution.clauses.filter(c => c.id === id || c.id.startsWith(`${id}-`)) }
}
