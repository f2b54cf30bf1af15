import type { Model } from './relevance.ts'

// Made by tools/fit-relevance.ts from 1270 questions: not to be edited by hand.

/** Which clause answers best. */
export const RANK: Model = {
  coverage: 2.645,
  local: 1.432,
  alike: 3.67,
  relative: 1.585,
  kind: 1.124,
  kindIn: 1.011,
  kindNear: 2.33,
  sub: -0.44,
  focus: 1.215,
  likeness: 2.613,
  named: 8.097,
}

/** Whether the best one answers. */
export const ACCEPT: Model = {
  '1': -4.9,
  kind: 1.241,
  kindIn: 2.763,
  kindNear: 0.602,
  noCountry: -4.046,
  noFigure: -3.056,
  uncounted: -1.718,
  howMany: -0.334,
  coverage: 0.656,
  relevance: 0.431,
  relative: 0.918,
  likeness: 1.133,
  unmetVerb: -1.237,
  headless: -0.491,
  named: 1.791,
  unnamed: -4.931,
  lacking: -1.102,
  alien: -0.502,
  rare: 2.431,
  strange: -1.72,
  preambular: -0.332,
}
