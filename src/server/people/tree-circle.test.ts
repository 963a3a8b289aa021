import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { foundedBy } from '../../../tests/world.ts';
import type { Actor } from './actor.ts';
import { addPerson, editPerson } from './people.ts';
import { personOf } from './person.ts';
import { addTeam, editTeam } from './teams.ts';

const empty = {
  ...{ email: null, employeeNumber: null, jobTitle: null, responsibilities: null, managerId: null },
  ...{ hours: null, startsOn: null, endsOn: null },
};

let installation: Awaited<ReturnType<typeof ownInstallation>>;
let ada: Actor;
beforeAll(async () => {
  installation = await ownInstallation('tree');
  ada = await foundedBy('Ada');
});
afterAll(() => installation.close());

test('nobody reports to themselves by two changes at once; a circle from before hinders no other change', async () => {
  const [cal, ado] = [await addPerson(ada, { name: 'Cal' }), await addPerson(ada, { name: 'Ado' })];
  const under = (who: typeof cal, managerId: string) =>
    editPerson(ada, who.id, { ...empty, name: who.name, managerId, version: who.version });
  const ends = await Promise.allSettled([under(cal, ado.id), under(ado, cal.id)]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { problems: { managerId: ['Choose a manager who does not report to this person'] } },
  });

  const pair = [cal.id, ado.id];
  await installation.owner.query(
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
});

test('no team is part of itself by changes at once, however long the circle', async () => {
  const team = (name: string, parentId: string | null = null) => addTeam(ada, { name, parentId });
  const [north, south] = [await team('North'), await team('South')];
  const [days, nights] = [await team('Days', north.id), await team('Nights', south.id)];
  const within = (one: typeof north, parentId: string) =>
    editTeam(ada, one.id, { name: one.name, purpose: null, parentId, version: one.version });
  const ends = await Promise.allSettled([within(north, nights.id), within(south, days.id)]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { problems: { parentId: ['Choose a team that is not itself part of this one'] } },
  });
  await installation.owner.query('update teams set parent_id = null, version = 1');
  const three = [within(north, south.id), within(south, days.id), within(days, north.id)];
  expect((await Promise.allSettled(three)).map(({ status }) => status).toSorted()).toEqual([
    ...['fulfilled', 'fulfilled', 'rejected'],
  ]);
});
