import { kept } from '../resolution/kept.ts'

/**
 * A value as JSON. The same answer goes out again as the same object, and is written once.
 *
 * @param value must not change from then on
 */
export const written = kept((value: object) => JSON.stringify(value))
