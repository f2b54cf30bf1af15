import type { Resolution } from '../resolution/model.ts'

/** The resolutions that questions are answered from. */
export interface Library {
  readonly resolutions: readonly Resolution[]
}

export function createLibrary(resolutions: readonly Resolution[]): Library {
  return { resolutions }
}
