import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 875 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.24,
  local: 1.661,
  alike: 3.972,
  relative: 1.817,
  kind: 1.246,
  kindIn: 1.167,
  kindNear: 2.17,
  sub: -0.345,
  focus: 0.884,
  likeness: 2.168,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -6.131,
  kind: 2.271,
  coverage: 1.052,
  kindIn: 2.693,
  relevance: 0.521,
  howMany: -1.434,
  when: 0.373,
  lacking: -1.143,
  relative: 0.812,
  met: 0.606,
  unmetVerb: -1.329,
  kindNext: 1.57,
  likeness: 0.17,
  unmet: -0.574,
  alien: -0.405,
  kindNear: -0.112,
  unfocused: -1.143,
  found: -0.66,
}
