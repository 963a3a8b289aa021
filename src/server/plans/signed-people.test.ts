// Who stands in a signed copy of an agreement.
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, givenWorld, type PlanWorld, rowsOf, understood } from '../../../tests/plan-world.ts';
import { actorFor } from '../../../tests/world.ts';
import { reading, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { grantRole, withdrawRole } from '../people/roles.ts';
import { type AgreementRecord, agreementId, termsOf } from './agreements.ts';
import { answerAssignment } from './answers.ts';
import { overrideAssignment } from './assignments.ts';
import { signAgreement } from './signing.ts';
import { stateUnderstanding } from './understandings.ts';

const said = { what: 'I run the desk', why: 'Nobody waits', support: 'A quiet room' };
const terms = ({ lee, plan }: Pick<PlanWorld, 'lee' | 'plan'>, member: Actor) =>
  reading(lee.organisationId, termsOf(lee, plan.id, member.personId));
const newestCopy = async ({ lee, plan }: Pick<PlanWorld, 'lee' | 'plan'>, member: Actor) =>
  (
    await reading(lee.organisationId, (db) =>
      db.rows<{ record: AgreementRecord }>(sql`select record from versions where kind = 'agreement-document'
        and record_id = ${agreementId(plan.id, member.personId)} order by sequence desc limit 1`),
    )
  )[0]!.record;
const leadership = async ({ organisationId, personId }: Actor) => {
  const held = sql`select id from role_grants where person_id = ${personId} and role = 'leader'`;
  return (await reading(organisationId, (db) => db.rows<{ id: string }>(held)))[0]!.id;
};

test('who signs for the leader stands in the signed copy, also who came to lead since the terms were kept', async ({
  db: _,
}) => {
  const cast = await givenWorld();
  await acceptAll(cast);
  await understood(cast, cast.mo);
  const { ada, mo, pat, plan } = cast;
  await grantRole(ada, pat.personId, 'leader', cast.team.id);
  const { versionId } = (await terms(cast, mo))!;
  const leader = await actorFor(ada.organisationId, pat.personId);
  await signAgreement(leader, plan.id, mo.personId, { versionId, stance: 'agree' });
  const signed = await newestCopy(cast, mo);
  expect(signed.people.map(({ name }) => name)).toEqual(['Mo Member', pat.name, 'Lee Leader']);
});

test('whoever comes to lead or leads no longer undoes no signature, and stands in no copy signed without them', async ({
  db: _,
}) => {
  const cast = await givenWorld();
  await acceptAll(cast);
  for (const member of [cast.mo, cast.nia]) await understood(cast, member);
  const { ada, lee, mo, nia, oz, pat, plan } = cast;
  const { versionId } = (await terms(cast, nia))!;
  const signing = { versionId, stance: 'agree' } as const;
  await signAgreement(nia, plan.id, nia.personId, signing);
  await grantRole(ada, pat.personId, 'leader', cast.team.id);
  await stateUnderstanding(oz, plan.id, said); // keeps what changed of all agreements
  expect((await terms(cast, nia))!.versionId).toBe(versionId);
  const leader = await actorFor(ada.organisationId, pat.personId);
  await overrideAssignment(leader, plan.id, cast.calls.id, [mo.personId], 'Is free');
  const his = (await terms(cast, mo))!;
  await withdrawRole(ada, pat.personId, await leadership(leader));
  await understood(cast, mo);
  for (const { id, personId } of (await rowsOf(lee, plan.id)).assignments)
    if (personId === mo.personId) await answerAssignment(mo, id, { answer: 'accept', words: null }).catch(() => null);
  const now = (await terms(cast, mo))!;
  await signAgreement(lee, plan.id, mo.personId, { versionId: now.versionId, stance: 'agree' });
  expect(his.record.people).toContainEqual(expect.objectContaining({ name: pat.name, part: 'leads the team' }));
  const copy = await newestCopy(cast, mo);
  expect(copy.people.filter(({ part }) => part === 'leads the team').map(({ name }) => name)).toEqual([lee.name]);
});
