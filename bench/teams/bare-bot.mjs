// The least that a Teams bot on botbuilder is: it checks tokens and echoes. What the product is measured against.
import { createServer } from 'node:http'
import botbuilder from 'botbuilder'

const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = botbuilder
const { issuer, openIdMetadata, appId } = JSON.parse(process.env.BENCH_CLOUD)

const sign = async request => {
  request.headers.set('Authorization', 'Bearer bot-token')
  return request
}
const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: 'https://login.test',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: 'https://token.test',
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadata,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata,
    },
    {
      isValidAppId: async id => id === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({ signRequest: sign }),
    },
  ),
)

const server = createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const shim = {
    status: code => {
      response.statusCode = code
      return shim
    },
    header: (name, value) => response.setHeader(name, value),
    send: body => response.write(typeof body === 'string' ? body : JSON.stringify(body)),
    end: () => response.end(),
  }
  const { headers, method } = request
  const body = JSON.parse(Buffer.concat(chunks).toString())
  await adapter.process({ headers, method, body }, shim, context => context.sendActivity(context.activity.text))
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`))
