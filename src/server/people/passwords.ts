import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';

// OWASP's password storage cheat sheet: argon2id with 19 MiB, 2 passes, 1 lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1 };

/** An argon2id hash in the PHC string format. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(salt)}$${plain(hash)}`;
}

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash);
  if (!parts) return false;
  const [memory, passes, parallelism] = parts.slice(1, 4).map(Number) as [number, number, number];
  const wanted = Buffer.from(parts[5]!, 'base64');
  const given = await derive(
    password,
    Buffer.from(parts[4]!, 'base64'),
    { memory, passes, parallelism },
    wanted.length,
  );
  return timingSafeEqual(given, wanted);
}

function derive(password: string, nonce: Buffer, spent: typeof cost, tagLength = 32): Promise<Buffer> {
  const parameters: Argon2Parameters = { message: password.normalize('NFKC'), nonce, tagLength, ...spent };
  return new Promise((done, fail) => {
    argon2('argon2id', parameters, (error, key) => (error ? fail(error) : done(key)));
  });
}

const plain = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
