import { type Frame, page } from '../frame.ts'
import { html } from '../html.ts'

/** Things to type that show what there is. */
const TRY = [
  'When does the mandate end?',
  'and who reports on that?',
  '/clause 6(d)',
  '/seized deadlines',
  '/seized subscribe UNMOT lead 30d,7d',
  '/seized as-of 1998-05-01',
  '/seized help',
]

/** One conversation, as Slack and as Teams show it. */
export const playgroundPage = (frame: Frame): string =>
  page(
    'Playground',
    frame,
    html`<h1 id="headline" tabindex="-1">Playground</h1>
<p class="lead">One conversation, as Slack and as Teams show it: the messages that are sent there, drawn from the same data. Nothing leaves this machine, and nothing is kept.</p>
<noscript><p class="refusal">The playground needs JavaScript. The <a href="/">first page</a> answers without.</p></noscript>
<div id="playground" data-ready="false">
<form id="say" class="say" aria-label="Say something in the pretend channel">
<fieldset class="ways"><legend class="quiet">As</legend>
<label><input type="radio" name="way" value="say" checked> mention or command</label>
<label><input type="radio" name="way" value="extension"> message extension</label></fieldset>
<label for="text">Message</label>
<div class="line"><span class="at" aria-hidden="true">@Seized</span><input id="text" name="text" autocomplete="off" maxlength="2000" placeholder="When does it expire?  /clause 6(d)  /seized help"><button type="submit">Send</button></div>
<p class="try" role="group" aria-label="Things to try">${TRY.map(words => html`<button type="button" class="chip" data-try="${words}">${words}</button>`)}<button type="button" class="chip" id="afresh">Start afresh</button></p>
</form>
<p id="status" role="status" class="quiet"></p>
<div class="sides">
<section class="side slack" aria-labelledby="slack-name"><h2 id="slack-name">Slack</h2><div class="channel" id="slack" role="log" aria-label="Slack" tabindex="0"></div></section>
<section class="side teams" aria-labelledby="teams-name"><h2 id="teams-name">Microsoft Teams</h2><div class="channel" id="teams" role="log" aria-label="Microsoft Teams" tabindex="0"></div></section>
</div>
<dialog id="drawer" aria-labelledby="drawer-name"><div class="drawer-head"><h2 id="drawer-name">What is sent</h2><button type="button" class="copy" id="drawer-copy">Copy</button><form method="dialog"><button>Close</button></form></div><pre id="payload" tabindex="0"></pre></dialog>
</div>`,
    { room: '/playground', script: 'playground', style: 'chat', wide: true },
  )
