// The least that a Slack app on Bolt is: it echoes. What the product is measured against.
import bolt from '@slack/bolt'

const app = new bolt.App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
  logLevel: bolt.LogLevel.ERROR,
})
app.event('app_mention', ({ event, client }) =>
  client.chat.postMessage({ channel: event.channel, thread_ts: event.thread_ts ?? event.ts, text: event.text }),
)
app.command('/seized', ({ ack, command }) => ack({ response_type: 'ephemeral', text: command.text }))

const server = await app.start({ port: 0, host: '127.0.0.1' })
process.stdout.write(`http://127.0.0.1:${server.address().port}\n`)
