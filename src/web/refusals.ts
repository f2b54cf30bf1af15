import type { Frame } from './frame.ts'
import { faultPage } from './page.ts'

const CODES: Readonly<Record<number, string>> = {
  400: 'bad-input',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'wrong-method',
  413: 'too-large',
  415: 'wrong-type',
  421: 'wrong-host',
  429: 'too-many',
  431: 'too-large',
  500: 'fault',
}

/** A refusal for programs: `{"error":{"code":"bad-input","message":"…"}}`. */
export const refuse = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, unknown>> = {},
): Response => Response.json({ error: { code: CODES[status] ?? 'bad-input', message, ...more } }, { status, headers })

/** The same for people: what is wrong, and what to do about it. */
export const refusePage = (
  status: number,
  headline: string,
  remedy: string,
  frame: Frame,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(faultPage(headline, remedy, frame), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
  })

/** True where the asker is a program. */
export const wantsJson = (path: string, accept: string | null): boolean =>
  path.startsWith('/api/') || (/\bjson\b/.test(accept ?? '') && !/\btext\/html\b/.test(accept ?? ''))
