import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldValue, html } from '../../src/web/html.ts'

test('what is put into markup is escaped, markup that `html` made is not', () => {
  expect(html`<p title="${'"'}">${"<b> & 'c'"}${html`<i>${'>'}</i>`}</p>`.markup).toBe(
    '<p title="&quot;">&lt;b&gt; &amp; &#39;c&#39;<i>&gt;</i></p>',
  )
})

test('lists are joined; undefined and false are nothing; zero is a figure', () => {
  expect(html`${['a', html`<b>`]}${undefined}${false}${0}`.markup).toBe('a<b>0')
})

test('control characters and direction overrides are shown by name', () => {
  expect(html`${'a\u0000b\u202ec\u2066d\u007f'}`.markup).toBe('a[U+0000]b[U+202E]c[U+2066]d[U+007F]')
  expect(html`${'tab\tline\nmark\u200e'}`.markup).toBe('tab\tline\nmark\u200e')
})

test('a lone surrogate becomes the replacement character', () => {
  expect(html`${'a\ud800b'}`.markup).toBe('a\ufffdb')
})

test('a field’s value keeps every character', () => {
  expect(fieldValue('a\u202e"<').markup).toBe('a\u202e&quot;&lt;')
})

test('no text whatever opens a tag, closes an attribute or turns the direction', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(html`${text}`.markup).not.toMatch(/[<>"'\u202a-\u202e\u2066-\u2069]/)
    }),
  )
})
