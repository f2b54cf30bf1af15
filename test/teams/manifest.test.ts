import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import AjvDraft04 from 'ajv-draft-04'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/chat/commands/index.ts'
import { LINK_DOMAINS } from '../../src/chat/links.ts'
import { packageTeams } from '../../tools/package-teams.ts'

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, 'manifests/teams')
const manifest = JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8'))

/** The newest that Microsoft's own package holds. */
const SCHEMAS = join(
  createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json'),
  '../build/json-schemas/teams',
)
const validate = new AjvDraft04.default({ strict: false, allErrors: true, validateFormats: false }).compile(
  JSON.parse(readFileSync(join(SCHEMAS, `v${manifest.manifestVersion}/MicrosoftTeams.schema.json`), 'utf8')),
)

/** Changes a copy at a path: "bots.0.botId". */
function changed(path: string, value: unknown): typeof manifest {
  const copy = structuredClone(manifest)
  const names = path.split('.')
  const last = names.pop()!
  const parent = names.reduce((at, name) => at[name], copy)
  parent[last] = value
  return copy
}

describe('the manifest', () => {
  test('is what Microsoft’s own schema takes', () => {
    expect([validate(manifest), validate.errors]).toEqual([true, null])
  })

  test.each<[string, unknown]>([
    ['name.short', 'x'.repeat(31)],
    ['description.short', 'x'.repeat(81)],
    ['bots.0.botId', 'not a GUID'],
    ['bots.0.commandLists.0.commands', Array.from({ length: 13 }, () => ({ title: 'a', description: 'b' }))],
    ['unknown', true],
  ])('would not be taken with another %s', (path, value) => {
    expect(validate(changed(path, value))).toBe(false)
  })

  test('has a version of three numbers, the product’s own', () => {
    expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(manifest.version).toBe(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version)
  })

  test('has https addresses, and domains without a scheme', () => {
    const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer
    for (const address of [websiteUrl, privacyUrl, termsOfUseUrl]) expect(address).toMatch(/^https:\/\//)
    const [link] = manifest.composeExtensions[0].messageHandlers
    for (const domain of [...manifest.validDomains, ...link.value.domains]) expect(domain).toMatch(/^(\*\.)?[\w.-]+$/)
    expect(link.value.domains).toEqual(LINK_DOMAINS.flatMap(domain => [domain, `*.${domain}`]))
  })

  test('has one bot, in personal, team and group chats, and the extension is the same bot', () => {
    expect(manifest.bots).toHaveLength(1)
    expect(manifest.bots[0].scopes).toEqual(['personal', 'team', 'groupChat'])
    expect(manifest.composeExtensions[0].botId).toBe(manifest.bots[0].botId)
  })

  test('lists as many commands as Teams allows, as help describes them, and leaves out those that are buttons of a list, which the documents name', () => {
    const most = 12
    const left = ['pause', 'resume']
    const listed = commands.filter(({ word }) => !left.includes(word))
    const stated = manifest.bots[0].commandLists[0].commands
    expect(stated).toEqual(listed.map(({ word, summary }) => ({ title: word, description: summary })))
    expect(stated).toHaveLength(most)
    expect(commands.length - most).toBe(left.length)
    const said = readFileSync(join(ROOT, 'docs/teams.md'), 'utf8')
    expect(said).toContain(`names ${most} of the ${commands.length} commands`)
    for (const word of left) expect(said).toContain(`\`${word}\``)
  })

  test('searches as soon as it is opened', () => {
    expect(manifest.composeExtensions[0].commands).toMatchObject([
      { id: 'findClause', type: 'query', title: 'Find a clause', initialRun: true, parameters: [{ name: 'words' }] },
    ])
  })
})

describe('the icons', () => {
  test.each([
    ['color', 192],
    ['outline', 32],
  ])('%s.png is a square of %i pixels', (name, side) => {
    const png = readFileSync(join(FOLDER, `${name}.png`))
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([side, side])
  })

  test('the outline is white, on nothing', () => {
    const pixels = readPixels(readFileSync(join(FOLDER, 'outline.png')))
    expect(pixels.some(([, , , alpha]) => alpha === 0)).toBe(true)
    expect(pixels.some(([, , , alpha]) => alpha === 255)).toBe(true)
    for (const [red, green, blue, alpha] of pixels) if (alpha) expect([red, green, blue]).toEqual([255, 255, 255])
  })
})

describe('the package', () => {
  const APP = 'AAAAAAAA-BBBB-4CCC-8DDD-EEEEEEEEEEEE'
  const make = () => packageTeams(APP, 'https://bot.example.com:8443')

  test('is the same to the byte whenever it is made', async () => {
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    const first = hash(await make())
    const zone = process.env.TZ
    process.env.TZ = 'Asia/Dushanbe'
    try {
      expect(hash(await make())).toBe(first)
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  test('holds the manifest, made out to the bot and its address, and both icons, and nothing else', async () => {
    const files = unzipSync(await make())
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png'])
    const text = Buffer.from(files['manifest.json']!).toString()
    const made = JSON.parse(text)
    expect(validate(made)).toBe(true)
    expect(text).not.toMatch(/0{8}-|example\.org/)
    expect(made.id).toBe(APP.toLowerCase())
    expect(made.bots[0].botId).toBe(APP.toLowerCase())
    expect(made.developer.websiteUrl).toBe('https://bot.example.com:8443')
    expect(made.validDomains).toEqual(['bot.example.com:8443'])
  })
})

/** Red, green, blue and alpha of each pixel of an RGBA image of 8 bits without interlace (PNG, third edition, section 9). */
function readPixels(png: Buffer): number[][] {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  expect([png[24], png[25], png[28]]).toEqual([8, 6, 0])
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * 4
  const out = new Uint8Array(stride * height)
  const paeth = (a: number, b: number, c: number) => {
    const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < stride; x++) {
      const left = x < 4 ? 0 : out[y * stride + x - 4]!
      const up = y === 0 ? 0 : out[(y - 1) * stride + x]!
      const corner = x < 4 || y === 0 ? 0 : out[(y - 1) * stride + x - 4]!
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][raw[y * (stride + 1)]!]!
      out[y * stride + x] = raw[y * (stride + 1) + 1 + x]! + guess
    }
  return Array.from({ length: width * height }, (_, i) => [...out.subarray(4 * i, 4 * i + 4)])
}
