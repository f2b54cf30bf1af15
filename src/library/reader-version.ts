import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

const known = new Map<string, string>()

/**
 * Names the state of the code that reads texts: what another state has read may differ. A hash of the source files, so that it is the
 * same on every machine that runs the same version, however it was installed.
 *
 * @param room `resolution` for what is read from a text, `library` for what is made of that for a search
 */
export function readerVersion(room: 'resolution' | 'library'): string {
  let version = known.get(room)
  if (version === undefined) {
    const folder = `${import.meta.dirname}/../${room}`
    const names = readdirSync(folder)
      .filter(name => name.endsWith('.ts'))
      .sort()
    const sources = names.map(name => `${name}\n${readFileSync(`${folder}/${name}`, 'utf8')}`)
    version = hash('sha256', sources.join('\n')).slice(0, 16)
    known.set(room, version)
  }
  return version
}
