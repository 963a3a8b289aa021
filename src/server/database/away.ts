// When the database is restarting, gone for a moment, or closes a connection under us: told from every other error.

/** Said where a request met it. */
export const away =
  'The database is restarting, so this could not be done. Nothing was changed. Try again in a moment.';

/** What PostgreSQL or the connection said, beneath what the query builder made of it. */
type Said = { code?: string; message?: string; syscall?: string; table?: string; file?: string };

export function fromDatabase(error: unknown): Said {
  const { cause } = (error ?? {}) as { cause?: unknown };
  return (cause instanceof Error ? cause : (error ?? {})) as Said;
}

// Shut down, crashed or starting (PostgreSQL, appendix A); a connection refused, reset or broken (Node).
const codes = ['57P01', '57P02', '57P03', '08000', '08003', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'];
// The driver gives these no code.
const words =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

export function isAway(error: unknown): boolean {
  const { code = '', message = '', syscall } = fromDatabase(error);
  const isSocketGone = code === 'ENOENT' && syscall === 'connect';
  return codes.includes(code) || isSocketGone || words.test(message);
}
