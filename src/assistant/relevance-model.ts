import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 874 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.336,
  local: 2.231,
  alike: 3.755,
  relative: 1.785,
  kind: 1.105,
  kindIn: 0.978,
  kindNear: 2.478,
  sub: -0.366,
  focus: 0.843,
  likeness: 2.165,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -6.321,
  kind: 2.333,
  coverage: 0.92,
  kindIn: 2.489,
  relevance: 0.407,
  howMany: -1.306,
  when: 0.448,
  lacking: -1.093,
  relative: 1.164,
  met: 0.64,
  unmetVerb: -1.471,
  kindNext: 1.485,
  likeness: 0.236,
  unmet: -0.579,
  alien: -0.461,
  kindNear: -0.224,
  unfocused: -0.964,
}
