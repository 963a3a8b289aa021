import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { ownData } from './own-data.ts';
import { bringPeople, importPeople, peopleFile } from './people-import.ts';

test('R-120 what is kept about somebody is told to them alone, as their record stands', async ({ db: _ }) => {
  const { ada, lee, mo } = await world();
  const file =
    'Employee No,Name,E-mail,Job title,Hours,Start date\nF-077,Mo Member,mo@fernhithe.example,Adviser,22.5,2024-01-15\n';
  const content = [new TextEncoder().encode(file)];
  const { id, version } = await bringPeople(ada, await peopleFile({ name: 'people.csv', content }));
  await importPeople(ada, id, { version });
  const record = { email: 'mo@fernhithe.example', hours: 22.5, startsOn: '2024-01-15', jobTitle: 'Adviser' };
  expect(await ownData(mo)).toMatchObject({ ...record, teams: 1, contacts: 0, figures: 0 });
  expect(await ownData(lee)).not.toMatchObject({ email: record.email });
});
