import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openPlayground, type Playground } from './playground/open.ts'

if (noBrowser) console.warn(`Skipped: ${noBrowser}`)

const OP5 = 'Decides to extend the mandate of UNMOT until 15 May 1998;'

describe.skipIf(noBrowser)('in the Agents Playground, from npm start without any setting', { timeout: 60_000 }, () => {
  let open: Playground
  beforeAll(async () => {
    open = await openPlayground()
  })
  afterAll(() => open?.close())

  /** The card whose first line holds the words. */
  const card = (words: string | RegExp) => open.cards.filter({ hasText: words }).last()

  async function say(text: string): Promise<void> {
    await open.box.click()
    await open.box.pressSequentially(text)
    await open.page.keyboard.press('Enter')
  }

  test('a question in a personal chat is answered by a card, and its button answers the next one', async () => {
    await open.fresh()
    await card('Ask me about a Security Council resolution').waitFor()
    await say('when does it expire?')
    const answer = card('UNMOT’s mandate runs until 15 May 1998 (OP5)')
    await answer.waitFor()
    expect(await answer.textContent()).toContain(OP5)
    await open.picture('personal')
    await answer.getByRole('button', { name: 'What is the mandate?' }).click()
    const next = card('UNMOT’s mandate is set by OP6')
    await next.waitFor()
    expect(await next.textContent()).toContain('Monitor the assembly of UTO fighters')
    await next.scrollIntoViewIfNeeded()
    await open.picture('button')
  })

  test('a mention in a channel is answered in its thread', async () => {
    await open.fresh()
    await open.page.locator('[role=treeitem][aria-label="My Team - General"]').click()
    await open.page.getByText('Start a new post').first().waitFor()
    await open.box.click()
    await open.page.keyboard.type('@')
    await open.page.locator('[role=menuitem]').filter({ hasText: 'Test Bot' }).first().click()
    await open.page.keyboard.type(' what does OP6 (d) say?')
    await open.page.keyboard.press('Enter')
    const answer = card('OP6(d)')
    await answer.waitFor()
    expect(await answer.textContent()).toContain('Investigate reports of ceasefire violations')
    await open.picture('channel')
  })

  test('the message extension finds clauses, and the chosen one becomes a card', async () => {
    await open.fresh()
    await open.page.locator('button[aria-label="Trigger Message Extension App"]').first().click()
    await open.page.getByText('Search Command').first().click()
    const search = open.page.locator('input:visible').last()
    await search.fill('report')
    await search.press('Enter')
    const result = open.page.getByText('OP12').last()
    await result.waitFor()
    await open.picture('extension')
    await result.click()
    const chosen = card('within three months of the adoption')
    await chosen.waitFor()
    await open.picture('extension-card')
  })

  test('a pasted link is unfolded', async () => {
    await open.fresh()
    await open.page.locator('button[aria-label="Trigger Message Extension App"]').first().click()
    await open.page.getByText('Link Unfurling').first().click()
    const link = open.page.locator('input:visible').last()
    await link.fill('https://undocs.org/S/RES/1138(1997)')
    await link.press('Enter')
    await card('14 November 1997').waitFor()
    await open.picture('link')
  })
})
