import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 767 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.586,
  local: 2.723,
  alike: 3.712,
  relative: 1.854,
  kind: 0.934,
  kindIn: 0.799,
  kindNear: 2.88,
  sub: -0.351,
  focus: 1,
  likeness: 1.988,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -6.618,
  kind: 2.361,
  coverage: 0.823,
  kindIn: 2.439,
  relevance: 0.412,
  howMany: -1.168,
  when: 0.583,
  lacking: -0.876,
  relative: 1.588,
  met: 0.701,
  unmetVerb: -1.466,
  kindNext: 1.354,
  likeness: 0.123,
  unmet: -0.864,
  alien: -0.734,
  kindNear: -0.354,
  unfocused: -0.791,
}
