import { expect, test } from 'vitest';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { foundedBy } from '../../../tests/world.ts';
import { newId } from '../id.ts';
import { misdated } from '../installation/doctor-database.ts';
import { checkRows } from '../installation/ledger-check-rows.ts';
import { addPerson } from './people.ts';
import { personOf } from './person.ts';
import { teamOf } from './team.ts';
import { addTeam, joinTeam, leaveTeam } from './teams.ts';

test('of a later end and a second time in the team at once, one is kept; what is taken back the ledger knows', async () => {
  const { close, owner } = await ownInstallation('ends');
  const ada = await foundedBy('Ada');
  const team = await addTeam(ada, { name: 'Days' });
  for (const round of [1, 2, 3]) {
    const nia = await addPerson(ada, { name: `Nia ${round}` });
    const first = await joinTeam(ada, team.id, nia.id, '2026-01-05', '2190-01-01');
    const ends = await Promise.allSettled([
      leaveTeam(ada, first.id, '2190-06-01'),
      joinTeam(ada, team.id, nia.id, '2190-02-01'),
    ]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  }
  const { rows } = await owner.query(`select 1 from team_members a join team_members b on a.person_id = b.person_id
    and a.id < b.id and daterange(a.since, a.until) && daterange(b.since, b.until)`);
  expect(rows).toEqual([]);
  const later = await joinTeam(ada, team.id, ada.personId, '2190-03-01');
  await leaveTeam(ada, later.id, '2190-03-01');
  expect((await teamOf(ada, team.id)).members.filter(({ id }) => id === ada.personId)).toEqual([]);
  await owner.query(
    "insert into team_members (organisation_id, id, team_id, person_id, since, until, misdated) values ($1, $2, $3, $4, '2190-02-01', '2026-11-27', true)",
    [ada.organisationId, newId(), team.id, ada.personId],
  );
  const [found] = (await teamOf(ada, team.id)).members.filter(({ state }) => state === 'misdated');
  expect((await personOf(ada, ada.personId)).teams).toMatchObject([{ name: 'Days', misdated: true, ended: true }]);
  expect((await misdated(owner)).map(({ what }) => what)).toEqual([
    'The time of Ada in Days ends before it begins. An administrator takes it back on the page of the team.',
  ]);
  await leaveTeam(ada, found!.membershipId, found!.since);
  expect(await misdated(owner)).toEqual([]);
  expect(await checkRows(owner, ada.organisationId)).toEqual([]);
  await close();
});
