import { html } from 'hono/html'
import { OPTIONAL_SCOPES, SCOPES } from './scopes.ts'

/** Markup of `html`, which escapes whatever is put into it. Nothing here is waited for, so it is there at once. */
type Html = ReturnType<typeof html>

/** A page in the product's dress: its style sheet is the web page's. */
function page(title: string, main: Html): string {
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Seized</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<header>
<a class="brand" href="/">Seized</a>
<p class="subject">for Slack</p>
</header>
<main>
${main}
</main>
<footer>
<p>Every quotation is the text as issued, word for word. No model: the same question gets the same answer.</p>
</footer>
</body>
</html>
`)
}

/**
 * Where installing begins: what the app asks for and why, and the way to Slack.
 *
 * @param address Slack's page, with the state that comes back
 */
export const beginPage = (address: string): string =>
  page(
    'Add to Slack',
    html`<div class="welcome install">
<h1 id="headline" tabindex="-1">Add Seized to Slack.</h1>
<p class="lead">It answers questions about Security Council resolutions where they are asked, and announces deadlines ahead of time.</p>
<p><a class="button" href="${address}">Add to Slack</a></p>
<h2>What it asks for</h2>
<ul>
${reasons(SCOPES)}
</ul>
<p>You may leave these out in Slack. Without them, an announcement that Slack did not confirm is posted once more and marked as a possible repeat, or held:</p>
<ul>
${reasons(OPTIONAL_SCOPES)}
</ul>
<p>It reads no other message. What it is asked stays on the server that runs it.</p>
</div>`,
  )

const reasons = (scopes: Readonly<Record<string, string>>) =>
  Object.entries(scopes).map(([scope, why]) => html`<li>${why} <small><code>${scope}</code></small></li>\n`)

/** After installing. */
export const donePage = (name: string, appId: string | undefined, teamId: string | undefined): string =>
  page(
    `Seized is in ${name}`,
    html`<div class="welcome install">
<h1 id="headline" tabindex="-1">Seized is in ${name}.</h1>
<p class="lead">Invite it to a channel and ask: <strong>@Seized when does the mandate end?</strong> Or type <strong>/seized help</strong>.</p>
${teamId && html`<p><a class="button" href="${openAddress(teamId, appId)}">Open Slack</a></p>`}
</div>`,
  )

const openAddress = (teamId: string, appId: string | undefined): string =>
  appId
    ? `https://slack.com/app_redirect?app=${encodeURIComponent(appId)}&team=${encodeURIComponent(teamId)}`
    : `https://app.slack.com/client/${encodeURIComponent(teamId)}`

/** Where it did not come to pass: what happened, and what to do. */
export const refusedPage = (headline: string, remedy: string): string =>
  page(
    headline,
    html`<div class="fault">
<h1 id="headline" tabindex="-1">${headline}</h1>
<p class="lead">${remedy}</p>
<p><a href="/slack/install">Begin again</a></p>
</div>`,
  )
