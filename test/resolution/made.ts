import { readFileSync } from 'node:fs'
import type { Clause, ClauseId, Part, Resolution } from '../../src/resolution/model.ts'
import { parse } from '../../src/resolution/parse.ts'

/** S/RES/1138 (1997), the resolution that is built in. */
export const unmot = parse(readFileSync(new URL('../../data/S-RES-1138-1997.txt', import.meta.url), 'utf8'))

/** A resolution of these paragraphs, adopted on 14 November 1997 unless said otherwise; `op-6-d` is a sub-paragraph of `op-6`. */
export function resolutionOf(paragraphs: Readonly<Record<ClauseId, string>>, adopted = '1997-11-14'): Resolution {
  const clauses: Clause[] = []
  let source = ''
  for (const [id, text] of Object.entries(paragraphs)) {
    const start = source ? source.length + 2 : 0
    source += `${source ? '\n\n' : ''}${text}`
    const parent = clauses.find(c => c.id === id.replace(/-[a-z]+$/, '') && c.id !== id)
    const kinds: Readonly<Record<string, Part>> = { pp: 'preambular', annex: 'annex', masthead: 'masthead' }
    clauses.push({
      id,
      part: kinds[id.split('-')[0]!] ?? 'operative',
      text,
      span: [start, start + text.length],
      ...(parent ? { parent: parent.id, chapeau: parent.text } : {}),
    })
  }
  return { symbol: 'S/RES/1 (1997)', adopted, source, clauses, problems: [] }
}

/** The text that a clause has at a span. */
export function sliceOf(resolution: Resolution, at: { clause: ClauseId; span: readonly [number, number] }): string {
  return resolution.clauses.find(clause => clause.id === at.clause)!.text.slice(...at.span)
}

/** Pieces that hostile and ordinary paragraphs of the genre are made of. */
export const PIECES = [
  ...[
    'Decides',
    'Requests the Secretary-General',
    'Calls upon the parties',
    'and also requests him',
    'within three months',
  ],
  ...[
    'until 15 May 1998',
    'by 31 April 1999',
    'every 90 days',
    'at the end of this period',
    'of the adoption of this resolution',
  ],
  ...[
    'for a period of',
    'six months',
    '30 days prior to',
    'the expiry of its mandate',
    'in paragraph 10 above',
    'quarterly',
  ],
  ...[
    'United Tajik Opposition (UTO)',
    '(S/1997/686 and Add.1)',
    'resolutions 1160 (1998) of 31 March 1998, 1199',
    '(',
    ')',
    ';',
  ],
  ...[
    'them',
    'shall',
    'from',
    'to',
    'a',
    '24 and 25 November',
    '1997',
    'February 1996',
    'the',
    'of',
    '\n\n',
    '“the Committee”',
    'Ç’',
  ],
]
