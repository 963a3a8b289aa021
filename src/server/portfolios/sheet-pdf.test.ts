import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { pdfText } from '../../../tests/pdf-text.ts';
import { givenWorld, rowsOf } from '../../../tests/plan-world.ts';
import { now } from '../clock.ts';
import type { Actor } from '../people/actor.ts';
import { type PlanSheet, planSheet, type SheetWork } from '../plans/plan-sheet.ts';
import { sheetPdf } from './sheet-pdf.ts';

const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g)?.length ?? 0;
const people = ['Adwoa Mensah', 'Callum Reid', 'Darnell Brooks', 'Mei-Lin Zhou', 'Priya Nair', 'Róisín Daly'];
const work = (at: number): SheetWork => ({
  ...{ id: `${at}`, title: `Look after the complaint acknowledgements of week ${at}`, by: '24 Dec' },
  ...{ who: `${people[at % 6]} with ${people[(at + 1) % 6]}`, hours: at % 4 === 0 ? '6 h each, 2 people' : '6 h' },
});
const sheetOf = (objectives: number, tasks: number): PlanSheet => ({
  ...{ title: 'Ready for the cold weeks', team: 'Customer Hub', state: 'Under way' },
  ...{ period: '30 November 2026 to 24 December 2026', without: '' },
  parts: Array.from({ length: objectives }, (_, part) => ({
    ...{ id: `${part}`, title: 'Keep settling contacts the first time when calls rise' },
    goal: 'First contact resolution: from 76% to 78% by 24 December 2026.',
    why: 'It serves: keep every promise we make. If it is not reached: calls come twice, and queues grow in the cold.',
    work: Array.from({ length: tasks / objectives }, (_, at) => work(at)),
  })),
});

test('R-006 a plan for a team of ten with twenty tasks is one side of A4, and one too long for that goes on overleaf', async ({
  db: _,
}) => {
  const { lee } = await givenWorld();
  const pages = async (sheet: PlanSheet) => pagesOf(await sheetPdf(lee, sheet, now()));
  expect(await pages(sheetOf(4, 20))).toBe(1);
  expect(await pages(sheetOf(4, 100))).toBeGreaterThan(1);
});

test('R-006 the sheet says of each objective its measure, why it matters and who does what by when', async ({
  db: _,
}) => {
  const { lee, plan, objective, script } = await givenWorld();
  const read = async (actor: Actor) =>
    planSheet({ ...(await rowsOf(actor, plan.id)), state: 'consulting', reached: null });
  const { parts, period } = await read(lee);
  expect(period).toBe('2 March 2026 to 27 March 2026');
  expect(parts.map(({ id, goal, why }) => [id, goal, why])).toEqual([
    [
      objective.id,
      'First contact resolution: from 75% to 78% by 27 March 2026.',
      'It serves: Keep every promise we make.',
    ],
  ]);
  const [row] = parts[0]!.work.filter(({ id }) => id === script.id);
  expect(row).toMatchObject({ title: 'Rewrite the script', hours: '3 h', by: '20 Mar' });
  const holder = (await rowsOf(lee, plan.id)).assignments.find(({ taskId }) => taskId === script.id);
  expect(row?.who).toBe(holder?.name);
});

test('R-006 the sheet says the hours of each part of shared work, what nobody has of it, and why it was agreed so', async ({
  db: _,
}) => {
  const { lee, mo, nia, plan, desk } = await givenWorld();
  const rows = await rowsOf(lee, plan.id);
  const [held] = rows.assignments;
  const part = (person: Actor, hours: number) => ({
    ...{ ...held!, taskId: desk.id, personId: person.personId, name: person.name, hours },
    ...{ buddy: null, buddyToId: null, gone: null },
  });
  const sheet = (assignments: typeof rows.assignments, reason: string | null) =>
    planSheet({
      ...rows,
      assignments: [...rows.assignments.filter(({ taskId }) => taskId !== desk.id), ...assignments],
      tasks: rows.tasks.map((task) => (task.id === desk.id ? { ...task, hours: 9, share: 1.5, spread: true } : task)),
      decisions: [{ id: 'd', decision: 'agree', reason, byId: lee.personId, by: lee.name, at: '2026-03-02' }],
      ...{ state: 'agreed', reached: null },
    });
  const of = ({ parts }: PlanSheet) => parts[0]!.work.find(({ id }) => id === desk.id);
  const partly = sheet([part(mo, 3), part(nia, 1.5)], 'A temp comes in May.');
  expect(of(partly)).toMatchObject({
    hours: '9 h, shared out, spread over the weeks',
    who: `${mo.name}, 3 h; ${nia.name}, 1.5 h; nobody has 4.5 h`,
  });
  expect(partly.without).toBe('One task is given out in part only. Agreed all the same: “A temp comes in May.”');
  const whole = sheet([part(mo, 6), part(nia, 3)], 'The target is lower on purpose.');
  expect(of(whole)!.who).toBe(`${mo.name}, 6 h; ${nia.name}, 3 h`);
  expect(whole.without).toBe('');
  expect(pdfText(Buffer.from(await sheetPdf(lee, partly, now())))).toContain('A temp comes in May.');
});
