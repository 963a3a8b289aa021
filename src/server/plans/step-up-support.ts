// Support for whoever takes a step up: whoever was promised is the buddy whom the rule on development asks for, where they have the level. Pure.
import { mayBeBuddy, stretch } from './allocation/eligibility.ts';
import type { AllocationProblem } from './allocation.ts';

type Person = Pick<AllocationProblem['people'][number], 'id' | 'skills' | 'develop' | 'rules'>;
type Problem = Pick<AllocationProblem, 'tasks'> & { people: readonly Person[] };
type Support = { taskId: string; personId: string; helperId: string };

/** Then a run charges it as it charges any buddy; other support is charged beside it. */
export function isForStepUp({ people, tasks }: Problem, { taskId, personId, helperId }: Support): boolean {
  const [person, helper] = [personId, helperId].map((id) => people.find((one) => one.id === id));
  const task = tasks.find(({ id }) => id === taskId);
  if (!person || !helper || !task) return false;
  const work = { skills: {}, forbidden: [], ...task };
  const below = stretch(levelsOf(person), work) ?? [];
  return below.length > 0 && mayBeBuddy(levelsOf(helper), work, { below, only: null });
}

const levelsOf = ({ id, skills = {}, develop = [], rules = [] }: Person) => ({
  ...{ id, skills, develop, rules },
});

/** The task with this person as their buddy on it. */
export const promising = <Task extends Problem['tasks'][number]>(
  task: Task,
  { personId, helperId }: Support,
): Task => ({
  ...task,
  promisedBuddies: { ...task.promisedBuddies, [personId]: helperId },
});
