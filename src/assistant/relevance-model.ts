import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 1980 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.632,
  local: 2.555,
  alike: 3.879,
  relative: 1.188,
  kind: 1.875,
  kindIn: 1.716,
  kindNear: 1.517,
  dated: -0.44,
  counted: 1.893,
  sub: -0.302,
  focus: 1.084,
  likeness: 2.973,
  named: 2.697,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -4.886,
  kind: 2.118,
  kindIn: 2.271,
  kindNear: 0.947,
  noCountry: -3.688,
  noFigure: -2.001,
  uncounted: -2.618,
  unbound: -0.926,
  dated: 1.057,
  idle: -5.975,
  coverage: 1.312,
  relevance: 0.293,
  relative: 0.211,
  likeness: 1.231,
  untold: -1.669,
  unmetVerb: -0.328,
  headless: -0.416,
  named: 2.171,
  unnamed: -4.154,
  lacking: -0.956,
  alien: -0.01,
  rare: 2.273,
  strange: -1.206,
  preambular: -0.487,
}
