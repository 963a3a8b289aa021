// Loaded into the server before anything else: tells its parent the statements that each request sent to PostgreSQL.
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import pg from 'pg';

type Sent = { text?: string } | string;
/** One request with the statements it sent, in order. */
export type Counted = { method: string; path: string; statements: string[] };

const request = new AsyncLocalStorage<string[]>();
const query = pg.Client.prototype.query as (...words: unknown[]) => unknown;

pg.Client.prototype.query = function (this: pg.Client, sent: Sent, ...more: unknown[]) {
  request.getStore()?.push(typeof sent === 'string' ? sent : (sent.text ?? ''));
  return query.call(this, sent, ...more);
} as typeof pg.Client.prototype.query;

subscribe('http.server.request.start', (message) => {
  const started = message as { request: IncomingMessage; response: ServerResponse };
  const statements: string[] = [];
  request.enterWith(statements);
  started.response.once('finish', () => {
    const { method = '', url = '' } = started.request;
    process.send?.({ method, path: url, statements } satisfies Counted);
  });
});
