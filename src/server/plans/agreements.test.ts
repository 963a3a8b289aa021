import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import {
  acceptAll,
  assignmentsOf,
  givenWorld,
  measured,
  type PlanWorld,
  rowsOf,
  understood,
} from '../../../tests/plan-world.ts';
import { actorFor } from '../../../tests/world.ts';
import { reading, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import type { PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import type { Actor } from '../people/actor.ts';
import { grantRole, withdrawRole } from '../people/roles.ts';
import { joinTeam } from '../people/teams.ts';
import { type AgreementRecord, agreementDocument, agreementId, agreementIdOf, termsOf } from './agreements.ts';
import { answerAssignment, replyToAnswer } from './answers.ts';
import { overrideAssignment } from './assignments.ts';
import { finishAssignment } from './finishing.ts';
import { editObjective } from './objectives.ts';
import { partOf } from './part-page.ts';
import { planDocument } from './plan-document.ts';
import { setPlanHours } from './plan-hours.ts';
import { planOf } from './plan-page.ts';
import type { PlanRows } from './plan-rows.ts';
import { decidePlan } from './plans.ts';
import { signedVersion } from './signed-versions.ts';
import { signAgreement, signaturesOf } from './signing.ts';
import { confirmUnderstanding, stateUnderstanding } from './understandings.ts';

const said = { what: 'I run the desk', why: 'Nobody waits', support: 'A quiet room' };
const terms = ({ lee, plan }: Pick<PlanWorld, 'lee' | 'plan'>, member: Actor) =>
  reading(lee.organisationId, termsOf(lee, plan.id, member.personId));
const kept = (lee: Actor, kind: string, id: string) =>
  reading(lee.organisationId, (db) =>
    db.rows<{ record: AgreementRecord; sequence: number }>(
      sql`select record, sequence from versions where kind = ${kind} and record_id = ${id} order by sequence`,
    ),
  );

const leadership = async ({ organisationId, personId }: Actor) => {
  const held = sql`select id from role_grants where person_id = ${personId} and role = 'leader'`;
  return (await reading(organisationId, (db) => db.rows<{ id: string }>(held)))[0]!.id;
};

test('R-005 an agreement has the same id in SQL', async ({ db: _ }) => {
  const { lee, mo, plan } = await givenWorld();
  const ids = await reading(lee.organisationId, (db) =>
    db.rows(sql`select ${agreementIdOf(sql`${plan.id}::uuid`, sql`${mo.personId}::uuid`)} as id`),
  );
  expect(ids).toEqual([{ id: agreementId(plan.id, mo.personId) }]);
});

describe('answers', () => {
  test('R-005 a member answers only their own work, and says why when they query or decline', async ({ db: _ }) => {
    const { lee, mo, nia, plan } = await givenWorld();
    const [mine] = await assignmentsOf(mo, plan.id);
    await expect(answerAssignment(nia, mine!.id, { answer: 'accept', words: null })).rejects.toThrow(NotAllowed);
    await expect(answerAssignment(lee, mine!.id, { answer: 'accept', words: null })).rejects.toThrow(NotAllowed);
    await expect(answerAssignment(mo, mine!.id, { answer: 'decline', words: null })).rejects.toThrow(Invalid);
    await answerAssignment(mo, mine!.id, { answer: 'accept', words: null });
    await expect(answerAssignment(mo, mine!.id, { answer: 'accept', words: null })).rejects.toThrow(Conflict);
  });

  test('R-005 a query is replied to once, by the leader, while it is the newest word', async ({ db: _ }) => {
    const { lee, mo, pat, plan } = await givenWorld();
    const [mine] = await assignmentsOf(mo, plan.id);
    const query = await answerAssignment(mo, mine!.id, { answer: 'query', words: 'Thursdays?' });
    await expect(replyToAnswer(pat, plan.id, query.id, 'No')).rejects.toThrow(NotAllowed);
    await replyToAnswer(lee, plan.id, query.id, 'Swap with Siân');
    await expect(replyToAnswer(lee, plan.id, query.id, 'Again')).rejects.toThrow(Conflict);
    const { answers } = await rowsOf(lee, plan.id);
    expect(answers).toMatchObject([{ answer: 'query', reply: 'Swap with Siân', repliedBy: 'Lee Leader' }]);
  });
});

describe('understanding', () => {
  test('R-006 R-020 the member says it in their own words, and what support they want; the leader confirms or clarifies, and all of it stays', async ({
    db: _,
  }) => {
    const { lee, mo, pat, plan } = await givenWorld();
    const first = await stateUnderstanding(mo, plan.id, said);
    const clarify = { understandingId: first.id, outcome: 'clarified' as const, reply: null };
    await expect(confirmUnderstanding(lee, plan.id, mo.personId, clarify)).rejects.toThrow(Invalid);
    await expect(confirmUnderstanding(pat, plan.id, mo.personId, { ...clarify, reply: 'x' })).rejects.toThrow(
      NotAllowed,
    );
    await confirmUnderstanding(lee, plan.id, mo.personId, { ...clarify, reply: 'It is about the wait, too' });
    const second = await stateUnderstanding(mo, plan.id, { ...said, why: 'Nobody waits a day' });
    await expect(confirmUnderstanding(lee, plan.id, mo.personId, { ...clarify, outcome: 'confirmed' })).rejects.toThrow(
      /meanwhile/,
    );
    await confirmUnderstanding(lee, plan.id, mo.personId, {
      understandingId: second.id,
      outcome: 'confirmed',
      reply: null,
    });
    const versions = await kept(lee, 'understanding', first.id);
    expect(versions.at(-1)?.record).toMatchObject({
      ...{ outcome: 'clarified', reply: 'It is about the wait, too', support: 'A quiet room' },
    });
  });

  test('R-006 somebody without work in the plan has nothing to say, and a draft asks nobody', async ({ db: _ }) => {
    const { lee, oz, plan } = await givenWorld();
    for (const { taskId } of await assignmentsOf(oz, plan.id))
      await overrideAssignment(lee, plan.id, taskId, [(await rowsOf(lee, plan.id)).people[0]!.id], 'Oz is away');
    await expect(stateUnderstanding(oz, plan.id, said)).rejects.toThrow(/No work of this plan/);
  });
});

describe('signing', () => {
  test('R-005 both sign the same version, once each, after everything is answered and understood', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, pat, plan } = cast;
    const early = (await terms(cast, mo))!;
    const sign = (actor: Actor, versionId: string) =>
      signAgreement(actor, plan.id, mo.personId, { versionId, stance: 'agree' });
    await expect(sign(mo, early.versionId)).rejects.toThrow(/no answer yet/);
    await acceptAll(cast);
    await expect(sign(mo, early.versionId)).rejects.toThrow(/changed meanwhile/);
    await expect(sign(mo, (await terms(cast, mo))!.versionId)).rejects.toThrow(/own words/);
    await understood(cast, mo);
    const { versionId, hash } = (await terms(cast, mo))!;
    await expect(sign(nia, versionId)).rejects.toThrow(NotAllowed);
    await expect(sign(pat, versionId)).rejects.toThrow(NotAllowed);
    expect(await sign(mo, versionId)).toMatchObject({ versionId, hash, kind: 'agreement-document' });
    await expect(sign(mo, versionId)).rejects.toThrow(/already/);
    await sign(lee, versionId);
    expect((await terms(cast, mo))!.versionId).toBe(versionId);
    const signed = await reading(lee.organisationId, signaturesOf(lee, versionId));
    expect(signed.map(({ name }) => name)).toEqual(['Mo Member', 'Lee Leader']);
    const document = (await kept(lee, 'agreement-document', agreementId(plan.id, mo.personId))).at(-1)!.record;
    expect(document.people.map(({ id }) => id)).toEqual([mo.personId, lee.personId]);
    expect(document.sections.map(({ id }) => id)).toEqual(['plan', 'work', 'answers', 'understanding', 'signatures']);
    expect(JSON.stringify(document)).toContain('I agree to this work, as written in version');
    const [which] = document.sections.at(-1)!.blocks;
    const [what, copy] = which!.kind === 'facts' ? which!.facts.map(({ value }) => value) : [];
    expect(what).toMatch(/^Version \d+: everything above$/);
    expect(copy).toBe(`Version ${document.version}: the same with the signatures`);
  });

  test('R-005 any later change of the work, an objective or an answer asks for signatures again', async ({ db: _ }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, plan, desk, objective } = cast;
    await acceptAll(cast);
    await understood(cast, mo);
    const before = (await terms(cast, mo))!;
    await signAgreement(mo, plan.id, mo.personId, { versionId: before.versionId, stance: 'agree' });
    await editObjective(lee, plan.id, objective.id, { ...measured, title: 'Resolve all at once', version: 1 });
    const changed = (await terms(cast, mo))!;
    expect(changed.versionId).not.toBe(before.versionId);
    expect(await reading(lee.organisationId, signaturesOf(lee, changed.versionId))).toEqual([]);
    const { version } = before.record;
    const [listed] = (await planOf(lee, plan.id)).signed.filter(({ personId }) => personId === mo.personId);
    expect(listed).toMatchObject({ by: [], before: [{ versionId: before.versionId, version, by: [mo.personId] }] });
    await overrideAssignment(lee, plan.id, desk.id, [nia.personId], 'Nia asked for it');
    const without = (await terms(cast, mo))!;
    const agreed = without.record.sections.filter(({ id }) => id !== 'understanding');
    expect(JSON.stringify(agreed)).not.toContain('complaints desk');
    const { work, signedBefore } = await partOf(lee, plan.id, mo.personId);
    expect(work, 'nothing is left to them').toEqual([]);
    expect(signedBefore).toMatchObject([
      { versionId: before.versionId, version: before.record.version, by: [{ name: 'Mo Member' }] },
    ]);
    for (const reader of [mo, lee]) {
      const { document } = await signedVersion(reader, plan.id, mo.personId, before.versionId);
      expect(JSON.stringify(document)).toContain('Lead the complaints desk');
      expect(document.sections.at(-1)?.id).toBe('signatures');
    }
    for (const [actor, versionId] of [
      [nia, before.versionId],
      [mo, changed.versionId],
    ] as const) // a colleague; what nobody signed
      await expect(signedVersion(actor, plan.id, mo.personId, versionId)).rejects.toThrow(NotFound);
  });

  test('whoever leads a team alone signs their own part without a reply, which nobody could give', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { ada, plan, desk, team } = cast;
    await joinTeam(ada, team.id, cast.lee.personId, '2026-01-05');
    const lee = await actorFor(ada.organisationId, cast.lee.personId);
    await setPlanHours(lee, plan.id, lee.personId, 20);
    await overrideAssignment(lee, plan.id, desk.id, [lee.personId], 'Nobody else is here that week');
    const sign = async () =>
      signAgreement(lee, plan.id, lee.personId, { versionId: (await terms(cast, lee))!.versionId, stance: 'agree' });
    for (const { id } of await assignmentsOf(lee, plan.id))
      await answerAssignment(lee, id, { answer: 'accept', words: null });
    await expect(sign()).rejects.toThrow(/own words/);
    await stateUnderstanding(lee, plan.id, said);
    await grantRole(ada, cast.pat.personId, 'leader', team.id);
    await expect(sign()).rejects.toThrow(/has not confirmed/);
    await withdrawRole(ada, cast.pat.personId, await leadership(cast.pat));
    expect(await sign()).toMatchObject({ personId: lee.personId });
  });

  test('a member who does not agree signs that they have read it', async ({ db: _ }) => {
    const cast = await givenWorld();
    const { mo, plan } = cast;
    await acceptAll(cast);
    await understood(cast, mo);
    const [mine] = await assignmentsOf(mo, plan.id);
    await answerAssignment(mo, mine!.id, { answer: 'decline', words: 'I asked for no desk work' });
    const { versionId } = (await terms(cast, mo))!;
    const agree = signAgreement(mo, plan.id, mo.personId, { versionId, stance: 'agree' });
    await expect(agree).rejects.toThrow(/in part/);
    const signed = await signAgreement(mo, plan.id, mo.personId, { versionId, stance: 'acknowledge' });
    expect(signed.statement).toContain('I do not agree to it');
  });
});

describe('what is kept', () => {
  test('the plan’s document names everybody with their part, and holds no answer and no private word', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, plan, objective, desk } = cast;
    const [mine] = await assignmentsOf(mo, plan.id);
    await answerAssignment(mo, mine!.id, { answer: 'query', words: 'A private matter' });
    await answerAssignment(mo, mine!.id, { answer: 'accept', words: null });
    await acceptAll(cast);
    await stateUnderstanding(mo, plan.id, said);
    await decidePlan(lee, plan.id, 'agree');
    const versions = await kept(lee, 'plan-document', plan.id);
    expect(versions.map(({ record }) => record.version)).toEqual([1, 2, 3]);
    const document = versions.at(-1)!.record;
    expect(document.people[0]).toEqual({ id: lee.personId, name: 'Lee Leader', part: 'leads the team' });
    const places = document.sections.flatMap(({ blocks }) => blocks.map(({ id }) => id));
    expect(places).toEqual(expect.arrayContaining([`objective-${objective.id}`, `task-${desk.id}`, 'plan-facts']));
    expect(JSON.stringify(document)).not.toContain('private matter');
    expect(JSON.stringify(document)).toContain('level 3 for Complaints, 3 needed');
  });

  test('R-103 a document names everybody who stands in it: buddies, and who decided, gave out work or replied and leads no longer', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { ada, lee, mo, nia, pat, plan } = cast;
    await acceptAll(cast);
    await understood(cast, mo);
    const rows = await rowsOf(lee, plan.id);
    const parts = (document: RecordDocument) => document.people.map(({ name, part }) => `${name}: ${part}`);
    const agreed = (of: PlanRows) => parts(agreementDocument(of, mo.personId, null, 'Europe/London'));
    const buddies = rows.assignments.map((row) => ({ ...row, buddyId: nia.personId, buddy: nia.name }));
    expect(agreed({ ...rows, assignments: buddies })).toEqual([
      ...['Mo Member: does the work', 'Lee Leader: leads the team', 'Nia Newer: buddy'],
    ]);
    const supported = { ...rows, assignments: buddies.filter(({ personId }) => personId === mo.personId) };
    expect(parts(planDocument(supported, 'Europe/London'))).toContain('Nia Newer: buddy in the plan');
    await withdrawRole(ada, lee.personId, await leadership(lee));
    await grantRole(ada, pat.personId, 'leader', cast.team.id);
    const since = await rowsOf(pat, plan.id);
    expect(agreed(since)).toEqual([
      ...['Mo Member: does the work', `${pat.name}: leads the team`, 'Lee Leader: gave out the work'],
    ]);
    const byPat = since.assignments.map((row) => ({ ...row, byId: pat.personId, by: pat.name }));
    expect(agreed({ ...since, assignments: byPat })).toContain('Lee Leader: replied');
    expect(parts(planDocument(since, 'Europe/London'))).toContain('Lee Leader: named in it');
  });

  test('work is reported as done while the plan is under way, by whoever has it', async ({ db: _ }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, plan } = cast;
    await acceptAll(cast);
    const [mine] = await assignmentsOf(mo, plan.id);
    await expect(finishAssignment(mo, mine!.id, null)).rejects.toThrow(/under way/);
    await decidePlan(lee, plan.id, 'agree');
    await decidePlan(lee, plan.id, 'start');
    const before = await terms(cast, mo);
    await expect(finishAssignment(nia, mine!.id, null)).rejects.toThrow(NotAllowed);
    await finishAssignment(mo, mine!.id, 'All cleared');
    await expect(finishAssignment(mo, mine!.id, null)).rejects.toThrow(Conflict);
    expect((await terms(cast, mo))?.versionId).toBe(before?.versionId);
  });
});
