import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import {
  acceptAll,
  alsoLeads,
  assignmentsOf,
  givenWorld,
  planWorld,
  rowsOf,
  takeTaskOut,
} from '../../../tests/plan-world.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { todayOf } from '../today/today.ts';
import { answerAssignment } from './answers.ts';
import { overrideAssignment } from './assignments.ts';
import { contributionsOf, sayShaped, withNothingToAdd } from './contributions.ts';
import { planDocument } from './plan-document.ts';
import { setPlanHours } from './plan-hours.ts';
import { planOf } from './plan-page.ts';
import { decidePlan } from './plans.ts';
import { isUnanswered, objectionState, objectionStates, objectionSteps, requireObjectionStep } from './remark-state.ts';
import type { RemarkStepName } from './remarks.table.ts';
import { answerObjection, haveNothingToAdd, makeRemark, sayOfObjection } from './remarks.ts';
import { proposeTask } from './tasks.ts';

const words = 'Ten calls in four hours leave no time to listen';
const needs = async (actor: Actor, about: string) =>
  (await todayOf(actor, { all: true })).needs.filter(({ what }) => what.includes(about)).map(({ what }) => what);

describe('comments and objections', () => {
  test('R-001 the plan is not agreed while an objection is unanswered; the refusal says whose and to what, not its words', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, plan, calls } = cast;
    await acceptAll(cast);
    const about = `task:${calls.id}`;
    const objection = await makeRemark(mo, plan.id, { kind: 'objection', about, words });
    await makeRemark(nia, plan.id, { kind: 'comment', about: 'plan', words: 'A good month to do it' });
    const agree = (await planOf(lee, plan.id)).steps.find(({ decision }) => decision === 'agree');
    expect(agree?.whyNot).toBe(
      'Mo Member objects to “Call back ten customers”. Say what you changed, or why not, before the plan is agreed.',
    );
    await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow(/^Mo Member objects/);
    const answer = { remarkId: objection.id, outcome: 'kept' as const, words: 'Half of them do not pick up' };
    await expect(answerObjection(mo, plan.id, answer)).rejects.toThrow(NotAllowed);
    await expect(answerObjection(lee, plan.id, { ...answer, remarkId: newId() })).rejects.toThrow(NotFound);
    await answerObjection(lee, plan.id, answer);
    await expect(answerObjection(lee, plan.id, answer)).rejects.toThrow(Conflict);
    await decidePlan(lee, plan.id, 'agree');
  });

  test('R-001 all that keeps a plan from being agreed is named at once', async ({ db: _ }) => {
    const { lee, mo, nia, plan, objective } = await givenWorld();
    await makeRemark(mo, plan.id, { kind: 'objection', about: 'plan', words });
    const task = { title: 'Ring back by noon', objectiveId: objective.id, standardId: null, channel: null };
    await proposeTask(nia, plan.id, {
      ...task,
      hours: 2,
      due: null,
      peopleNeeded: 1,
      skills: [],
    });
    const { whyNot, people } = (await planOf(lee, plan.id)).steps.find(({ decision }) => decision === 'agree')!;
    expect(whyNot).toMatch(/^The team proposed “Ring back by noon”\..* Mo Member objects to .* has not answered “/);
    expect(people.length).toBeGreaterThan(0);
    await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow(whyNot!);
  });

  test('R-001 whoever objected says once that it still stands; after the second answer the dissent is kept', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, plan } = cast;
    await acceptAll(cast);
    const { id: remarkId } = await makeRemark(mo, plan.id, { kind: 'objection', about: 'plan', words });
    const answer = { remarkId, outcome: 'kept' as const, words: 'It stays' };
    const stands = { remarkId, word: 'stands' as const, words: 'Not for me' };
    await expect(sayOfObjection(mo, plan.id, stands)).rejects.toThrow(Conflict);
    await answerObjection(lee, plan.id, answer);
    await expect(sayOfObjection(nia, plan.id, stands)).rejects.toThrow(NotAllowed);
    await expect(sayOfObjection(mo, plan.id, { ...stands, words: null })).rejects.toThrow(Invalid);
    await sayOfObjection(mo, plan.id, stands);
    await expect(decidePlan(lee, plan.id, 'agree')).rejects.toThrow(/^Mo Member objects to the plan as a whole/);
    await setPlanHours(lee, plan.id, nia.personId, 11);
    await answerObjection(lee, plan.id, { ...answer, outcome: 'changed', words: 'Eight now' });
    await sayOfObjection(mo, plan.id, stands);
    await expect(sayOfObjection(mo, plan.id, stands)).rejects.toThrow(/not agreed/);
    await decidePlan(lee, plan.id, 'agree');
    const rows = await rowsOf(lee, plan.id);
    expect(objectionState(rows.remarks[0]!.steps)).toBe('dissent');
    const said = contributionsOf(rows).map(({ by, said }) => `${by} ${said}`);
    expect(said).toEqual([
      `Mo Member objected to the plan as a whole: ${words}`,
      'Lee Leader answered the objection of Mo Member to the plan as a whole, and left it as it is: It stays',
      'Mo Member said that the objection to the plan as a whole still stands: Not for me',
      'Lee Leader answered the objection of Mo Member to the plan as a whole, and changed the plan: Eight now',
      'Mo Member still does not agree about the plan as a whole: Not for me',
    ]);
    expect(sayShaped(rows)).toBe('One person beside its leader: 1 objection.');
    const document = planDocument(rows, 'Europe/London');
    expect(JSON.stringify(document.sections.find(({ id }) => id === 'contributions'))).toContain('Eight now');
  });

  test('R-001 whoever says something before or after is not one with nothing to add', async ({ db: _ }) => {
    const { lee, mo, nia, plan } = await givenWorld();
    for (const member of [mo, nia, nia]) await haveNothingToAdd(member, plan.id);
    const rows = () => rowsOf(lee, plan.id);
    expect(withNothingToAdd(await rows())).toEqual(['Mo Member', 'Nia Newer']);
    expect(sayShaped(await rows())).toBe('2 people beside its leader: 2 with nothing to add.');
    await makeRemark(mo, plan.id, { kind: 'objection', about: 'plan', words });
    expect(withNothingToAdd(await rows())).toEqual(['Nia Newer']);
    expect(sayShaped(await rows())).toBe('2 people beside its leader: 1 objection and 1 with nothing to add.');
    await haveNothingToAdd(mo, plan.id);
    expect(withNothingToAdd(await rows())).toEqual(['Nia Newer']);
  });

  test('R-001 once the plan is agreed an answer is settled or dissented from, and reopens nothing', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, plan, objective } = cast;
    await acceptAll(cast);
    const about = `objective:${objective.id}`;
    const { id: remarkId } = await makeRemark(mo, plan.id, { kind: 'objection', about, words });
    await answerObjection(lee, plan.id, { remarkId, outcome: 'kept', words: 'It stays' });
    await decidePlan(lee, plan.id, 'agree');
    await expect(makeRemark(mo, plan.id, { kind: 'comment', about, words })).rejects.toThrow(/is agreed\. Comments/);
    await sayOfObjection(mo, plan.id, { remarkId, word: 'stands', words: 'I would have liked less' });
    expect(objectionState((await rowsOf(lee, plan.id)).remarks[0]!.steps)).toBe('dissent');
    await decidePlan(lee, plan.id, 'start');
  });

  test('R-001 an objection waits on the leader’s Today until it is answered, and the answer on that of whoever objected', async ({
    db: _,
  }) => {
    const { lee, mo, nia, plan, calls } = await givenWorld();
    const { id: remarkId } = await makeRemark(mo, plan.id, { kind: 'objection', about: `task:${calls.id}`, words });
    expect(await needs(lee, 'objects')).toEqual(['Mo Member objects to “Call back ten customers”']);
    expect([...(await needs(mo, 'object')), ...(await needs(nia, 'object'))]).toEqual([]);
    await setPlanHours(lee, plan.id, nia.personId, 11);
    await answerObjection(lee, plan.id, { remarkId, outcome: 'changed', words: 'Eight now' });
    expect(await needs(lee, 'object')).toEqual([]);
    expect(await needs(mo, 'objection')).toEqual(['Lee Leader answered your objection to “Call back ten customers”']);
    await sayOfObjection(mo, plan.id, { remarkId, word: 'settled', words: null });
    expect(await needs(mo, 'objection')).toEqual([]);
  });

  test('R-001 whoever helps with hours proposes and objects; the leader and the manager do not object, nor anybody about what was taken out', async ({
    db: _,
  }) => {
    const { ada, lee, mo, pat, ash, foreign, plan, calls, objective } = await planWorld();
    const remark = { kind: 'objection' as const, about: 'plan', words };
    await expect(makeRemark(mo, plan.id, remark)).rejects.toThrow(/draft/);
    await decidePlan(lee, plan.id, 'consult');
    await expect(makeRemark(ash, plan.id, remark)).rejects.toThrow(NotAllowed);
    await setPlanHours(await alsoLeads({ ada, lee }, ash), plan.id, ash.personId, 2);
    await makeRemark(ash, plan.id, remark);
    const form = { title: 'Read the calls', objectiveId: objective.id, standardId: null, hours: 1, due: null };
    await proposeTask(ash, plan.id, { ...form, channel: null, peopleNeeded: 1, skills: [] });
    for (const actor of [lee, pat]) await expect(makeRemark(actor, plan.id, remark)).rejects.toThrow(NotAllowed);
    await expect(makeRemark(foreign.leader, plan.id, remark)).rejects.toThrow(NotFound);
    await takeTaskOut(lee, plan.id, calls.id, 'No time');
    await expect(makeRemark(mo, plan.id, { ...remark, about: `task:${calls.id}` })).rejects.toThrow(NotFound);
    await expect(makeRemark(mo, plan.id, { ...remark, about: `objective:${newId()}` })).rejects.toThrow(Invalid);
  });

  test('R-001 a plan is not said to be changed where nothing in it was, since the objection or the answer before', async ({
    db: _,
  }) => {
    const cast = await givenWorld();
    const { lee, mo, nia, plan, calls } = cast;
    await setPlanHours(lee, plan.id, nia.personId, 11); // before anybody objected
    const { id: remarkId } = await makeRemark(mo, plan.id, { kind: 'objection', about: 'plan', words });
    const changed = { remarkId, outcome: 'changed' as const, words: 'Less now' };
    await acceptAll(cast);
    await makeRemark(nia, plan.id, { kind: 'comment', about: 'plan', words });
    await setPlanHours(lee, plan.id, nia.personId, 11); // as they are
    const answer = () => answerObjection(lee, plan.id, changed);
    await expect(answer()).rejects.toMatchObject({
      problems: { outcome: [expect.stringMatching(/since this objection\. Change it first.*say why$/)] },
    });
    await takeTaskOut(lee, plan.id, calls.id, 'Too much');
    await answer();
    await expect(answer()).rejects.toThrow(Conflict);
    await sayOfObjection(mo, plan.id, { remarkId, word: 'stands', words: 'Not for me' });
    await expect(answer()).rejects.toMatchObject({
      problems: { outcome: [expect.stringContaining('since you answered this before')] },
    });
  });

  test('a comment asks for no answer', async ({ db: _ }) => {
    const { lee, mo, plan } = await givenWorld();
    const { id: remarkId } = await makeRemark(mo, plan.id, { kind: 'comment', about: 'plan', words });
    const answer = { remarkId, outcome: 'kept' as const, words: 'Thank you' };
    await expect(answerObjection(lee, plan.id, answer)).rejects.toThrow(/asks for no answer/);
    await expect(sayOfObjection(mo, plan.id, { remarkId, word: 'settled', words: null })).rejects.toThrow(Conflict);
  });

  test('R-001 the plan says of whom nothing was heard, by name to whoever sees the agreements alone', async ({
    db: _,
  }) => {
    const { lee, mo, pat, nia, plan } = await givenWorld();
    const quorum = async (actor: Actor) => (await planOf(actor, plan.id)).quorum;
    expect(await quorum(lee)).toBe(
      '0 of 3 people asked have said something. Nothing yet from Mo Member, Nia Newer and Oz Older.',
    );
    await makeRemark(mo, plan.id, { kind: 'comment', about: 'plan', words });
    expect(await quorum(pat)).toBe('1 of 3 people asked has said something. Nothing yet from Nia Newer and Oz Older.');
    expect(await quorum(nia)).toBe('1 of 3 people asked has said something.');
    const [own] = await assignmentsOf(nia, plan.id);
    await answerAssignment(nia, own!.id, { answer: 'decline', words: 'I am away' });
    await overrideAssignment(lee, plan.id, own!.taskId, [mo.personId], 'Nia is away');
    expect(await quorum(pat), 'what was said of work that is theirs no more').toBe(
      '2 of 3 people asked have said something. Nothing yet from Oz Older.',
    );
  });
});

test('R-001 over random steps an objection is opened again at most once, and only its own steps lead anywhere', () => {
  const step = fc.constantFrom<RemarkStepName>('changed', 'kept', 'settled', 'stands', 'dissents');
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (wanted) => {
      const taken: { step: RemarkStepName }[] = [];
      for (const next of wanted) {
        const state = objectionState(taken);
        reached.add(state);
        const legal = objectionSteps.find((one) => one.from === state && one.step === next);
        if (!legal) {
          expect(() => requireObjectionStep(state, next)).toThrow(Conflict);
          continue;
        }
        taken.push({ step: next });
        expect(objectionState(taken)).toBe(legal.to);
        if (legal.by === 'leader') expect(isUnanswered(state)).toBe(true);
      }
      expect(taken.filter((one) => one.step === 'stands').length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1_000 },
  );
  expect([...reached].sort()).toEqual([...objectionStates].sort());
});
