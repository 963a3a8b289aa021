// Pages that are worked out anew each time become evidence as they stand: everything that each says stands in its copy, of the same people.
import { describe, expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { allocated, givenWorld, planWorld } from '../../../tests/plan-world.ts';
import { enrolLee } from '../../../tests/portfolio-world.ts';
import { setClock } from '../clock.ts';
import { Conflict, NotFound } from '../errors.ts';
import { answerShare, fairSharesOf } from '../insights/fair-share-page.ts';
import { objectivesPage } from '../insights/objectives-page.ts';
import { personSkillsOf } from '../people/development.ts';
import { assessSkill, defineSkill, pursueSkill } from '../people/skills.ts';
import { allocationOf } from '../plans/allocation-page.ts';
import { addOrganisationObjective } from '../plans/organisation-objectives.ts';
import { giveThanks } from '../support/recognitions.ts';
import { makeClaim } from './claims.ts';
import type { RecordDocument } from './document.ts';
import { evidenceOf } from './evidence-page.ts';
import { occasionsOf } from './occasions.ts';
import { replaceUndecided } from './redaction/deciding.ts';
import { takePage } from './take-page.ts';
import { takeEvidence } from './taking.ts';

const none = { plan: null, run: null, person: null, skill: null, team: null, months: null };

/** What a page's data say, in words; addresses, ids and names of checks are none. */
function saidBy(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(saidBy);
  if (value === null || typeof value !== 'object' || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, one]) => (wordless.has(key) ? [] : saidBy(one)));
}
const wordless = new Set(['id', 'href', 'label', 'action', 'checkId', 'objectId', 'at', 'source']);
/** Labels of facts are not shown on screen, so what they say has to stand in the facts as well. */
const missingIn = (document: RecordDocument, said: unknown) => {
  const written = JSON.stringify(document, (key, value) => (key === 'label' ? undefined : value)).toLowerCase();
  return saidBy(said).filter((words) => !written.includes(JSON.stringify(words).slice(1, -1).toLowerCase()));
};
const partsIn = ({ people }: RecordDocument) => Object.fromEntries(people.map(({ name, part }) => [name, part]));

async function given() {
  const cast = await givenWorld();
  setClock(() => new Date('2026-03-03T10:00:00Z'));
  return { ...cast, ...(await enrolLee(cast)) };
}

describe('R-093 a page becomes evidence in one step', () => {
  test('a run of the allocation: who does what and why, aims, hours, and what nobody was given; it and its plan are one event', async ({
    db: _,
  }) => {
    const { lee, mo, plan, enrolment, unit } = await given();
    const criteria = unit.outcomes.flatMap((outcome) => outcome.criteria);
    const criterionId = criteria.find(({ code }) => code === '1.4')!.id;
    const run = await allocated(lee, plan.id);
    const wish = { ...none, what: 'allocation' as const, plan: plan.id, run: run.id };
    const taken = await takePage(lee, wish);
    const { result } = await allocationOf(lee, plan.id, run.id);
    const { stages, tasks, unassigned, load, counted } = result!;
    expect(tasks.length).toBeGreaterThan(0);
    expect(missingIn(taken.document, { stages, tasks, unassigned, load, counted })).toEqual([]);
    expect(partsIn(taken.document)).toMatchObject({
      [lee.name]: 'asked for the allocation',
      [mo.name]: 'is given work by it',
    });
    expect(await takePage(lee, wish)).toMatchObject({ id: taken.id, again: true });
    const { facts } = await evidenceOf(lee, taken.id);
    expect(facts[0]?.text).toBe('Worked out in Leadwell from its records, and copied as its page said it then');
    const copy = await takeEvidence(lee, { kind: 'plan-document', sourceId: plan.id });
    for (const { id, document } of [taken, copy])
      await makeClaim(lee, id, {
        ...{ enrolmentId: enrolment.id, criterionId, quote: null, how: 'I gave it by skill.' },
        place: document.sections.flatMap(({ blocks }) => blocks)[0]!.id,
      });
    for (const { id } of [taken, copy]) await submitCleared(lee, id, { declared: true, version: 1 });
    const { occasions } = await occasionsOf(lee, enrolment.id);
    expect(occasions).toHaveLength(1);
    await expect(takePage(mo, wish)).rejects.toThrow(NotFound);
  });

  test('the skills of somebody, with how the chosen one came about, whose names can be replaced in it whole', async ({
    db: _,
  }) => {
    const { lee, mo } = await given();
    const skill = await defineSkill(lee, { name: 'Hard calls', description: 'Stays calm with an angry caller' });
    await assessSkill(lee, mo.personId, { skillId: skill.id, level: 1, assessedOn: '2026-01-12', basis: 'Two calls' });
    await assessSkill(lee, mo.personId, { skillId: skill.id, level: 2, assessedOn: '2026-03-02', basis: 'Six calls' });
    await pursueSkill(lee, mo.personId, skill.id);
    const wish = { ...none, what: 'skills' as const, person: mo.personId, skill: skill.id };
    const taken = await takePage(lee, wish);
    const page = await personSkillsOf(lee, mo.personId, skill.id);
    expect(missingIn(taken.document, page)).toEqual([]);
    expect(taken).toMatchObject({ title: `Skills of ${mo.name}`, happenedTo: '2026-03-02' });
    const words = JSON.stringify(taken.document);
    for (const said of ['2: Without help', '1: With help', '12 January 2026', 'Six calls'])
      expect(words).toContain(said);
    const copy = await replaceUndecided(lee, taken.id);
    expect(JSON.stringify(copy.document)).not.toMatch(new RegExp(`${mo.name}|${mo.personId}`));
    await expect(takePage(lee, { ...wish, person: lee.personId, skill: null })).rejects.toThrow(Conflict);
  });

  test('the objectives tree: each objective with its measure and whom it serves, and where the line is broken', async ({
    db: _,
  }) => {
    const { lee, pat, mo } = await given();
    await addOrganisationObjective(pat, {
      ...{ title: 'Tenants need not call twice', measure: 'kpi:resolution-rate', baseline: 60, target: 80 },
      ...{ due: '2026-12-31', ownerId: null, consequence: 'The regulator looks at us again' },
    });
    const taken = await takePage(lee, { ...none, what: 'objectives' });
    const { tree, broken, organisation } = await objectivesPage(lee);
    expect(tree.length).toBeGreaterThan(0);
    expect(broken.length).toBeGreaterThan(0);
    expect(missingIn(taken.document, { tree: named(tree), broken, organisation })).toEqual([]);
    expect(partsIn(taken.document)).toMatchObject({ [mo.name]: 'has an objective or a task in it' });
  });

  test('fair shares: what was asked and counted, and the answer; of fewer than three people nothing', async ({
    db: _,
  }) => {
    const cast = await planWorld();
    const { lee, mo, team } = cast;
    await enrolLee(cast);
    setClock(() => new Date('2026-03-09T10:00:00Z'));
    for (let time = 0; time < 12; time++)
      await giveThanks(lee, { receiverId: mo.personId, behaviour: `You rang her back, ${time}.` });
    const [question] = (await fairSharesOf(lee, team.id)).questions;
    await answerShare(lee, team.id, 6, { ...question!, reason: 'Mo was alone on the late shift' });
    const taken = await takePage(lee, { ...none, what: 'fair-shares', team: team.id, months: '6' });
    const { questions, known } = await fairSharesOf(lee, team.id);
    expect(missingIn(taken.document, { questions, known })).toEqual([]);
    expect(partsIn(taken.document)).toEqual({ [lee.name]: 'looked at the shares', [mo.name]: 'is asked about in it' });
    await expect(takePage(mo, { ...none, what: 'fair-shares', team: team.id })).rejects.toThrow(NotFound);
  });
});

type Tree = Awaited<ReturnType<typeof objectivesPage>>['tree'];
/** A group is a heading alone: it serves nothing itself. */
const named = (tree: Tree): unknown =>
  tree.map(({ title, who, figures, due, consequence, under }) => ({
    ...{ title, who, figures, due, consequence },
    under: named(under),
  }));
