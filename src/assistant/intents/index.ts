import type { Intent } from '../intent.ts'
import { actor } from './actor.ts'
import { changes } from './changes.ts'
import { clause } from './clause.ts'
import { count } from './count.ts'
import { date } from './date.ts'
import { deadlines } from './deadlines.ts'
import { definition } from './definition.ts'
import { document } from './document.ts'
import { expiry } from './expiry.ts'
import { helpFor } from './help.ts'
import { inForce } from './in-force.ts'
import { mandate } from './mandate.ts'
import { masthead } from './masthead.ts'
import { measures } from './measures.ts'
import { nationality } from './nationality.ts'
import { outline } from './outline.ts'
import { parts } from './parts.ts'
import { presence } from './presence.ts'
import { provision } from './provision.ts'
import { reasons } from './reasons.ts'
import { recalls } from './recalls.ts'
import { reporting } from './reporting.ts'
import { requester } from './requester.ts'
import { search } from './search.ts'
import { smallTalk } from './small-talk.ts'
import { subject } from './subject.ts'
import { verb } from './verb.ts'

const ASKING: readonly Intent[] = [
  mandate,
  expiry,
  clause,
  deadlines,
  reporting,
  requester,
  actor,
  verb,
  definition,
  document,
  date,
  masthead,
  measures,
  nationality,
  count,
  presence,
  outline,
  parts,
  provision,
  reasons,
  subject,
  recalls,
  changes,
  inForce,
  search,
  smallTalk,
]

/** Every intent. A new one is a file beside this and a line here. */
export const intents: readonly Intent[] = [...ASKING, helpFor(ASKING)]
