// A mail server of the tests: it speaks SMTP, and keeps what arrives.
import { SMTPServer } from 'smtp-server';

/** A mail server that answers the first `refusals` mails with "try later". */
export async function sink(refusals = 0) {
  const arrived: string[] = [];
  const tried: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, _, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        tried.push(text);
        if (tried.length <= refusals) answer(Object.assign(new Error('4.2.1 try later'), { responseCode: 451 }));
        else {
          arrived.push(text);
          answer();
        }
      });
    },
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.server.address() as { port: number };
  const close = () => new Promise<void>((closed) => server.close(() => closed()));
  return { url: `smtp://127.0.0.1:${port}`, arrived, tried, close };
}
