import type { Resolution } from '../../resolution/model.ts'
import { type Frame, page } from '../frame.ts'
import { html } from '../html.ts'
import { livesOf, startOf } from '../time/life.ts'

/** Where a rehearsal begins: today, where a mandate runs; else the day after the latest act on one. */
function begin(resolutions: readonly Resolution[], today: string): string {
  const lives = livesOf(resolutions)
  if (lives.length === 0 || lives.some(life => life.first <= today && today <= life.last)) return today
  return (
    lives
      .flatMap(life => life.acts.map(startOf))
      .sort()
      .at(-1) ?? today
  )
}

/** Announcements on a clock that runs ahead. */
export const rehearsalPage = (resolutions: readonly Resolution[], today: string, frame: Frame): string =>
  page(
    'Rehearsal',
    frame,
    html`<h1 id="headline" tabindex="-1">Rehearsal</h1>
<p class="lead">Subscribe a pretend channel, run the clock forward, and watch the announcements arrive. It is the product’s own dispatcher on a clock of its own; nothing is posted, and nothing is kept.</p>
<noscript><p class="refusal">The rehearsal needs JavaScript. On the command line, SEIZED_AS_OF starts the clock on another day.</p></noscript>
<div id="rehearsal" data-ready="false">
<form id="rehearse" class="say" aria-label="Rehearse announcements">
<div class="fields"><p class="grow"><label for="subscribe">/seized subscribe</label><input id="subscribe" value="all lead 30d,7d,1d,0d at 09:00" maxlength="300" autocomplete="off"></p>
<p><label for="from">From</label><input id="from" type="date" value="${begin(resolutions, today)}" required></p>
<p><button type="submit">Subscribe</button></p></div>
<div class="running"><p class="now">It is <output id="now"></output></p>
<p role="group" aria-label="Run the clock forward"><button type="button" data-days="1">1 day</button><button type="button" data-days="7">1 week</button><button type="button" data-days="30">30 days</button><button type="button" id="next">To the next announcement</button></p></div>
</form>
<p id="status" role="status" class="quiet"></p>
<div class="sides three">
<section class="side slack" aria-labelledby="slack-name"><h2 id="slack-name">Slack</h2><div class="channel" id="slack" role="log" aria-label="Slack" tabindex="0"></div></section>
<section class="side teams" aria-labelledby="teams-name"><h2 id="teams-name">Microsoft Teams</h2><div class="channel" id="teams" role="log" aria-label="Microsoft Teams" tabindex="0"></div></section>
<section class="side book" aria-labelledby="ledger-name"><h2 id="ledger-name">Ledger</h2><div class="channel" tabindex="0" role="region" aria-label="Ledger"><table><thead><tr><th scope="col">At</th><th scope="col">Due</th><th scope="col">State</th></tr></thead><tbody id="ledger"></tbody></table><h3>To come</h3><ul id="coming"></ul></div></section>
</div>
<dialog id="drawer" aria-labelledby="drawer-name"><div class="drawer-head"><h2 id="drawer-name">What is sent</h2><button type="button" class="copy" id="drawer-copy">Copy</button><form method="dialog"><button>Close</button></form></div><pre id="payload" tabindex="0"></pre></dialog>
</div>`,
    { room: '/rehearsal', script: 'rehearsal', style: 'chat', wide: true },
  )
