// A language model's interface on this machine, which answers as it is told and keeps what it was sent.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = {
  path: string;
  authorization: string | undefined;
  body: { model: string; messages: { content: string }[] };
};
type Answering = (response: ServerResponse, received: Received) => void;

/** Set in the environment while `work` goes on. */
export async function withModel<T>(answering: Answering, work: (received: Received[]) => Promise<T>): Promise<T> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece) => {
      text += piece;
    });
    request.on('end', () => {
      const one = { path: request.url ?? '', authorization: request.headers.authorization, body: JSON.parse(text) };
      received.push(one);
      answering(response, one);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    LEADWELL_MODEL_URL: `http://127.0.0.1:${port}/v1`,
    LEADWELL_MODEL_NAME: 'small-model',
    LEADWELL_MODEL_KEY: 'a key',
  });
  try {
    return await work(received);
  } finally {
    for (const name of ['URL', 'NAME', 'KEY']) delete process.env[`LEADWELL_MODEL_${name}`];
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

/** As such a model answers: what it says is the content of its first choice. */
export const saying =
  (content: string): Answering =>
  (response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
  };

export const naming = (...suggestions: { criterion: string; words: string }[]): Answering =>
  saying(`Here you are:\n\`\`\`json\n${JSON.stringify({ suggestions })}\n\`\`\``);
