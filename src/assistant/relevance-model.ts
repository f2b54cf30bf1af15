import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 1247 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.718,
  local: 1.555,
  alike: 4.018,
  relative: 1.553,
  kind: 1.067,
  kindIn: 1.079,
  kindNear: 1.476,
  dated: 2.699,
  counted: 1.581,
  sub: -0.411,
  focus: 1.171,
  likeness: 2.581,
  named: 8.179,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -4.471,
  kind: 1.244,
  kindIn: 2.706,
  kindNear: 0.445,
  noCountry: -4.085,
  noFigure: -3.157,
  uncounted: -2.471,
  unbound: -2.557,
  dated: 1.835,
  idle: -3.878,
  coverage: 0.56,
  relevance: 0.444,
  relative: 0.638,
  likeness: 1.291,
  unmetVerb: -0.826,
  headless: -0.378,
  named: 1.448,
  unnamed: -4.978,
  lacking: -1.055,
  alien: -0.252,
  rare: 1.939,
  strange: -1.768,
  preambular: -0.323,
}
