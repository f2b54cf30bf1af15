import type { ResolutionName } from '../resolution/citation.ts'

/** Where the United Nations' documents stand, with what lies below them. A platform shows the app no links to elsewhere. */
export const LINK_DOMAINS = ['un.org', 'undocs.org'] as const

/** A symbol as addresses write it: "S/RES/1138(1997)", "s/res/1138-%281997%29", "S_RES_1138_1997". */
const SYMBOL = /\bS[/_-]RES[/_-](\d{1,4})[\s_-]*\(?(\d{4})?\b/i
/** The pages of the Council itself: "/securitycouncil/content/resolution-1138-1997". */
const PAGE = /\/securitycouncil\/.*\bresolutions?[/-](\d{1,4})(?:[-_ ]*\(?(\d{4})\b)?/i

/**
 * The resolution that an address of the United Nations leads to.
 *
 * @returns undefined for an address elsewhere, and for one that names no resolution (the Digital Library's record numbers)
 * @example resolutionOfLink('https://docs.un.org/en/S/RES/1138(1997)') // { number: 1138, year: 1997 }
 */
export function resolutionOfLink(address: string): Pick<ResolutionName, 'number' | 'year'> | undefined {
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || !isOurs(url.hostname)) return undefined
  const found = spellings(`${url.pathname}${url.search}${url.hash}`).flatMap(text => {
    const m = SYMBOL.exec(text) ?? PAGE.exec(text)
    return m ? [m] : []
  })[0]
  if (!found) return undefined
  return { number: Number(found[1]), ...(found[2] && { year: Number(found[2]) }) }
}

const isOurs = (host: string): boolean => LINK_DOMAINS.some(domain => host === domain || host.endsWith(`.${domain}`))

/** As it stands, and decoded: once, and twice for an address that was put into another. */
function spellings(text: string): string[] {
  const all = [text]
  for (let i = 0; i < 2; i++)
    try {
      all.push(decodeURIComponent((all.at(-1) ?? '').replace(/\+/g, ' ')))
    } catch {
      break
    }
  return all.toReversed()
}
