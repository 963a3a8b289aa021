// Two tabs that change one record: the second is refused, with how each field in which the two differ reads now, and nothing is overwritten.
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { assignmentsOf, givenWorld, march, measured, planWorld, rowsOf, work } from '../../../tests/plan-world.ts';
import { type Conflict, NotFound } from '../errors.ts';
import { answerAssignment } from './answers.ts';
import { editObjective, withdrawObjective } from './objectives.ts';
import {
  addOrganisationObjective,
  editOrganisationObjective,
  organisationObjectiveToEdit,
} from './organisation-objectives.ts';
import { addPersonObjective, editPersonObjective } from './person-objectives.ts';
import { aims } from './plans.form.ts';
import { createPlan } from './plans.ts';
import { editTask, proposeTask, withdrawTask } from './tasks.ts';

const theirs = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'was not refused',
    (error: Conflict) => error.theirs,
  );

test('R-001 of a task, whichever of its fields was changed', async ({ db: _ }) => {
  const { lee, plan, objective, complaints } = await planWorld();
  const mine = { ...work('Ring back', objective.id), skills: [] };
  const { id, version } = await proposeTask(lee, plan.id, mine);
  const saved = {
    ...{ ...mine, hours: 7, due: '2026-03-18', channel: 'webchat', objectiveId: null, peopleNeeded: 2, spread: true },
    skills: [{ skillId: complaints.id, level: 2 }],
  };
  await editTask(lee, plan.id, id, { ...saved, version });
  expect(await theirs(editTask(lee, plan.id, id, { ...mine, title: 'Ring back twice', version }))).toEqual({
    ...{ title: 'Ring back', hours: '7', peopleNeeded: '2', due: '18 March 2026', channel: 'Web chat' },
    ...{ objectiveId: '', spread: 'Ticked', skill1: `${complaints.name}, level 2` },
  });
  expect((await rowsOf(lee, plan.id)).tasks.find((task) => task.id === id)).toMatchObject({ hours: 7, people: 2 });
  expect(await theirs(editTask(lee, plan.id, id, { ...saved, version })), 'the same words').toEqual({});
});

test('R-004 of an objective of a plan, with its measure and amounts as they are written', async ({ db: _ }) => {
  const { lee, plan, objective } = await planWorld();
  const { version } = objective;
  const saved = { ...measured, target: 81, due: '2026-03-25', priority: 3, consequence: 'They call again' };
  await editObjective(lee, plan.id, objective.id, {
    ...saved,
    measure: 'kpi:handle-time-mean',
    baseline: 300,
    target: 240,
    version,
  });
  expect(await theirs(editObjective(lee, plan.id, objective.id, { ...measured, version }))).toMatchObject({
    ...{ measure: 'Handling time, mean', target: '4 min', due: '25 March 2026', priority: '3' },
    consequence: 'They call again',
  });
  expect((await rowsOf(lee, plan.id)).objectives[0]).toMatchObject({
    kpi: 'handle-time-mean',
    target: 240,
    priority: 3,
  });
});

test('R-009 of an objective of a person and of the organisation', async ({ db: _ }) => {
  const { ada, lee, mo, plan, objective } = await planWorld();
  const reason = { measure: null, baseline: null, target: null, noMeasureReason: 'It is seen at the desk' };
  const own = { ...reason, personId: mo.personId, parentId: objective.id, title: 'Lead the desk', due: null };
  const { id, version } = await addPersonObjective(lee, plan.id, { ...own, consequence: null });
  await editPersonObjective(lee, plan.id, id, { ...own, consequence: 'Complaints wait', version });
  const late = editPersonObjective(lee, plan.id, id, { ...own, title: 'Lead it alone', consequence: null, version });
  expect(await theirs(late)).toEqual({ title: 'Lead the desk', consequence: 'Complaints wait' });

  const wanted = {
    ...{ title: 'Nobody calls twice', measure: 'kpi:fcr', baseline: '72', target: '78', due: null, ownerId: null },
    consequence: null,
  };
  const whole = await addOrganisationObjective(ada, wanted);
  const first = { ...wanted, ownerId: lee.personId, target: '80' };
  await editOrganisationObjective(ada, whole.id, { ...first, version: whole.version });
  expect(await theirs(editOrganisationObjective(ada, whole.id, { ...wanted, version: whole.version }))).toEqual({
    ...{ ownerId: lee.name, target: '80' },
  });
  expect((await organisationObjectiveToEdit(ada, whole.id)).objective).toMatchObject({ target: 80 });
});

test('R-001 of what is taken out: not as somebody has changed it meanwhile', async ({ db: _ }) => {
  const { lee, plan, objective } = await planWorld();
  const mine = { ...work('Ring back', objective.id), skills: [] };
  const { id, version } = await proposeTask(lee, plan.id, mine);
  const edited = await editTask(lee, plan.id, id, { ...mine, hours: 7, version });
  const reason = 'No time';
  await expect(withdrawTask(lee, plan.id, id, { reason, version })).rejects.toThrow(/changed this task meanwhile/);
  await withdrawTask(lee, plan.id, id, { reason, version: edited.version });
  const now = await editObjective(lee, plan.id, objective.id, { ...measured, target: 81, version: objective.version });
  const taking = (read: number) => withdrawObjective(lee, plan.id, objective.id, read);
  await expect(taking(objective.version)).rejects.toThrow(/changed this objective meanwhile/);
  await taking(now.version);
  const { tasks, objectives } = await rowsOf(lee, plan.id);
  expect([...tasks, ...objectives].map((one) => one.id).filter((one) => [id, objective.id].includes(one))).toEqual([]);
});

test('R-005 of an answer to work: a page that shows an older answer changes nothing, nor does one of another plan', async ({
  db: _,
}) => {
  const { lee, mo, plan, team } = await givenWorld();
  const [mine] = await assignmentsOf(mo, plan.id);
  const shown = { words: null, planId: plan.id, before: null };
  const other = await createPlan(lee, { ...march, teamId: team.id, title: 'April', aims: [...aims] });
  await expect(answerAssignment(mo, mine!.id, { ...shown, answer: 'accept', planId: other.id })).rejects.toThrow(
    NotFound,
  );
  const first = await answerAssignment(mo, mine!.id, { ...shown, answer: 'accept' });
  await expect(answerAssignment(mo, mine!.id, { ...shown, answer: 'query', words: 'Until when?' })).rejects.toThrow(
    'You answered this since you opened the page.',
  );
  expect(
    await answerAssignment(mo, mine!.id, { ...shown, answer: 'query', words: 'Until when?', before: first.id }),
  ).toMatchObject({
    answer: 'query',
  });
});
