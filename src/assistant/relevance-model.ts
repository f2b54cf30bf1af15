import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 874 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.314,
  local: 2.22,
  alike: 3.772,
  relative: 1.791,
  kind: 1.104,
  kindIn: 0.978,
  kindNear: 2.483,
  sub: -0.367,
  focus: 1.233,
  likeness: 2.195,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -6.396,
  kind: 2.331,
  coverage: 0.92,
  kindIn: 2.49,
  relevance: 0.422,
  howMany: -1.311,
  when: 0.44,
  lacking: -1.053,
  relative: 1.142,
  met: 0.65,
  unmetVerb: -1.406,
  kindNext: 1.471,
  likeness: 0.267,
  unmet: -0.642,
  alien: -0.457,
  kindNear: -0.202,
  unfocused: -0.875,
}
