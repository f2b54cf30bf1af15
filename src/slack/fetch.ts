import type { FetchFunction } from '@slack/web-api'
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici'

/** Milliseconds until a call is given up whose connection, whose answer, or the rest of whose answer does not come. */
export interface Patience {
  readonly connectTimeout: number
  readonly headersTimeout: number
  readonly bodyTimeout: number
}

const PATIENCE: Patience = { connectTimeout: 5_000, headersTimeout: 8_000, bodyTimeout: 8_000 }

const hasProxy = () => Object.keys(process.env).some(name => /^https?_proxy$/i.test(name))

/**
 * How the Web API client sends. Node's own `fetch` is built on the same undici and takes two to three times as long for what Slack
 * is sent: at saturation it is most of what an answer costs (docs/benchmarks.md).
 *
 * A call is given up by the connection's own timers: a signal for each would cost as much again.
 *
 * @throws what undici throws, with its code: ECONNREFUSED, UND_ERR_SOCKET, UND_ERR_HEADERS_TIMEOUT
 */
export function fetchWith(patience: Patience): FetchFunction {
  // Connections are kept between calls; a proxy is taken from HTTPS_PROXY and NO_PROXY, as other programs take it.
  let agent: Dispatcher | undefined
  return async (address, { method = 'GET', headers, body, signal } = {}) => {
    // Nothing that is sent here is a file.
    if (body instanceof FormData) throw new TypeError('Files are not sent to Slack')
    agent ??= hasProxy() ? new EnvHttpProxyAgent(patience) : new Agent(patience)
    const { origin, pathname, search } = new URL(address)
    const response = await request(`${origin}${pathname}${search}`, {
      dispatcher: agent,
      method: method as Dispatcher.HttpMethod,
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
      ...(signal && { signal }),
    })
    const { statusCode: status } = response
    const entries = Object.entries(response.headers).map(([name, value]): [string, string] => [
      name,
      String(value ?? ''),
    ])
    return {
      ok: status >= 200 && status < 300,
      status,
      statusText: '',
      url: String(address),
      headers: {
        get: name => entries.find(([known]) => known === name.toLowerCase())?.[1] ?? null,
        entries: () => entries,
      },
      arrayBuffer: () => response.body.arrayBuffer(),
      json: () => response.body.json(),
      text: () => response.body.text(),
    }
  }
}

/** As the product sends. */
export const slackFetch: FetchFunction = fetchWith(PATIENCE)
