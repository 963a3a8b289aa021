import { describe, expect, test } from 'vitest';
import type { AllocationAnswer } from './allocation.ts';
import type { PlanProblem } from './plan-problem.ts';
import { unmetWishes, whyNotMet } from './unmet-wishes.ts';

type Person = PlanProblem['people'][number];
const ann = { id: 'a', name: 'Ann Lee', hours: 8, skills: { Complaints: 3 } };
const mo: Person = { id: 'm', name: 'Mo Member', hours: 8, prefers: ['t'] };
const task: PlanProblem['tasks'][number] = { id: 't', title: 'Ring back', hours: 4 };
const stage = (aim: 'cover' | 'load' | 'fit' | 'prefer') => ({ aim, value: 0, bound: 0, gap: 0 });
const answer = (next: AllocationAnswer['assignments'][number]['next'] = null): AllocationAnswer => ({
  ...{ status: 'optimal', stages: [stage('cover'), stage('load'), stage('fit'), stage('prefer')] },
  ...{ unassigned: [], load: [], relax: [], notes: [], modelHash: '' },
  assignments: [{ task: 't', people: ['a'], buddies: {}, because: [], next }],
});
const run = (person: Person, changed: Partial<typeof task> = {}, next: Parameters<typeof answer>[0] = null) => ({
  problem: { people: [ann, person], tasks: [{ ...task, ...changed }], objectives: [] } as PlanProblem,
  answer: answer(next),
});
const why = (found: ReturnType<typeof run>, isReader = true) =>
  whyNotMet(found, { personId: 'm', name: 'Mo Member', taskId: 't', isReader });

describe('R-002 of a wish that was not met', () => {
  test('what the record knows is told: when it was said, instructions, skill, hours', () => {
    expect(why(run({ ...mo, prefers: [] }))).toBe('It was said after the run, which did not know of it.');
    expect(why(run(mo, { forbidden: ['m'] }))).toBe('The leader gave the instruction that you must not do it.');
    expect(why(run(mo, { pinned: ['a'] }))).toContain('settled before the run');
    const skilled = { skills: { Complaints: 2 } };
    expect(why(run(mo, skilled))).toContain('Complaints: level 0, 2 needed. One level less is enough');
    const learning = { ...mo, skills: { Complaints: 1 }, develop: ['Complaints'] };
    expect(why(run(learning, { skills: { Complaints: 4 } }))).toContain('level 1, 4 needed');
    expect(why(run({ ...mo, skills: { Complaints: 3 }, develop: ['Complaints'] }, { skills: { Complaints: 4 } }))).toBe(
      'Complaints: level 3, 4 needed, and nobody has the level to be buddy to you.',
    );
    const busy = { ...mo, other: [{ what: 'other work', hours: 6 }] };
    expect(why(run(busy))).toBe('It takes 4 hours, and you had 2 hours free beside other work.');
    expect(why(run(busy, { share: { smallest: 2 } })), 'a part of it fits').toContain('wishes count only after');
    expect(why(run(busy), false)).toContain('Mo Member had 2 hours free');
  });

  test('where nothing stands against it, what comes before wishes in the order decided, and the next best choice says the price', () => {
    expect(why(run(mo))).toBe(
      'The whole plan is worked out at once, and wishes count only after “All work is done, the more important first”, “The highest load of anybody is as low as it can be” and “The most skilled do what needs the most skill”. What it would have cost to give it to you is not in the record.',
    );
    const next = { people: ['m'], buddies: {}, costs: ['fit −1'], exact: true };
    expect(why(run(mo, {}, next))).toBe(
      'You are in the next best choice for it. It would cost: 1 fewer level of skill to spare.',
    );
  });

  test('where others have it than the run gave it to, that is told in place of what it says of prices', () => {
    const next = { people: ['m'], buddies: {}, costs: ['fit −1'], exact: true };
    const of = (found: ReturnType<typeof run>) =>
      whyNotMet(found, { personId: 'm', name: 'Mo Member', taskId: 't', isReader: true }, 'Oz has it by hand.');
    expect(of(run(mo, {}, next))).toBe('Oz has it by hand.');
    expect(of(run(mo, { forbidden: ['m'] })), 'what is true of them stays').toContain('the instruction that you');
  });

  test('what it would have cost is said where the run found it out, and where it did not, that it did not', () => {
    const priced = (met: NonNullable<AllocationAnswer['unmet']>[number]['met'], changed = {}) => {
      const found = run(mo, changed);
      found.answer.unmet = [{ person: 'm', task: 't', met }];
      return found;
    };
    const met = { people: ['m'], buddies: {}, costs: ['fit −2', 'preferences +1'], exact: true };
    expect(why(priced(met))).toBe(
      'The best plan that gives it to you would cost: 2 fewer levels of skill to spare. It would gain: 1 more wish met.',
    );
    const part = priced({ ...met, costs: ['fit −2'], exact: false }, { share: { smallest: 2 } });
    expect(why(part, false)).toBe(
      'The plan that gives part of it to Mo Member would cost: 2 fewer levels of skill to spare. With everything else left as it is.',
    );
    expect(why(priced({ ...met, costs: [] }))).toBe('The best plan that gives it to you would be as good.');
    expect(why(priced(null))).toBe('No plan that keeps to all that is settled and agreed gives it to you.');
    const late = run(mo);
    late.answer.unmet = [];
    expect(why(late)).toContain('What it would have cost to give it to you was too much to work out.');
  });

  test('a personal rule is told to its own person alone, and others read what they would read without it', () => {
    const ruled: Person = { ...mo, rules: [{ kind: 'max-task-hours', value: 2 }] };
    expect(why(run(ruled))).toBe(
      'A rule about your work stands against it: no task over 2 hours. Others are not told that.',
    );
    expect(why(run({ ...mo, rules: [{ kind: 'max-hours', value: 3 }] }))).toContain('at most 3 hours');
    expect(why(run(ruled), false)).toBe(why(run(mo), false));
    expect(unmetWishes(run(ruled))).toEqual(unmetWishes(run(mo)));
    const barred = run(ruled);
    barred.answer.unmet = [{ person: 'm', task: 't', met: null }];
    expect(why(barred, false)).toBe('No plan that keeps to all that is settled and agreed gives it to Mo Member.');
  });

  test('a run names whose wish was not met and for what, and none that was', () => {
    expect(unmetWishes(run(mo))).toMatchObject([{ name: 'Mo Member', title: 'Ring back' }]);
    const met = run(mo);
    met.answer.assignments[0]!.people = ['m'];
    expect(unmetWishes(met)).toEqual([]);
    met.answer.assignments = [];
    expect(unmetWishes(met)).toMatchObject([{ why: 'Nobody was given it.' }]);
  });
});
