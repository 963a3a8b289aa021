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

/** Of any kind of table. */
export const mostColumns = 2000;

/** `columns` where they were counted to the end. */
export function tooWide(row: number, columns?: number): Unreadable {
  const has = columns === undefined ? `more columns than the ${mostColumns} that are read` : `${columns} columns`;
  const most = columns === undefined ? '' : `, and at most ${mostColumns} are read`;
  return new Unreadable('too-large', `Row ${row} has ${has}${most}. Keep the ones that are needed.`, { row });
}
