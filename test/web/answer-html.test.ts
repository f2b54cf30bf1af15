import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Span } from '../../src/resolution/model.ts'
import { answerHtml } from '../../src/web/answer-html.ts'
import { FOUND, SILENT } from './fakes.ts'

const link = (question: string) => `/?q=${encodeURIComponent(question)}`
const render = (answer: typeof FOUND | typeof SILENT) => answerHtml(answer, link).markup

/** Our markup has no `<` but tags, and five entities. */
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, '')
    .replace(
      /&(lt|gt|quot|#39|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
    )

const quoted = (text: string, highlights: readonly Span[]) => {
  const markup = render({ ...FOUND, quotes: [{ symbol: 'S/RES/1 (1946)', clause: 'op-1', text, highlights }] })
  return /<blockquote>(.*?)<\/blockquote>/s.exec(markup)?.[1] ?? ''
}

describe('an answer as HTML', () => {
  test('the headline comes before the quotations, with citation, arithmetic, notes and follow-ups as links', () => {
    const markup = render(FOUND)
    const order = [
      '<h1 id="headline" tabindex="-1">UNMOT&#39;s mandate ran until 15 May 1998 (OP5).</h1>',
      '<blockquote><p>Decides to extend the mandate of UNMOT <mark>until 15 May 1998</mark>;</p></blockquote>',
      '<span class="clause">OP5</span> <cite><a href="/read/1138#op-5">S/RES/1138 (1997)</a></cite>',
      '>Arithmetic</h2>',
      '14 November 1997 (adoption) + 182 days = 15 May 1998',
      'That day passed 28 years ago.',
      '<a href="/?q=When%20is%20the%20next%20report%20due%3F">When is the next report due?</a>',
    ].map(part => markup.indexOf(part))
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('paragraphs that come near are plainly marked as no answer', () => {
    const markup = render(SILENT)
    const [mark, quote] = ['Nearest paragraphs – not an answer', '<blockquote>'].map(part => markup.indexOf(part)) as [
      number,
      number,
    ]
    expect(mark).toBeGreaterThan(0)
    expect(quote).toBeGreaterThan(mark)
    expect(markup).not.toContain('Arithmetic')
  })

  test('sections without content are not there', () => {
    const markup = render({ ...SILENT, nearest: [], next: [], notes: [] })
    expect(markup).not.toContain('<h2')
    expect(markup).not.toContain('<ul')
    expect(markup).not.toContain('class="notes"')
  })

  test('the blocks of a clause are paragraphs, and a highlight that runs across them is marked in each', () => {
    expect(quoted('one two\n\nthree four', [[4, 14]])).toBe('<p>one <mark>two</mark></p><p><mark>three</mark> four</p>')
  })

  test('a hostile text stays text', () => {
    expect(quoted('<script>alert(1)</script>', [[0, 8]])).toBe(
      '<p><mark>&lt;script&gt;</mark>alert(1)&lt;/script&gt;</p>',
    )
  })

  test('every quotation is shown word for word, wherever the highlights fall', () => {
    const words = fc.stringMatching(/^[a-z<&"';().,\n ]{1,60}$/)
    fc.assert(
      fc.property(words, fc.array(fc.nat(60), { maxLength: 8 }), (text, ends) => {
        fc.pre(text.trim() !== '')
        const sorted = ends.filter(end => end <= text.length).toSorted((a, b) => a - b)
        const spans: Span[] = []
        for (let i = 0; i + 1 < sorted.length; i += 2) spans.push([sorted[i] ?? 0, sorted[i + 1] ?? 0])
        const squeeze = (t: string) => t.replace(/\s+/g, '')
        expect(squeeze(textOf(quoted(text, spans)))).toBe(squeeze(text))
      }),
    )
  })
})
