import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 1026 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.338,
  local: 1.705,
  alike: 3.741,
  relative: 1.751,
  kind: 1.161,
  kindIn: 1.193,
  kindNear: 2.326,
  sub: -0.36,
  focus: 0.853,
  likeness: 2.308,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -5.534,
  kind: 1.118,
  kindIn: 2.888,
  kindNear: 0.745,
  noCountry: -4.883,
  noName: -1.649,
  noFigure: -2.743,
  uncounted: -1.74,
  howMany: -0.605,
  coverage: 0.986,
  relevance: 0.55,
  relative: 0.643,
  likeness: 1.262,
  unmetVerb: -1.331,
  headless: -0.264,
  undone: -1.926,
  lacking: -1.235,
  alien: -0.54,
  rare: 2.322,
  strange: -1.72,
  preambular: -0.583,
}
