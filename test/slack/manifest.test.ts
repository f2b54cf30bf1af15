import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { OPENERS } from '../../src/assistant/follow-ups.ts'
import { LINK_DOMAINS } from '../../src/chat/links.ts'
import { LISTENS } from '../../src/slack/app.ts'
import { OPTIONAL_SCOPES, optionalScopeNames, SCOPES, scopeNames } from '../../src/slack/scopes.ts'
import { Manifest } from './manifest-schema.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const one = Manifest.parse(JSON.parse(read('manifests/slack.json')))
const many = Manifest.parse(JSON.parse(read('manifests/slack-many.json')))

/** The same in both: everything but what tells one workspace from many. */
const shared = (manifest: Manifest) => ({
  ...manifest,
  features: { ...manifest.features, slash_commands: manifest.features.slash_commands.map(({ url, ...rest }) => rest) },
  oauth_config: manifest.oauth_config.scopes,
  settings: undefined,
})

describe('the manifests', () => {
  test('differ in nothing that people see', () => {
    expect(shared(many)).toEqual(shared(one))
  })

  test('ask for the scopes that the code states, and no other; what can be done without may be refused', () => {
    const { bot, bot_optional } = one.oauth_config.scopes
    expect(bot).toEqual([...scopeNames, ...optionalScopeNames])
    expect(bot_optional).toEqual(optionalScopeNames)
  })

  test('name every event, command and shortcut that the code listens to, and no other', () => {
    const { features, settings } = many
    const sorted = (names: readonly string[]) => [...names].sort()
    expect(sorted(settings.event_subscriptions.bot_events)).toEqual(sorted(LISTENS.events))
    expect(features.slash_commands.map(each => each.command)).toEqual(LISTENS.commands)
    expect(features.shortcuts.map(each => each.callback_id)).toEqual(LISTENS.shortcuts)
    for (const domain of LINK_DOMAINS) expect(features.unfurl_domains).toContain(domain)
  })

  test('offer the questions that the assistant begins with', () => {
    const { suggested_prompts } = one.features.agent_view
    expect(suggested_prompts).toEqual(OPENERS.map(question => ({ title: question, message: question })))
  })

  test('of one workspace: Socket Mode, and no address that would have to be reachable', () => {
    expect(one.settings).toMatchObject({ socket_mode_enabled: true, token_rotation_enabled: false })
    expect(JSON.stringify(one)).not.toContain('https://')
  })

  test('of many: every address of Slack’s is a path that the server mounts, tokens rotate, organizations may install', () => {
    expect(many.settings).toMatchObject({
      socket_mode_enabled: false,
      token_rotation_enabled: true,
      org_deploy_enabled: true,
    })
    const addresses = [...JSON.stringify(many).matchAll(/"(https:[^"]+)"/g)].map(([, address]) => address)
    expect(new Set(addresses)).toEqual(
      new Set(['https://seized.example.org/slack/events', 'https://seized.example.org/slack/oauth_redirect']),
    )
    for (const { url } of many.features.slash_commands) expect(url).toContain('/slack/events')
    expect(many.settings.event_subscriptions.request_url).toContain('/slack/events')
    expect(many.settings.interactivity.request_url).toContain('/slack/events')
  })

  test('only an organization’s app hears of a workspace that is taken from it', () => {
    const [of, ofMany] = [one, many].map(m => m.settings.event_subscriptions.bot_events)
    expect(new Set(ofMany).difference(new Set(of))).toEqual(new Set(['team_access_revoked']))
    expect(new Set(of).difference(new Set(ofMany))).toEqual(new Set())
  })
})

describe('the documents', () => {
  test('give each scope with its reason, as people are told when they install', () => {
    for (const [scope, why] of Object.entries({ ...SCOPES, ...OPTIONAL_SCOPES }))
      expect(read('docs/slack.md')).toContain(`| \`${scope}\` | ${why} |`)
  })

  test('name every setting of Slack’s in the README', () => {
    const settings = [...read('src/config-chat.ts').matchAll(/^ {2}(S(?:LACK|EIZED)_\w+):/gm)].map(([, name]) => name)
    expect(settings.length).toBeGreaterThan(8)
    const table = read('README.md')
    const missing = settings.filter(name => name !== 'SEIZED_TEAMS_HOSTS' && !table.includes(`\`${name}\``))
    expect(missing).toEqual([])
  })
})
