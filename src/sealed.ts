import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { SeizedError } from './errors.ts'

/** NIST SP 800-38D, section 8.2.2: 96 random bits for each sealing under one key. */
const NONCE = 12
/** Bytes of the tag that proves nothing was changed. */
const TAG = 16
const FORM = '1'

/** What was sealed, opened. */
interface Opened {
  readonly text: string
  /** True where it was sealed with an older key: seal it again, so that the older key can go. */
  readonly stale: boolean
}

/** Keeps secrets at rest: AES-256-GCM, the key's id beside the ciphertext. */
export interface Seal {
  /**
   * @param about what the secret belongs to; it opens under the same words only, so that no row can be moved to another place
   * @returns "1.<key id>.<nonce, ciphertext and tag in base64url>"
   */
  seal(text: string, about: string): string
  /** @throws SeizedError `bad-setting` where its key is not among ours, or it was changed, or it is about something else. */
  open(sealed: string, about: string): Opened
}

/** Eight hexadecimal digits that name a key and tell nothing of it. */
export const keyId = (key: Buffer): string =>
  createHash('sha256').update('seized key id').update(key).digest('hex').slice(0, 8)

/**
 * Seals with the first key and opens with any, so that keys rotate: a new one is put before the old, which goes when nothing is sealed with it.
 *
 * @param keys 32 bytes each, at least one
 * @example
 * const seal = createSeal(config.keys)
 * seal.open(seal.seal('xoxb-1', 'slack T1'), 'slack T1').text // 'xoxb-1'
 */
export function createSeal(keys: readonly Buffer[]): Seal {
  const first = keys[0]
  if (!first) throw new SeizedError('bad-setting', 'SEIZED_KEYS is missing: secrets rest encrypted.')
  const byId = new Map(keys.map(key => [keyId(key), key]))
  const newest = keyId(first)
  return {
    seal(text, about) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', first, nonce).setAAD(Buffer.from(about))
      const body = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return `${FORM}.${newest}.${Buffer.concat(body).toString('base64url')}`
    },
    open(sealed, about) {
      const [form, id = '', body = ''] = sealed.split('.')
      const key = byId.get(id)
      if (form !== FORM || !key)
        throw new SeizedError(
          'bad-setting',
          `What is kept of ${about} was sealed with key ${id.slice(0, 16)}, which SEIZED_KEYS does not hold. Put that key back behind the new one.`,
        )
      const bytes = Buffer.from(body, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
        decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-TAG))
        const text = decipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8')
        return { text, stale: id !== newest }
      } catch (cause) {
        throw new SeizedError('bad-setting', `What is kept of ${about} was changed, or belongs elsewhere.`, { cause })
      }
    },
  }
}
