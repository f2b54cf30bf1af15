import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 1387 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.806,
  local: 1.695,
  alike: 4.005,
  relative: 1.493,
  kind: 1.143,
  kindIn: 1.2,
  kindNear: 1.429,
  dated: 3.124,
  counted: 0.763,
  sub: -0.433,
  focus: 1.238,
  likeness: 2.412,
  named: 4.129,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -4.719,
  kind: 1.631,
  kindIn: 2.674,
  kindNear: 0.459,
  noCountry: -3.819,
  noFigure: -3.052,
  uncounted: -2.111,
  unbound: -1.629,
  dated: 1.331,
  idle: -5.367,
  coverage: 0.904,
  relevance: 0.385,
  relative: 0.426,
  likeness: 1.14,
  unmetVerb: -0.762,
  headless: -0.239,
  named: 1.684,
  unnamed: -4.728,
  lacking: -1.028,
  alien: -0.361,
  rare: 1.784,
  strange: -1.457,
  preambular: -0.323,
}
