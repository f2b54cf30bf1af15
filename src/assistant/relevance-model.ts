import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 1979 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.629,
  local: 2.547,
  alike: 3.869,
  relative: 1.191,
  kind: 1.875,
  kindIn: 1.716,
  kindNear: 1.519,
  dated: -0.439,
  counted: 1.892,
  sub: -0.302,
  focus: 1.084,
  likeness: 2.978,
  named: 2.696,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -4.724,
  kind: 2.114,
  kindIn: 2.245,
  kindNear: 0.99,
  noCountry: -3.67,
  noFigure: -2.015,
  uncounted: -2.597,
  unbound: -0.904,
  dated: 1.085,
  idle: -5.93,
  coverage: 1.321,
  relevance: 0.288,
  relative: 0.105,
  likeness: 1.209,
  unmetVerb: -0.398,
  headless: -0.386,
  named: 2.187,
  unnamed: -4.098,
  lacking: -1.026,
  alien: 0.122,
  rare: 2.151,
  strange: -1.231,
  preambular: -0.536,
}
