import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 1248 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.646,
  local: 1.535,
  alike: 4.123,
  relative: 1.591,
  kind: 1.149,
  kindIn: 1.09,
  kindNear: 1.627,
  dated: 2.538,
  counted: 1.415,
  sub: -0.41,
  focus: 1.101,
  likeness: 2.629,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -4.853,
  kind: 1.686,
  kindIn: 2.47,
  kindNear: 0.291,
  noCountry: -4.216,
  noName: -1.324,
  noFigure: -2.788,
  uncounted: -2.056,
  unbound: -1.857,
  dated: 2.274,
  idle: -3.682,
  coverage: 1.037,
  relevance: 0.433,
  relative: 0.33,
  likeness: 1.019,
  unmetVerb: -0.602,
  headless: -0.514,
  undone: -1.993,
  lacking: -0.839,
  alien: -0.267,
  rare: 2.096,
  strange: -1.475,
  preambular: -0.509,
}
