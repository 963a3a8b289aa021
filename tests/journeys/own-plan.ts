// A work plan that a journey makes for itself through the pages, so that it leans on none of the sample's.
import { dayOf, daysAfter } from '../../src/server/day-words.ts';
import { day, opened, says } from './in-sample.ts';
import type { Visitor } from './visitor.ts';

export const today = dayOf(new Date(), 'Europe/London');

/** `noMeasure`: why the objective has none; `from`: days from today to its first, today unless given; `days`: after that until its last, four weeks unless given; `tasks`: title, hours, and who is given it, by hand. */
export type OwnPlan = {
  title: string;
  objective: string;
  noMeasure: string;
  from?: number;
  days?: number;
  tasks: (readonly [string, string, string])[];
};

/** From draft to open to the team. Answers its address. */
export async function openOwnPlan(
  leader: Visitor,
  { title, objective, noMeasure, from = 0, days = 27, tasks }: OwnPlan,
): Promise<string> {
  await leader.go('/lead/plans/new');
  await leader.fill({ Title: title });
  await day(leader, 'First day', daysAfter(today, from));
  await day(leader, 'Last day', daysAfter(today, from + days));
  await leader.press('Make the plan');
  await says(leader, 'This plan has no objective yet');
  const plan = new URL(leader.page.url()).pathname;
  await opened(leader, 'Add an objective');
  await leader.fill({ 'What is to be achieved': objective });
  await leader.press('Add the objective');
  await opened(leader, 'Link a measure, or say why not');
  await leader.fill({ 'Why there is no measure': noMeasure });
  await leader.press('Save');
  for (const task of tasks) await addAndGive(leader, plan, objective, task);
  await leader.go(plan);
  await leader.press('Open it to the team');
  await says(leader, 'The plan is open to the team.');
  return plan;
}

async function addAndGive(leader: Visitor, plan: string, objective: string, task: OwnPlan['tasks'][number]) {
  const [title, hours, name] = task;
  await leader.go(plan);
  await opened(leader, 'Add a task');
  await leader.fill({ 'What is to be done': title, Hours: hours });
  await leader.page.getByLabel('Objective', { exact: true }).selectOption(objective);
  await leader.press('Add a task');
  await says(leader, 'The task is added.');
  await opened(leader, title);
  const byHand = leader.page.locator('#override');
  await byHand.getByRole('radio', { name }).check();
  await byHand.getByLabel('Why').fill('They asked for something quiet.');
  await leader.press('Assign it yourself');
  await says(leader, 'Assigned.');
}

/** The member agrees to what they have in it. */
export async function agreeTo(member: Visitor, plan: string, tasks: readonly string[]) {
  await member.go('/today?all=1');
  await opened(member, new RegExp(`^Agree your (task|\\d+ tasks) in “${plan}”`));
  for (const title of tasks) {
    const form = member.page.getByRole('group', { name: `Answer to ${title}` });
    await form.getByRole('radio', { name: 'I agree' }).check();
    await form.getByRole('button', { name: /^Answer/ }).click();
    await says(member, 'Your answer is saved.');
  }
}

/** They say what it asks of them and why, and the leader confirms it. */
export async function understand(
  member: Visitor,
  leader: Visitor,
  { plan, title, name }: Record<'plan' | 'title' | 'name', string>,
) {
  await member.go('/today?all=1');
  await opened(member, `Say in your own words what you will do in “${title}”`);
  await member.fill({
    'What I will do': 'What I took on',
    'Why it matters to customers': 'They understand us at once',
  });
  await member.press('Save my words');
  await says(member, 'Saved in your words.');
  await leader.go(plan);
  await opened(leader, name);
  const confirm = leader.page.locator('#confirm');
  await confirm.getByRole('radio', { name: 'Yes' }).check();
  await confirm.getByRole('button', { name: 'Reply' }).click();
  await says(leader, 'Your reply is saved.');
}
