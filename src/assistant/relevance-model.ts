import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 1254 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.697,
  local: 1.58,
  alike: 3.963,
  relative: 1.549,
  kind: 1.134,
  kindIn: 1.104,
  kindNear: 2.141,
  sub: -0.415,
  focus: 1.18,
  likeness: 2.553,
  named: 8.217,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -5.022,
  kind: 1.341,
  kindIn: 2.796,
  kindNear: 0.499,
  noCountry: -3.932,
  noFigure: -2.957,
  uncounted: -1.746,
  howMany: -0.329,
  coverage: 0.681,
  relevance: 0.457,
  relative: 0.855,
  likeness: 1.133,
  unmetVerb: -1.175,
  headless: -0.524,
  named: 1.679,
  unnamed: -4.861,
  lacking: -1.11,
  alien: -0.499,
  rare: 2.219,
  strange: -1.627,
  preambular: -0.342,
}
