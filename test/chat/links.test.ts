import { expect, test } from 'vitest'
import { resolutionOfLink } from '../../src/chat/links.ts'

test.each([
  'https://undocs.org/S/RES/1138(1997)',
  'http://undocs.org/en/S/RES/1138(1997)',
  'https://undocs.org/S/RES/1138%20(1997)',
  'https://undocs.org/Home/Mobile?FinalSymbol=S%2FRES%2F1138%281997%29&Language=E&DeviceType=Desktop',
  'https://docs.un.org/en/S/RES/1138(1997)',
  'https://docs.un.org/S/RES/1138%20%281997%29',
  'https://digitallibrary.un.org/record/247009/files/S_RES_1138(1997)-EN.pdf',
  'https://digitallibrary.un.org/search?ln=en&p=S/RES/1138+(1997)&f=',
  'https://www.un.org/securitycouncil/s/res/1138-%281997%29',
  'https://main.un.org/securitycouncil/en/content/resolution-1138-1997',
  'https://www.un.org/en/ga/search/view_doc.asp?symbol=S/RES/1138(1997)',
  'https://www.un.org/Docs/journal/asp/ws.asp?m=S/RES/1138%20(1997)',
  'http://daccess-ods.un.org/access.nsf/Get?OpenAgent&DS=S/RES/1138(1997)&Lang=E',
  'https://daccess-ods.un.org/access.nsf/get?open&DS=S%252FRES%252F1138(1997)',
])('%s leads to resolution 1138 (1997)', address => {
  expect(resolutionOfLink(address)).toEqual({ number: 1138, year: 1997 })
})

test('a link without the year leads to the number', () => {
  expect(resolutionOfLink('https://undocs.org/S/RES/1138')).toEqual({ number: 1138 })
})

test.each([
  'https://undocs.org/S/1997/859',
  'https://undocs.org/A/RES/52/12',
  'https://digitallibrary.un.org/record/247009?ln=en',
  'https://www.un.org/securitycouncil/',
  'https://evil.example/S/RES/1138(1997)',
  'https://undocs.org.evil.example/S/RES/1138(1997)',
  'https://notundocs.org/S/RES/1138(1997)',
  'https://user@evil.example/?undocs.org/S/RES/1138(1997)',
  'javascript:undocs.org/S/RES/1138(1997)',
  'https://undocs.org/%E0%A4%A',
  'not an address',
  '',
])('%s leads to none', address => {
  expect(resolutionOfLink(address)).toBeUndefined()
})
