import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 1387 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.812,
  local: 1.744,
  alike: 3.998,
  relative: 1.486,
  kind: 1.142,
  kindIn: 1.2,
  kindNear: 1.422,
  dated: 3.122,
  counted: 0.772,
  sub: -0.435,
  focus: 1.347,
  likeness: 2.422,
  named: 8.412,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -4.285,
  kind: 1.507,
  kindIn: 2.414,
  kindNear: 0.575,
  noCountry: -3.998,
  noFigure: -3.296,
  uncounted: -2.36,
  unbound: -1.848,
  dated: 1.24,
  idle: -5.379,
  coverage: 0.876,
  relevance: 0.401,
  relative: 0.412,
  likeness: 1.021,
  unmetVerb: -0.573,
  headless: -0.23,
  named: 1.305,
  unnamed: -5.041,
  lacking: -0.95,
  alien: -0.369,
  rare: 1.778,
  strange: -1.621,
  preambular: -0.313,
}
