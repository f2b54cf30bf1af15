/** Figures for whoever watches the server, in Prometheus' text format (prometheus.io, "Exposition formats", version 0.0.4). */
import type { Mount } from './chat/edge.ts'
import type { Log } from './log.ts'

/** One figure, or one for each set of labels. */
export interface Metric {
  /** "seized_announcements" */
  readonly name: string
  readonly help: string
  readonly type: 'gauge' | 'counter'
  readonly values: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[]
}

/** Where a room's figures come from; asked at each request. */
export type MetricSource = () => Promise<readonly Metric[]>

/** @example metricsText([{ name: 'seized_subscriptions', help: 'Open subscriptions.', type: 'gauge', values: [{ value: 3 }] }]) */
const metricsText = (metrics: readonly Metric[]): string =>
  metrics
    .map(({ name, help, type, values }) =>
      [
        `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
        `# TYPE ${name} ${type}`,
        ...values.map(({ labels = {}, value }) => `${name}${labelled(labels)} ${value}`),
        '',
      ].join('\n'),
    )
    .join('')

function labelled(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  )
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}

/** What the process itself is asked for, by the names that Prometheus' clients use. */
const ofProcess: MetricSource = async () => [
  {
    name: 'process_resident_memory_bytes',
    help: 'Resident memory size in bytes.',
    type: 'gauge',
    values: [{ value: process.memoryUsage.rss() }],
  },
  {
    name: 'process_start_time_seconds',
    help: 'Start time of the process since the Unix epoch in seconds.',
    type: 'gauge',
    values: [{ value: Math.round(performance.timeOrigin) / 1000 }],
  },
]

/** `/metrics`: the process's figures and those of the rooms. A room that fails leaves its own out, and says so. */
export function metricsMount(sources: readonly MetricSource[], log: Log): Mount {
  return {
    anyHost: false,
    handle(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return void response.writeHead(405, { Allow: 'GET, HEAD', 'Content-Length': 0 }).end()
      void Promise.all(
        [ofProcess, ...sources].map(source =>
          source().catch(error => {
            log.warn('figures could not be taken', { error })
            return []
          }),
        ),
      ).then(found => {
        const body = metricsText(found.flat())
        response.writeHead(200, {
          'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
          'Cache-Control': 'no-store',
        })
        response.end(request.method === 'HEAD' ? undefined : body)
      })
    },
  }
}
