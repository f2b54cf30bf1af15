import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 1246 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.703,
  local: 1.547,
  alike: 4.056,
  relative: 1.57,
  kind: 1.005,
  kindIn: 1.1,
  kindNear: 1.493,
  dated: 2.897,
  counted: 1.605,
  sub: -0.413,
  focus: 1.166,
  likeness: 2.622,
  named: 8.244,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -4.541,
  kind: 1.257,
  kindIn: 2.698,
  kindNear: 0.485,
  noCountry: -4.101,
  noFigure: -3.157,
  uncounted: -2.476,
  unbound: -2.638,
  dated: 1.778,
  idle: -3.878,
  coverage: 0.631,
  relevance: 0.443,
  relative: 0.637,
  likeness: 1.296,
  unmetVerb: -0.797,
  headless: -0.376,
  named: 1.482,
  unnamed: -4.933,
  lacking: -1.036,
  alien: -0.246,
  rare: 1.957,
  strange: -1.776,
  preambular: -0.315,
}
