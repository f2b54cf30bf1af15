/**
 * npm run package:teams
 *
 * Makes the package that Teams takes, from manifests/teams, for the bot and the address that the settings name: MicrosoftAppId
 * and SEIZED_PUBLIC_URL, from the environment or .env. The same settings make the same bytes.
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { zipSync } from 'fflate'
import { readConfig } from '../src/config.ts'
import { SeizedError } from '../src/errors.ts'

const ROOT = join(import.meta.dirname, '..')
const FOLDER = join(ROOT, 'manifests/teams')
const TARGET = 'var/seized-teams.zip'

/** What stands in the manifest for the bot and its address. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
const NOWHERE = 'seized.example.org'

/**
 * The bytes of a package.
 *
 * @param appId GUID of the bot's app registration
 * @param publicUrl "https://seized.example.org"
 */
export async function packageTeams(appId: string, publicUrl: string): Promise<Uint8Array> {
  const manifest = await readFile(join(FOLDER, 'manifest.json'), 'utf8')
  const named = manifest
    .replaceAll(NOBODY, appId.toLowerCase())
    .replaceAll(`https://${NOWHERE}`, publicUrl)
    .replaceAll(NOWHERE, new URL(publicUrl).host)
  const files = {
    'manifest.json': new TextEncoder().encode(named),
    'color.png': await readFile(join(FOLDER, 'color.png')),
    'outline.png': await readFile(join(FOLDER, 'outline.png')),
  }
  // A zip's own epoch, in any time zone: as local time is what fflate writes.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1), os: 0, attrs: 0 })
}

if (import.meta.main) {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
    const { teams, publicUrl } = await readConfig(process.env)
    if (!teams)
      throw new SeizedError(
        'bad-setting',
        'Teams’ settings are not set. The README says how to begin, under “Microsoft Teams”.',
      )
    if (!publicUrl?.startsWith('https:'))
      throw new SeizedError(
        'bad-setting',
        'SEIZED_PUBLIC_URL is not set to an https address: Teams shows it with the app. Write SEIZED_PUBLIC_URL=https://seized.example.org',
      )
    await mkdir(join(ROOT, dirname(TARGET)), { recursive: true })
    await writeFile(join(ROOT, TARGET), await packageTeams(teams.appId, publicUrl))
    process.stdout.write(`${TARGET} is made. In Teams: Apps, Manage your apps, Upload an app.\n`)
  } catch (cause) {
    process.stderr.write(`package:teams: ${cause instanceof SeizedError ? cause.message : cause}\n`)
    process.exitCode = cause instanceof SeizedError ? cause.exitCode : 2
  }
}
