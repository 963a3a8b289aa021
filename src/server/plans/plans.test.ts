import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import {
  acceptAll,
  allocated,
  alsoLeads,
  assignmentsOf,
  givenWorld,
  march,
  measured,
  planWorld,
  rowsOf,
  takeObjectiveOut,
  takeTaskOut,
  work,
} from '../../../tests/plan-world.ts';
import { world } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { answerAssignment } from './answers.ts';
import { addObjective, editObjective } from './objectives.ts';
import { setPlanHours } from './plan-hours.ts';
import { planOf } from './plan-page.ts';
import { planState } from './plan-state.ts';
import type { PlanDecision } from './plans.table.ts';
import { createPlan, decidePlan, editPlan } from './plans.ts';
import { takeUpAllocation } from './taking-up.ts';
import { editTask, proposeTask, takeUpTask, withdrawTask } from './tasks.ts';
import { wishForTask } from './wishes.ts';

/** Before the month that the tests plan. */
const inFebruary = () => setClock(() => new Date('2026-02-24T09:00:00Z'));

const bare = {
  ...measured,
  title: 'Make the late shift feel part of the team',
  measure: null,
  baseline: null,
  target: null,
};

describe('making a plan', () => {
  test('R-001 only the team’s leader makes one, and each member has their usual hours in it', async ({ db: _ }) => {
    const { lee, mo, pat, foreign, team } = await world();
    inFebruary();
    const form = { ...march, teamId: team.id, aims: ['load' as const] };
    await expect(createPlan(mo, form)).rejects.toThrow(NotAllowed);
    await expect(createPlan(pat, form)).rejects.toThrow(NotAllowed);
    await expect(createPlan(foreign.leader, form)).rejects.toThrow(NotFound);
    const plan = await createPlan(lee, form);
    const { people } = await rowsOf(lee, plan.id);
    expect(people.map(({ name, hours }) => [name, hours])).toEqual([
      ['Mo Member', 15],
      ['Nia Newer', 12],
      ['Oz Older', 9],
      ['Sam Suspended', 15],
    ]);
  });

  test('a form filled in from an older version is refused with both texts', async ({ db: _ }) => {
    const { lee, plan, objective } = await planWorld();
    const form = { ...march, aims: ['load' as const], version: plan.version };
    await editPlan(lee, plan.id, { ...form, title: 'First' });
    await expect(editPlan(lee, plan.id, { ...form, title: 'Late' })).rejects.toMatchObject({
      theirs: { title: 'First' },
    });
    await editObjective(lee, plan.id, objective.id, { ...measured, target: 80, version: 1 });
    await expect(editObjective(lee, plan.id, objective.id, { ...measured, version: 1 })).rejects.toThrow(Conflict);
  });

  test('a plan is not moved away from the days of its work', async ({ db: _ }) => {
    const { lee, plan, calls, objective } = await planWorld();
    const form = { ...march, aims: ['load' as const], version: plan.version };
    const moved = (startsOn: string, endsOn: string) => editPlan(lee, plan.id, { ...form, startsOn, endsOn });
    await expect(moved('2025-03-03', '2025-03-19')).rejects.toMatchObject({
      problems: {
        endsOn: [
          '“Lead the complaints desk” is due on 20 March 2026, and 3 more fall outside: enter a later last day, or change that first',
        ],
      },
    });
    await editTask(lee, plan.id, calls.id, { ...work(calls.title, objective.id), due: '2026-03-03', version: 1 });
    await expect(moved('2026-03-04', '2026-03-27')).rejects.toMatchObject({
      problems: {
        startsOn: [
          '“Call back ten customers” is due on 3 March 2026: enter an earlier first day, or change that first',
        ],
      },
    });
    expect((await moved('2026-03-03', '2026-03-20')).endsOn).toBe('2026-03-20');
  });

  test('a double click makes one plan', async ({ db: _ }) => {
    const { lee, team } = await world();
    inFebruary();
    const form = { ...march, teamId: team.id, aims: ['load' as const] };
    const key = newId();
    const first = await createPlan({ ...lee, request: { key, used: 0 } }, form);
    const second = await createPlan({ ...lee, request: { key, used: 0 } }, form);
    expect(second.id).toBe(first.id);
  });

  test('a deadline outside the plan, an unknown measure and an unknown objective are refused where they stand', async ({
    db: _,
  }) => {
    const { lee, plan, objective } = await planWorld();
    const late = proposeTask(lee, plan.id, { ...work('Late', objective.id), due: '2026-04-01' });
    await expect(late).rejects.toMatchObject({ problems: { due: [expect.stringContaining('27 March')] } });
    await expect(addObjective(lee, plan.id, { ...measured, measure: 'kpi:luck' })).rejects.toThrow(Invalid);
    await expect(proposeTask(lee, plan.id, work('Lost', newId()))).rejects.toMatchObject({
      problems: { objectiveId: [expect.any(String)] },
    });
  });
});

describe('shaping it together', () => {
  test('R-004 an objective without a measure keeps the plan closed to the team until a reason is stated', async ({
    db: _,
  }) => {
    const { lee, plan } = await planWorld();
    const objective = await addObjective(lee, plan.id, bare);
    await expect(decidePlan(lee, plan.id, 'consult')).rejects.toThrow(/late shift.*no measure/);
    await editObjective(lee, plan.id, objective.id, {
      ...bare,
      noMeasureReason: 'The pulse starts in May',
      version: 1,
    });
    await expect(decidePlan(lee, plan.id, 'consult')).resolves.toMatchObject({ decision: 'consult' });
  });

  test('R-001 a member proposes, the leader takes it up or says why not, and who proposed it is kept', async ({
    db: _,
  }) => {
    const { lee, mo, pat, plan, objective } = await planWorld();
    await expect(proposeTask(mo, plan.id, work('Too early', objective.id))).rejects.toThrow(/open for the team/);
    await decidePlan(lee, plan.id, 'consult');
    await expect(proposeTask(pat, plan.id, work('Not mine', objective.id))).rejects.toThrow(NotAllowed);
    const proposed = await proposeTask(mo, plan.id, work('Update the heating pages', objective.id));
    await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow(/proposed “Update the heating pages”/);
    await expect(takeUpTask(mo, plan.id, proposed.id)).rejects.toThrow(NotAllowed);
    await takeUpTask(lee, plan.id, proposed.id);
    await expect(takeUpTask(lee, plan.id, proposed.id)).rejects.toThrow(Conflict);
    const { tasks } = await rowsOf(lee, plan.id);
    expect(tasks.find(({ id }) => id === proposed.id)).toMatchObject({ proposedBy: 'Mo Member', takenUp: true });
    expect((await takeTaskOut(lee, plan.id, proposed.id, 'No time')).withdrawnReason).toBe('No time');
    await expect(takeUpTask(lee, plan.id, proposed.id)).rejects.toThrow(NotFound);
  });

  test('R-001 whoever proposes a task can volunteer for it at once; of a leader it is no wish', async ({ db: _ }) => {
    const { lee, mo, plan, objective } = await planWorld();
    await decidePlan(lee, plan.id, 'consult');
    const [mine, theirs] = [work('Scan the letters', objective.id), work('Sort them', objective.id)];
    const proposed = await proposeTask(mo, plan.id, { ...mine, wanted: true });
    await proposeTask(lee, plan.id, { ...theirs, wanted: true });
    expect((await rowsOf(lee, plan.id)).wishes).toMatchObject([
      { taskId: proposed.id, personId: mo.personId, wish: 'prefer', words: null },
    ]);
  });

  test('R-001 a member volunteers or would rather not, the newer word counts; the leader cannot wish for them', async ({
    db: _,
  }) => {
    const { lee, mo, plan, calls } = await planWorld();
    await wishForTask(mo, plan.id, { taskId: calls.id, wish: 'prefer', words: 'I want to hear what went wrong' });
    await expect(wishForTask(mo, plan.id, { taskId: calls.id, wish: 'prefer', words: null })).rejects.toThrow(Conflict);
    await wishForTask(mo, plan.id, { taskId: calls.id, wish: 'avoid', words: null });
    await expect(wishForTask(lee, plan.id, { taskId: calls.id, wish: 'prefer', words: null })).rejects.toThrow(
      NotAllowed,
    );
    const { wishes } = await rowsOf(lee, plan.id);
    expect(wishes.map(({ wish }) => wish)).toEqual(['avoid']);
  });

  test('hours are set by the leader for the team, and for whom they lead elsewhere', async ({ db: _ }) => {
    const cast = await planWorld();
    const { mo, ash, plan } = cast;
    await expect(setPlanHours(cast.lee, plan.id, ash.personId, 2)).rejects.toThrow(Invalid);
    const lee = await alsoLeads(cast, ash);
    await setPlanHours(lee, plan.id, mo.personId, 20);
    await setPlanHours(lee, plan.id, ash.personId, 2);
    await expect(setPlanHours(lee, plan.id, newId(), 2)).rejects.toThrow(Invalid);
    await expect(setPlanHours(mo, plan.id, mo.personId, 0)).rejects.toThrow(NotAllowed);
    const { people } = await rowsOf(lee, plan.id);
    expect(people.find(({ id }) => id === mo.personId)?.hours).toBe(20);
    expect(people.find(({ id }) => id === ash.personId)?.hours).toBe(2);
  });
});

describe('the steps', () => {
  test('R-005 a plan is agreed when everybody has accepted what they were given, and not before', async ({ db: _ }) => {
    const cast = await givenWorld();
    const { lee, mo, plan } = cast;
    await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow(
      /Mo Member has not answered “Lead the complaints desk”/,
    );
    await acceptAll(cast);
    const [mine] = await assignmentsOf(mo, plan.id);
    await answerAssignment(mo, mine!.id, { answer: 'query', words: 'May I swap Thursdays?' });
    await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow(/Mo Member has a query/);
    const agree = (await planOf(lee, plan.id)).steps.find(({ decision }) => decision === 'agree');
    expect(agree?.people).toEqual([{ id: mo.personId, name: 'Mo Member' }]);
    expect(agree?.hindrances).toEqual([{ said: agree?.whyNot, at: 'agreement' }]);
    const proposed = await proposeTask(mo, plan.id, work('Ring them twice', cast.objective.id));
    const two = (await planOf(lee, plan.id)).steps.find(({ decision }) => decision === 'agree');
    expect(two?.hindrances.map(({ at }) => at)).toEqual(['tasks', 'agreement']);
    expect(two?.hindrances.map(({ said }) => said).join(' ')).toBe(two?.whyNot);
    await withdrawTask(lee, plan.id, proposed.id, { reason: 'Once is enough', version: 1 });
    await answerAssignment(mo, mine!.id, { answer: 'accept', words: null });
    await decidePlan(lee, plan.id, 'agree');
    await decidePlan(lee, plan.id, 'start');
    await expect(takeObjectiveOut(lee, plan.id, cast.objective.id)).rejects.toThrow(/under way. Revise it first/);
    await expect(decidePlan(lee, plan.id, 'revise')).rejects.toMatchObject({
      problems: { reason: [expect.any(String)] },
    });
    await decidePlan(lee, plan.id, 'revise', 'Two people left');
    expect(
      (await editTask(lee, plan.id, cast.calls.id, { ...work('Call back five', cast.objective.id), version: 1 })).title,
    ).toBe('Call back five');
  });

  test('R-005 a plan with work that nobody has, or a target worse than now, is agreed only with the reason why', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, plan, objective } = cast;
    await proposeTask(lee, plan.id, work('Tidy the phrases', objective.id));
    const worse = await addObjective(lee, plan.id, { ...measured, title: 'Answer fewer', target: 70 });
    await acceptAll(cast);
    const agree = (await planOf(lee, plan.id)).steps.find(({ decision }) => decision === 'agree');
    expect(agree?.withReason).toMatch(/^One task is given to nobody\. The target of “Answer fewer” is worse/);
    await expect(decidePlan(lee, plan.id, 'agree')).rejects.toMatchObject({
      problems: { reason: [expect.stringMatching(/given to nobody.*Enter why you agree/)] },
    });
    await takeObjectiveOut(lee, plan.id, worse.id);
    await decidePlan(lee, plan.id, 'agree', 'Tidying waits for April');
    expect((await rowsOf(lee, plan.id)).decisions.at(-1)?.reason).toBe('Tidying waits for April');
  });

  test('R-001 over random steps by random people no plan is opened, agreed or ended without its guard', async ({
    db: _,
  }) => {
    const cast = await planWorld();
    const { lee, mo, pat } = cast;
    const people = { lee, mo, pat };
    const step = fc.record({
      who: fc.constantFrom('lee' as const, 'lee' as const, 'mo' as const, 'pat' as const),
      what: fc.constantFrom<PlanDecision | 'allocate' | 'accept' | 'loosen'>(
        ...(['consult', 'agree', 'start', 'revise', 'close', 'withdraw', 'allocate', 'accept', 'loosen'] as const),
      ),
    });
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        const plan = await createPlan(lee, { ...march, teamId: cast.team.id, aims: ['load'] });
        await setPlanHours(lee, plan.id, cast.sam.personId, 0);
        const objective = await addObjective(lee, plan.id, measured);
        await proposeTask(lee, plan.id, work('Only task', objective.id, 2));
        for (const { who, what } of steps) {
          const before = await rowsOf(lee, plan.id);
          const state = planState(before.decisions.map(({ decision }) => decision));
          const done = await attempt(people[who], plan.id, what, cast).then(
            () => true,
            () => false,
          );
          const after = await rowsOf(lee, plan.id);
          const now = planState(after.decisions.map(({ decision }) => decision));
          if (now === state) continue;
          expect(done).toBe(true);
          expect(who).toBe('lee');
          if (now === 'consulting') opened += 1;
          if (state === 'draft' && now === 'consulting') expect(before.objectives.every(({ kpi }) => kpi)).toBe(true);
          if (now === 'agreed')
            for (const { id } of before.assignments)
              expect(before.answers.filter(({ assignmentId }) => assignmentId === id).at(-1)?.answer).toBe('accept');
        }
      }),
      { numRuns: 8, seed: 39 },
    );
    expect(opened).toBeGreaterThan(0);
  });
});

async function attempt(
  actor: Parameters<typeof decidePlan>[0],
  planId: string,
  what: PlanDecision | 'allocate' | 'accept' | 'loosen',
  cast: Awaited<ReturnType<typeof planWorld>>,
) {
  if (what === 'allocate') return takeUpAllocation(actor, planId, (await allocated(actor, planId)).id);
  if (what === 'accept') return acceptAll({ ...cast, plan: { ...cast.plan, id: planId } });
  if (what === 'loosen') return addObjective(actor, planId, bare);
  return decidePlan(actor, planId, what, 'Because it is right');
}
