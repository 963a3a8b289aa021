import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { actorFor, foundedBy, world } from '../../../tests/world.ts';
import { sql } from '../db.ts';
import { Conflict, NotAllowed, NotFound } from '../errors.ts';
import { editOrganisation, organisationDetailsOf } from './organisation.ts';

const wanted = { name: 'Fernhithe Homes Trust', sector: 'public' } as const;
const saved = { ...wanted, bankHolidays: 'scotland' as const };

test('R-123 an administrator changes name and sector, and everybody’s pages say so at once', async ({ db }) => {
  const ada = await foundedBy('Ada Founder');
  expect(await organisationDetailsOf(ada)).toMatchObject({
    name: 'Fernhithe Homes',
    sector: 'not-for-profit',
    version: 1,
  });
  expect(await editOrganisation(ada, { ...saved, version: 1 })).toMatchObject({ ...saved, version: 2 });
  expect((await actorFor(ada.organisationId, ada.personId)).organisation).toMatchObject(wanted);
  const kept = await db.reading(ada.organisationId, (tx) =>
    tx.rows<{ name: string }>(
      sql`select record ->> 'name' as name from versions where kind = 'organisation' order by version`,
    ),
  );
  expect(kept.map(({ name }) => name)).toEqual(['Fernhithe Homes', 'Fernhithe Homes Trust']);
});

test('who saves second is shown how it reads now', async ({ db: _ }) => {
  const ada = await foundedBy('Ada Founder');
  await editOrganisation(ada, { ...saved, version: 1 });
  const late = editOrganisation(ada, { ...saved, name: 'Late', version: 1 });
  await expect(late).rejects.toThrow(Conflict);
  await expect(late).rejects.toMatchObject({ theirs: { name: 'Fernhithe Homes Trust', sector: 'Public' } });
});

test('nobody else sees the form or changes anything', async ({ db: _ }) => {
  const { lee, cody, foreign, ada } = await world();
  for (const actor of [lee, cody]) {
    await expect(organisationDetailsOf(actor)).rejects.toThrow(NotFound);
    await expect(editOrganisation(actor, { ...saved, version: 1 })).rejects.toThrow(NotAllowed);
  }
  await editOrganisation(foreign.administrator, { ...saved, version: 1 });
  expect(await organisationDetailsOf(ada)).toMatchObject({ name: 'Fernhithe Homes', version: 1 });
});
