import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Unreadable } from '#server/tables/unreadable.ts';
import { readContacts } from './read-contacts.ts';
import { reconcile } from './reconcile.ts';

/** Reads to the end or is refused in words; any other error fails the test. */
async function answer(bytes: Uint8Array) {
  try {
    return await reconcile(await readContacts([bytes]));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    expect(error.message).toMatch(/^[A-Z].*\.$/s);
    return null;
  }
}

async function holdsTogether(bytes: Uint8Array) {
  const got = await answer(bytes);
  if (!got) return;
  expect(got.used + got.refusedRows).toBe(got.rows);
  for (const { unit, value, low, high, numerator, denominator } of got.figures) {
    expect(denominator).toBeGreaterThan(0);
    expect(Number.isFinite(value)).toBe(true);
    if (unit === 'share')
      expect([low! <= value, value <= high!, numerator! <= denominator]).toEqual([true, true, true]);
  }
}

test('any bytes are read or refused in words', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), holdsTogether), { numRuns: 120 });
});

const starts = [
  '[',
  '{"tickets":[',
  '1738576800|1.1|q|NONE|ENTERQUEUE|',
  '\ufeffCall Id,Agent,Date,Answered\n',
  'sep=;\nID;Status\n',
];

test('any text behind the beginning of a real file is read or refused in words', async () => {
  const file = fc.tuple(fc.constantFrom(...starts), fc.string({ unit: 'binary', maxLength: 300 }));
  await fc.assert(
    fc.asyncProperty(file, ([start, rest]) => holdsTogether(Buffer.from(start + rest))),
    { numRuns: 120 },
  );
});

const cell = fc.oneof(
  fc.constantFrom(
    'Y',
    'N',
    '',
    'N/A',
    '5',
    '3',
    '-1',
    '0:02:23',
    '2025-01-02',
    '31/12/2024',
    'Solved',
    '"',
    'a;b',
    '1,5',
    'Total',
    '1e999',
  ),
  fc.string({ maxLength: 8 }),
);
const header = 'Ticket ID,Agent,Created at,Answered,Status,Talk time,Rating,SLA met,First response (mins),Resolved at';

test('rows = used + refused for any cells under known headers', async () => {
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 11 }), { minLength: 1, maxLength: 30 });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(rows, (cells) =>
      holdsTogether(Buffer.from([header, ...cells.map((row) => row.map(quoted).join(','))].join('\n'))),
    ),
    { numRuns: 120 },
  );
});

test('the answer does not hang on how the bytes arrive', async () => {
  const text = `${header}\n1,Zoë,2025-01-02 10:00,Y,Solved,0:02:23,5,Yes,12,2025-01-02 11:00\n2,Bö,2025-01-03 10:00,N,Open,,,No,,\n`;
  const bytes = Buffer.from(text);
  const whole = await answer(bytes);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
      const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(await reconcile(await readContacts(parts))).toEqual(whole);
    }),
  );
});
