/** A file that cannot be read as a table. `kind` is a stable word; the message says what is wrong and what would be right. */
export class Unreadable extends Error {
  readonly kind: string;
  readonly where: { row?: number; sheet?: string } | undefined;
  constructor(kind: string, message: string, where?: { row?: number; sheet?: string }) {
    super(message);
    this.kind = kind;
    this.where = where;
  }
}
