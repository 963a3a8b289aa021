import fc from 'fast-check';
import { expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import {
  march,
  measured,
  type PlanWorld,
  planWorld,
  rowsOf,
  takeObjectiveOut,
  work,
} from '../../../tests/plan-world.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { answerAssignment } from './answers.ts';
import { overrideAssignment } from './assignments.ts';
import { writeLesson } from './lessons.ts';
import { addObjective } from './objectives.ts';
import { isOpen, isShaped, type PlanState, planState, planStates, planSteps } from './plan-state.ts';
import type { PlanDecision } from './plans.table.ts';
import { createPlan, decidePlan } from './plans.ts';
import { answerObjection, makeRemark, sayOfObjection } from './remarks.ts';
import { proposeTask, takeUpTask } from './tasks.ts';

/** What the test knows of a plan, beside the database: enough to say of each action whether it is legal. */
type Model = {
  planId: string;
  objectiveId: string;
  taskId: string;
  state: PlanState;
  /** An objective without a measure or a reason. */
  bareId: string | null;
  proposedId: string | null;
  holder: 'mo' | 'nia' | null;
  answer: 'accept' | 'query' | null;
  objection: { id: string; answers: number; isOpen: boolean; isOver: boolean } | null;
  lessons: number;
};
type Cast = Pick<PlanWorld, 'lee' | 'mo' | 'nia' | 'pat' | 'team'>;
type Move = { legal: (model: Model) => boolean; run: (model: Model, cast: Cast) => Promise<unknown> };

const isConsulting = ({ state }: Model) => state === 'consulting';
const isAsked = ({ state }: Model) => state !== 'draft' && isOpen(state);
const guards: Partial<Record<PlanDecision, (model: Model) => boolean>> = {
  consult: ({ bareId }) => bareId === null,
  agree: ({ bareId, proposedId, objection, holder, answer }) =>
    bareId === null && proposedId === null && !objection?.isOpen && holder !== null && answer === 'accept',
  review: ({ lessons }) => lessons > 0,
};

/** A step of the plan by somebody; only the leader takes any. */
const step = (decision: PlanDecision): Move => ({
  legal: (model) =>
    planSteps.some((one) => one.from === model.state && one.decision === decision) &&
    (guards[decision]?.(model) ?? true),
  run: async (model, { lee }) => {
    await decidePlan(lee, model.planId, decision, 'Because it is right');
    model.state = planSteps.find((one) => one.from === model.state && one.decision === decision)!.to;
  },
});

const moves = {
  ...{ consult: step('consult'), agree: step('agree'), start: step('start'), revise: step('revise') },
  ...{ close: step('close'), review: step('review'), withdraw: step('withdraw') },
  loosen: {
    legal: ({ state, bareId }) => isShaped(state) && bareId === null,
    run: async (model, { lee }) => {
      const bare = { ...measured, measure: null, baseline: null, target: null };
      model.bareId = (await addObjective(lee, model.planId, bare)).id;
    },
  },
  mend: {
    legal: ({ state, bareId }) => isShaped(state) && bareId !== null,
    run: async (model, { lee }) => {
      await takeObjectiveOut(lee, model.planId, model.bareId!);
      model.bareId = null;
    },
  },
  propose: {
    legal: (model) => isConsulting(model) && model.proposedId === null,
    run: async (model, { mo }) => {
      model.proposedId = (await proposeTask(mo, model.planId, work('Proposed', model.objectiveId))).id;
    },
  },
  takeUp: {
    legal: ({ state, proposedId }) => isShaped(state) && proposedId !== null,
    run: async (model, { lee }) => {
      await takeUpTask(lee, model.planId, model.proposedId!);
      model.proposedId = null;
    },
  },
  giveMo: give('mo'),
  giveNia: give('nia'),
  accept: answer('accept'),
  query: answer('query'),
  object: {
    legal: (model) => isConsulting(model) && model.objection === null,
    run: async (model, { mo }) => {
      const { id } = await makeRemark(mo, model.planId, { kind: 'objection', about: 'plan', words: 'Too much' });
      model.objection = { id, answers: 0, isOpen: true, isOver: false };
    },
  },
  answerObjection: {
    legal: (model) => isConsulting(model) && model.objection?.isOpen === true,
    run: async (model, { lee }) => {
      const remarkId = model.objection!.id;
      await answerObjection(lee, model.planId, { remarkId, outcome: 'kept', words: 'It stays' });
      Object.assign(model.objection!, { isOpen: false, answers: model.objection!.answers + 1 });
    },
  },
  stand: {
    legal: ({ state, objection }) => isOpen(state) && objection !== null && !objection.isOpen && !objection.isOver,
    run: async (model, { mo }) => {
      const said = { remarkId: model.objection!.id, word: 'stands', words: 'Still' } as const;
      await sayOfObjection(mo, model.planId, said);
      const again = isConsulting(model) && model.objection!.answers === 1;
      Object.assign(model.objection!, { isOpen: again, isOver: !again });
    },
  },
  learn: {
    legal: ({ state }) => state === 'closed',
    run: async (model, { mo }) => {
      await writeLesson(mo, model.planId, { wentWell: 'All', toChange: null, version: model.lessons });
      model.lessons += 1;
    },
  },
} satisfies Record<string, Move>;

function give(to: 'mo' | 'nia'): Move {
  return {
    legal: ({ state, holder }) => isShaped(state) && holder !== to,
    run: async (model, { lee, ...cast }) => {
      await overrideAssignment(lee, model.planId, model.taskId, [cast[to].personId], 'Knows it');
      Object.assign(model, { holder: to, answer: null });
    },
  };
}

function answer(said: 'accept' | 'query'): Move {
  return {
    legal: (model) => isAsked(model) && model.holder !== null && !(said === 'accept' && model.answer === 'accept'),
    run: async (model, cast) => {
      const holder: Actor = cast[model.holder!];
      const held = (await rowsOf(holder, model.planId)).assignments.find((row) => row.personId === holder.personId);
      await answerAssignment(holder, held!.id, { answer: said, words: said === 'query' ? 'When?' : null });
      model.answer = said;
    },
  };
}

type Name = keyof typeof moves;
/** What nothing could be sent for: there is no such record that an action could name. */
const isUnnamed: Partial<Record<Name, (model: Model) => boolean>> = {
  mend: ({ bareId }) => bareId === null,
  loosen: ({ bareId }) => bareId !== null,
  takeUp: ({ proposedId }) => proposedId === null,
  propose: ({ proposedId }) => proposedId !== null,
  accept: ({ holder }) => holder === null,
  query: ({ holder }) => holder === null,
  object: ({ objection }) => objection !== null,
  answerObjection: ({ objection }) => objection === null,
  stand: ({ objection }) => objection === null,
};

async function begun({ lee, team }: Cast): Promise<Model> {
  const { id: planId } = await createPlan(lee, { ...march, teamId: team.id, aims: ['load'] });
  const objective = await addObjective(lee, planId, measured);
  const { id: taskId } = await proposeTask(lee, planId, work('Only task', objective.id, 2));
  const nothing = { bareId: null, proposedId: null, holder: null, answer: null, objection: null, lessons: 0 };
  return { planId, objectiveId: objective.id, taskId, state: 'draft', ...nothing };
}

const stateNow = async ({ planId }: Model, { lee }: Cast) =>
  planState((await rowsOf(lee, planId)).decisions.map(({ decision }) => decision));

/** What leads a plan to its end, the next first. */
const onwards: Name[] = [
  ...(['consult', 'mend', 'takeUp', 'answerObjection', 'giveMo', 'accept', 'agree', 'start', 'close'] as const),
  ...(['learn', 'review'] as const),
];
/** The first of these that is legal and leads on; without one the plan has ended. */
const onward = (model: Model): Name =>
  onwards.find(
    (what) =>
      !isUnnamed[what]?.(model) &&
      moves[what].legal(model) &&
      !(what === 'giveMo' && model.holder) &&
      !(what === 'accept' && !isConsulting(model)) &&
      !(what === 'learn' && model.lessons),
  ) ?? 'review';
const seldom = fc.constantFrom<Name>('withdraw', 'revise');
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constant('onward' as const) },
  { weight: 11, arbitrary: fc.constantFrom(...(Object.keys(moves) as Name[]).filter((one) => one !== 'withdraw')) },
  { weight: 1, arbitrary: seldom },
);
/** How much is tried with a plan that has ended, before the run goes on with another. */
const most = 8;

test('R-001 R-005 over random actions a model and the product agree on each: no state without its guard, every state reached, each illegal step refused', async ({
  db: _,
}) => {
  const cast = await planWorld();
  const reached = new Set<PlanState>();
  const refused = new Set<Name>();
  await fc.assert(
    fc.asyncProperty(fc.array(name, { minLength: 60, maxLength: 80 }), async (wanted) => {
      let model = await begun(cast);
      let after = 0;
      for (const drawn of wanted) {
        if (model.state === 'withdrawn' || model.state === 'reviewed') after += 1;
        if (after > most) {
          model = await begun(cast);
          after = 0;
        }
        const what = drawn === 'onward' ? onward(model) : drawn;
        if (isUnnamed[what]?.(model)) continue;
        const move: Move = moves[what];
        const was = model.state;
        if (move.legal(model)) await move.run(model, cast);
        else {
          await expect(move.run(model, cast), `${what} while ${was}`).rejects.toThrow(Conflict);
          refused.add(what);
        }
        expect(await stateNow(model, cast), `after ${what}`).toBe(model.state);
        reached.add(model.state);
      }
    }),
    { numRuns: 5, seed: 12, endOnFailure: true },
  );
  expect([...reached].sort()).toEqual([...planStates].sort());
  for (const { decision } of planSteps) expect(refused, 'tried where it is illegal').toContain(decision);
});

test('R-001 no step of a plan is taken by anybody but its leader, whatever its state', async ({ db: _ }) => {
  const cast = await planWorld();
  const model = await begun(cast);
  const steps: Name[] = ['consult', 'giveMo', 'accept', 'agree', 'start', 'close', 'learn', 'review'];
  for (const what of steps) {
    for (const { from, decision } of planSteps.filter((one) => one.from === model.state))
      for (const other of [cast.mo, cast.pat])
        await expect(decidePlan(other, model.planId, decision, 'Mine'), `${decision} from ${from}`).rejects.toThrow(
          NotAllowed,
        );
    await moves[what].run(model, cast);
  }
  expect(await stateNow(model, cast)).toBe('reviewed');
});
