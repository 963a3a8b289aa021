import { expect, test } from 'vitest';
import { databaseOfItsOwn } from '../../../tests/database.ts';
import { setClock } from '../clock.ts';
import { useDatabase } from '../db.ts';
import { claimTry, forgetTries } from './tries.ts';

test('many tries at once, on many connections, are no more tries; and the right one begins the count anew', async () => {
  const database = await databaseOfItsOwn('tries');
  useDatabase(database);
  setClock(() => new Date('2026-11-02T09:00:00Z'));
  try {
    const waits = await Promise.all(Array.from({ length: 30 }, () => claimTry('sign-in ada@example.org')));
    expect(waits.filter((seconds) => seconds === 0)).toHaveLength(5);
    expect(waits.filter((seconds) => seconds === 30)).toHaveLength(25);
    expect(await claimTry('sign-in nia@example.org')).toBe(0);
    await forgetTries('sign-in ada@example.org');
    expect(await claimTry('sign-in ada@example.org')).toBe(0);
  } finally {
    setClock(null);
    useDatabase(null);
    await database.end();
  }
});
