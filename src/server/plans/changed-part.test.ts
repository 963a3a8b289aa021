// A part whose task was changed after it was given out: nobody signs it, and its leader is told to give it out anew.
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, assignmentsOf, givenWorld, rowsOf, understood, work } from '../../../tests/plan-world.ts';
import { reading } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { todayOf } from '../today/today.ts';
import { termsOf } from './agreements.ts';
import { answerAssignment } from './answers.ts';
import { overrideAssignment } from './assignments.ts';
import { sayUnsigned } from './changed-work.ts';
import { partOf } from './part-page.ts';
import { signAgreement } from './signing.ts';
import { editTask } from './tasks.ts';
import { confirmUnderstanding, stateUnderstanding } from './understandings.ts';

const needsOf = async (actor: Actor) => (await todayOf(actor, { all: true })).needs;
const asked = async (actor: Actor, words: string) => (await needsOf(actor)).filter(({ what }) => what.includes(words));

test('R-005 a part whose hours were changed is signed by nobody until it is given out anew', async ({ db: _ }) => {
  const cast = await givenWorld();
  const { lee, mo, plan, desk, objective, complaints } = cast;
  await acceptAll(cast);
  await understood(cast, mo);
  expect(await asked(mo, 'Sign your part')).toHaveLength(1);
  expect(await asked(lee, 'Agree the plan')).toHaveLength(1);
  const skills = [{ skillId: complaints.id, level: 3 }];
  await editTask(lee, plan.id, desk.id, { ...work(desk.title, objective.id, 7), skills, version: 1 });
  const why =
    '“Lead the complaints desk” takes 7 h now, and was given out with 6 h. It is given out anew first, and whoever has it is then asked again: nothing is signed before.';
  expect((await partOf(mo, plan.id, mo.personId)).unsigned).toBe(why);
  for (const actor of [mo, lee]) {
    expect(await asked(actor, 'Sign ')).toEqual([]);
    const { versionId } = (await reading(mo.organisationId, termsOf(mo, plan.id, mo.personId)))!;
    await expect(signAgreement(actor, plan.id, mo.personId, { versionId, stance: 'agree' })).rejects.toThrow(why);
  }
  expect(await asked(lee, 'Agree the plan')).toEqual([]);
  expect(await asked(lee, 'Give out anew')).toMatchObject([
    {
      what: `Give out anew the changed work of “${plan.title}”`,
      why: '“Lead the complaints desk” was changed since. Run the allocation again, or give it by hand: nobody signs before.',
    },
  ]);
  await overrideAssignment(lee, plan.id, desk.id, [mo.personId], 'It takes an hour more');
  expect(await asked(lee, 'Give out anew')).toEqual([]);
  const [mine] = await assignmentsOf(mo, plan.id);
  await answerAssignment(mo, mine!.id, { answer: 'accept', words: null });
  const words = { what: 'I run the desk for longer', why: 'Nobody waits', support: null };
  const { id: understandingId } = await stateUnderstanding(mo, plan.id, words);
  await confirmUnderstanding(lee, plan.id, mo.personId, { understandingId, outcome: 'confirmed', reply: null });
  expect((await partOf(mo, plan.id, mo.personId)).unsigned).toBeNull();
  expect(await asked(mo, 'Sign your part')).toHaveLength(1);
});

test('R-005 what was changed of somebody else’s task keeps nobody from signing their own', async ({ db: _ }) => {
  const cast = await givenWorld();
  const { lee, mo, nia, oz, plan, desk, objective } = cast;
  await acceptAll(cast);
  await editTask(lee, plan.id, desk.id, { ...work(desk.title, objective.id, 7), version: 1 });
  for (const other of [nia, oz]) expect((await partOf(other, plan.id, other.personId)).unsigned).toBeNull();
  const rows = await rowsOf(lee, plan.id);
  const [first, second] = [mo.personId, nia.personId];
  const task = { ...rows.tasks.find(({ id }) => id === desk.id)!, hours: 6, people: 1 };
  const own = rows.assignments.find(({ taskId }) => taskId === desk.id)!;
  const on = (personId: string, hours: number) => ({ ...own, personId, hours });
  const both = (hours: number, held: (typeof own)[], share: number | null = null, people = 2) =>
    sayUnsigned({ tasks: [{ ...task, hours, people, share }], assignments: held }, first)?.split('. ')[0] ?? null;
  expect(both(6, [on(first, 6), on(second, 5)])).toBeNull();
  expect(both(6, [on(first, 6), on(second, 6)], null, 1)).toBe(
    '“Lead the complaints desk” needs one person now, and 2 have it',
  );
  expect(both(5, [on(first, 3), on(second, 3)], 1)).toBe(
    '“Lead the complaints desk” takes 5 h now, and 6 h of it were given out',
  );
  expect(both(6, [on(first, 3), on(second, 3)], 1)).toBeNull();
});
