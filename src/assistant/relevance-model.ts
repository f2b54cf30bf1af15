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
  '1': -4.728,
  kind: 2.115,
  kindIn: 2.247,
  kindNear: 0.987,
  noCountry: -3.672,
  noFigure: -2.014,
  uncounted: -2.598,
  unbound: -0.906,
  dated: 1.084,
  idle: -5.932,
  coverage: 1.324,
  relevance: 0.288,
  relative: 0.104,
  likeness: 1.212,
  unmetVerb: -0.394,
  headless: -0.387,
  named: 2.187,
  unnamed: -4.1,
  lacking: -1.027,
  alien: 0.123,
  rare: 2.144,
  strange: -1.225,
  preambular: -0.533,
}
