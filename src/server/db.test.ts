import { describe, expect, onTestFinished } from 'vitest';
import { test } from '../../tests/database.ts';
import { foundedBy } from '../../tests/world.ts';
import { organisation, see } from './act.ts';
import { openedDatabase, readingOnce, sql, useDatabase } from './db.ts';
import type { Actor } from './people/actor.ts';

/** The organisation whose rows are seen. */
const wallAround = (actor: Actor) =>
  see(actor, 'person.list', organisation, (db) =>
    db.rows<{ wall: string }>(sql`select current_setting('app.organisation') as wall`),
  );

/** The organisations for which a transaction to read in is begun from now on. */
function begunFromNow(): string[] {
  const database = openedDatabase();
  const begun: string[] = [];
  useDatabase({
    ...database,
    reading: (organisationId, work) => {
      begun.push(organisationId);
      return database.reading(organisationId, work);
    },
  });
  onTestFinished(() => useDatabase(database));
  return begun;
}

describe('reads of one page', () => {
  test('share one transaction where they are asked for at once, and only there', async ({ db: _ }) => {
    const ada = await foundedBy('Ada Founder');
    const begun = begunFromNow();
    await readingOnce(ada.organisationId, async () => [await wallAround(ada), await wallAround(ada)]);
    expect(begun).toEqual([ada.organisationId]);
    await wallAround(ada);
    expect(begun).toEqual([ada.organisationId, ada.organisationId]);
  });

  test('stand behind the wall of their own organisation, whatever is read around them', async ({ db: _ }) => {
    const ada = await foundedBy('Ada Founder');
    const bea = { ...ada, organisationId: crypto.randomUUID() };
    expect(await readingOnce(ada.organisationId, () => wallAround(bea))).toEqual([{ wall: bea.organisationId }]);
  });
});
