// A request must arrive within a while, or it holds a place that others need.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** `whole` milliseconds for a form; an upload may take as long as it likes while `bytes` arrive in each such span. */
export type Patience = { whole: number; bytes: number };

export const patience: Patience = { whole: 30_000, bytes: 30_000 };

/** Ends a request whose body stays away: 408 and a sentence. */
export function endWhenSlow(request: IncomingMessage, response: ServerResponse, { whole, bytes } = patience): void {
  if (!hasBody(request)) return;
  let before = request.socket.bytesRead;
  const look = () => {
    const now = request.socket.bytesRead;
    if (request.complete || request.destroyed) return clearInterval(timer);
    if (isUpload(request) && now - before >= bytes) before = now;
    else stop(request, response);
  };
  const timer = setInterval(look, whole).unref();
  response.once('close', () => clearInterval(timer));
}

const hasBody = ({ headers }: IncomingMessage) =>
  'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0;

const isUpload = ({ headers }: IncomingMessage) => !/urlencoded|json|text/.test(headers['content-type'] ?? '');

function stop(request: IncomingMessage, response: ServerResponse) {
  if (!response.headersSent)
    response
      .writeHead(408, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
      .end('What you sent did not arrive in time. Nothing was saved: send it again.\n', () => request.destroy());
  else request.destroy();
}
