import { type AddressInfo, createServer } from 'node:net';

/** A port that nothing listens on, for what must know its own address before it starts. */
export function freePort(): Promise<number> {
  const asking = createServer();
  return new Promise((found) => {
    asking.listen(0, '127.0.0.1', () => {
      const { port } = asking.address() as AddressInfo;
      asking.close(() => found(port));
    });
  });
}
