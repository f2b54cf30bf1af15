import { dayInWords, readDay } from './day.ts'
import { type Html, html } from './html.ts'

/** What every page shows around its content. */
export interface Frame {
  /** The resolutions that are asked: symbol and day of adoption, "1997-11-14". */
  readonly resolutions: readonly { readonly symbol: string; readonly adopted?: string }[]
  /** The day on which the clock was set, where it does not show the machine's time. */
  readonly today?: Temporal.PlainDate
}

function subject({ resolutions }: Frame): Html | string {
  const [first, second] = resolutions
  if (!first) return 'No resolution'
  if (!second) {
    const adopted = readDay(first.adopted ?? '')
    return html`<strong>${first.symbol}</strong>${adopted && html` <span class="dot">·</span> adopted ${dayInWords(adopted)}`}`
  }
  const years = resolutions.flatMap(r => (r.adopted ? [Number(r.adopted.slice(0, 4))] : []))
  const [from, to] = [Math.min(...years), Math.max(...years)]
  return html`<strong>${resolutions.length} resolutions</strong>${years.length > 0 && html` <span class="dot">·</span> ${from === to ? from : `${from}–${to}`}`}`
}

/** The rooms of the house, in the order of their visits. */
const ROOMS = [
  ['Ask', '/'],
  ['Read', '/read'],
  ['Time', '/time'],
  ['Library', '/library'],
  ['Playground', '/playground'],
  ['Rehearsal', '/rehearsal'],
] as const

/** What a page is beside its content. */
interface Shell {
  /** The address of its room, "/read"; absent on a page that belongs to none. */
  readonly room?: (typeof ROOMS)[number][1]
  /** Scripts and style sheets under /assets, without which it is a page as well: "reader". */
  readonly script?: string
  readonly style?: string
  /** True for what wants the width of the screen. */
  readonly wide?: boolean
}

/** A whole page. The title holds the answer, for it is what a tab, a bookmark and a screen reader say first. */
export function page(title: string, frame: Frame, main: Html, { room, script, style, wide }: Shell = {}): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Seized</title>
<link rel="stylesheet" href="/style.css">
${style && html`<link rel="stylesheet" href="/assets/${style}.css">`}
${script && html`<script type="module" src="/assets/${script}.js"></script>`}
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body${wide && html` class="wide"`}>
<a class="skip" href="#headline">${room === undefined || room === '/' ? 'Skip to the answer' : 'Skip to the content'}</a>
<header>
<a class="brand" href="/">Seized</a>
<p class="subject">${subject(frame)}</p>
<nav class="rooms" aria-label="Rooms"><ul>${ROOMS.map(([name, path]) => html`<li><a href="${path}"${path === room && html` aria-current="page"`}>${name}</a></li>`)}</ul></nav>
</header>
<main>
${frame.today && html`<p class="clock">The clock is set: today counts as <strong>${dayInWords(frame.today)}</strong>.</p>`}
${main}
</main>
<footer>
<p>Every quotation is the text as issued, word for word. No model, no network: the same question gets the same answer.</p>
</footer>
</body>
</html>
`.markup
}
