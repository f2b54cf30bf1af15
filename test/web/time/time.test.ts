import ical from 'ical.js'
import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLibrary } from '../../../src/library/library.ts'
import { loadBuiltIn } from '../../../src/library/load.ts'
import { parse } from '../../../src/resolution/parse.ts'
import { livesOf } from '../../../src/web/time/life.ts'
import { scaleOf } from '../../../src/web/time/timeline.ts'
import { FOUND, get, saying, serving } from '../fakes.ts'

const text = (number: number, adopted: string, until: string) =>
  parse(
    `S/RES/${number} (${adopted.slice(-4)})\n\n${adopted}\n\nRESOLUTION ${number} (${adopted.slice(-4)})\n\nAdopted by the Security Council at its 3${number}th meeting, on ${adopted}\n\nThe Security Council,\n\nRecalling its earlier resolutions,\n\n1. Decides to extend the mandate of UNMOT until ${until};\n\n2. Requests the Secretary-General to report by ${until}.\n`,
  )
const before = text(1089, '13 December 1996', '15 March 1997')
const resolutions = [before, ...loadBuiltIn().map(each => each.resolution)]
const library = createLibrary(resolutions)

describe('the life of a mandate', () => {
  test('is the chain of its extensions, with what falls due in each', () => {
    const [life] = livesOf(resolutions)
    expect(life?.entity).toBe('UNMOT')
    expect(life?.acts.map(act => [act.symbol, act.until])).toEqual([
      ['S/RES/1089 (1996)', '1997-03-15'],
      ['S/RES/1138 (1997)', '1998-05-15'],
    ])
    expect(life?.dues.map(due => [due.day, due.what])).toEqual([
      ['1997-03-15', 'report'],
      ['1997-11-25', 'event'],
      ['1998-02-14', 'report'],
    ])
    expect([life?.first, life?.last]).toEqual(['1996-12-13', '1998-05-15'])
  })

  test('is drawn to scale', () => {
    const { at } = scaleOf({ first: '1998-01-01', last: '1998-01-11' })
    expect([at('1998-01-01'), at('1998-01-06'), at('1998-01-11')]).toEqual([3, 50, 97])
  })
})

describe('/time', () => {
  let server: Awaited<ReturnType<typeof serving>>
  beforeAll(async () => {
    server = await serving(saying(FOUND).assistant, { library: { resolutions, library: () => library } })
  })
  afterAll(() => server.close())
  const at = async (query: string) => {
    const { status, text } = await get(server.address, `/time${query}`)
    return { status, document: new JSDOM(text).window.document }
  }
  const texts = (document: Document, selector: string) =>
    [...document.querySelectorAll(selector)].map(e => e.textContent?.replace(/\s+/g, ' ').trim())

  test('knows on a day what was decided by then, what has passed and what is to come', async () => {
    const { document } = await at('?asOf=1997-12-01')
    expect(texts(document, '#coming ~ ul strong')).toEqual(['14 February 1998', '15 May 1998'])
    expect(texts(document, '#passed ~ ul strong')).toContain('24 November 1997 to 25 November 1997')
    expect(texts(document, 'tbody th a')).toEqual(['UNMOT'])
    const earlier = await at('?asOf=1997-01-01')
    expect(texts(earlier.document, '#coming ~ ul strong')).toEqual(['15 March 1997', '15 March 1997'])
    expect(earlier.document.querySelectorAll('rect.act.later')).toHaveLength(1)
  })

  test('moves the line with the day', async () => {
    const line = async (day: string) =>
      (await at(`?asOf=${day}`)).document.querySelector('#as-of-line')?.getAttribute('x1')
    expect(await line('1996-12-13')).toBe('3%')
    expect(await line('1998-05-15')).toBe('97%')
    expect(await line('2026-01-01')).toBe('97%')
  })

  test('stands first on the latest act of a mandate that is over', async () => {
    expect((await at('')).document.querySelector('#asOf')?.getAttribute('value')).toBe('1997-11-14')
  })

  test('refuses what is no date, in words', async () => {
    const { status, document } = await at('?asOf=<b>yesterday')
    expect(status).toBe(400)
    expect(document.querySelector('h1')?.textContent).toBe('“<b>yesterday” is not a date.')
  })

  test('sorts the table up and down, and the heading leads to the other way', async () => {
    const { document } = await at('?asOf=1998-01-01&sort=entity')
    const head = document.querySelector('th[aria-sort]')
    expect(head?.getAttribute('aria-sort')).toBe('ascending')
    expect(head?.querySelector('a')?.getAttribute('href')).toContain('dir=desc')
  })

  test('gives the tables as CSV and as a calendar', async () => {
    const csv = await get(server.address, '/time/mandates.csv?asOf=1998-05-01')
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="mandates.csv"')
    expect(csv.text.split('\r\n')[1]).toMatch(/^UNMOT,,1998-05-15,14,S\/RES\/1138 \(1997\),op-5,/)
    const calendar = await get(server.address, '/time/deadlines.ics')
    const events = new ical.Component(ical.parse(calendar.text)).getAllSubcomponents('vevent')
    expect(events.map(event => String(event.getFirstPropertyValue('dtstart')))).toContain('1998-05-15')
    expect((await get(server.address, '/time/deadlines.csv')).text).toContain('1998-02-14')
    expect((await get(server.address, '/time/mandates.ics?asOf=1998-05-01')).text).toContain('UNMOT: mandate ends')
    expect((await get(server.address, '/time/mandates.csv?asOf=x')).status).toBe(400)
  })
})
