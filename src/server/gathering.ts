// A connection to PostgreSQL that sends what is asked in one go as one piece.
import { Socket } from 'node:net';

/** Statements asked without waiting for each other leave together: each sending by itself costs as much as a short statement. */
class Gathering extends Socket {
  override write(...words: unknown[]): boolean {
    if (this.writableCorked === 0) {
      this.cork();
      process.nextTick(() => this.uncork());
    }
    return (super.write as (...all: unknown[]) => boolean)(...words);
  }
}

export const gathering = (): Socket => new Gathering();
