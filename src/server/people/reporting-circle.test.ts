import { expect, test } from 'vitest';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { foundedBy } from '../../../tests/world.ts';
import { addPerson, editPerson } from './people.ts';
import { personOf } from './person.ts';

const empty = {
  ...{ email: null, employeeNumber: null, jobTitle: null, responsibilities: null, managerId: null },
  ...{ hours: null, startsOn: null, endsOn: null },
};

test('nobody reports to themselves by two changes at once; a circle from before hinders no other change', async () => {
  const { owner, close } = await ownInstallation('reporting');
  const ada = await foundedBy('Ada');
  const [cal, ado] = [await addPerson(ada, { name: 'Cal' }), await addPerson(ada, { name: 'Ado' })];
  const under = (who: typeof cal, managerId: string) =>
    editPerson(ada, who.id, { ...empty, name: who.name, managerId, version: who.version });
  const ends = await Promise.allSettled([under(cal, ado.id), under(ado, cal.id)]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { problems: { managerId: ['Choose a manager who does not report to this person'] } },
  });

  const pair = [cal.id, ado.id];
  await owner.query(
    'update people set manager_id = case id when $1 then $2::uuid else $1 end where id in ($1, $2)',
    pair,
  );
  const { version } = await personOf(ada, cal.id);
  const changed = await editPerson(ada, cal.id, {
    ...empty,
    name: 'Cal',
    jobTitle: 'Adviser',
    managerId: ado.id,
    version,
  });
  expect(changed.jobTitle).toBe('Adviser');
  await close();
});
