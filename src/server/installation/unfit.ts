// What PostgreSQL says of rows that do not fit its tables, in words: which table, which row, what is wrong.
import pg from 'pg';
import { CannotStart } from '../database/cannot-start.ts';

/** `mend` says what to do; the transaction in which the rows were to be put is taken back. Anything else is handed back as it is. */
export function unfit(error: unknown, mend: string): unknown {
  if (!(error instanceof pg.DatabaseError) || !/^(22|23|42)/.test(error.code ?? '')) return error;
  const { table, row } = placeOf(error);
  const where = table ? `${row ? `Row ${row}` : 'A row'} of "${table}" does not fit` : 'What was saved does not fit';
  return new CannotStart(`${where}: ${wrongIn(error)}. Nothing was changed. ${mend}`, { cause: error });
}

/**
 * COPY says where it stood ("COPY people, line 3, column id: …", in the server's language); a rule checked afterwards names its table.
 */
function placeOf({ where, table }: pg.DatabaseError) {
  const [, copied, row, column] = /^COPY "?([^",]+)"?, \S+ (\d+)(?:, \S+ (\w+))?/.exec(where ?? '') ?? [];
  return { table: copied ?? table, row, column };
}

const rules: Record<string, (error: pg.DatabaseError) => string> = {
  '22P04': ({ message }) => `it has other columns than the table (${message})`,
  '23502': ({ column }) => `nothing stands in its column "${column}", where something must`,
  '23503': ({ detail, constraint }) => `it points to what is not there (${sentence(detail ?? constraint)})`,
  '23505': ({ detail, constraint }) => `there is another of the same key (${sentence(detail ?? constraint)})`,
  '23514': ({ constraint }) => `it breaks the rule "${constraint}"`,
};

function wrongIn(error: pg.DatabaseError) {
  const rule = rules[error.code ?? ''];
  if (rule) return rule(error);
  const { column } = placeOf(error);
  return `${column ? `its column "${column}" holds what cannot stand there` : 'the database refuses it'} (${sentence(error.message)})`;
}

const sentence = (words = '') => words.replace(/\.$/, '');
