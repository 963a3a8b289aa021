// Bounds that need no solver: where a plan reaches one, its proof is a sum.
import type { Instance } from './instance.ts';
import { isKeep, type Keep } from './keeping.ts';
import { loadOf, loadSteps } from './plan.ts';
import type { Aim } from './problem.ts';
import { membersOf } from './shares.ts';

/** No plan can exceed this: for every task the best people for it, as if each were there for it alone. */
export function ceilingOf(
  instance: Instance,
  aim: Exclude<Aim, 'load'> | 'cover' | Keep,
  mustCoverAll: boolean,
): number {
  const { problem, ofTask, pairs, weight, pinned } = instance;
  return problem.tasks.reduce((total, { people }, task) => {
    const able = ofTask[task]!;
    if (able.length < people) return total;
    if (aim === 'cover') return total + (pinned[task]!.length > 0 ? weight[task]! : Math.max(0, weight[task]!));
    const gains = able.map((pair) => gainOf(instance, pairs[pair]!, aim)).sort((a, b) => b - a);
    // Of a shared task everybody takes one step up and has one wish, so its shares are counted together.
    const once = aim === 'develop' || aim === 'prefer';
    if (once && instance.first[task] !== task) return total;
    const shares = membersOf(instance.first, task).length;
    const best = once && shares > 1 ? onceOf(gains, people * shares) : sumOf(gains.slice(0, people));
    return total + (mustCoverAll && weight[task]! > 0 ? best : Math.max(0, best));
  }, 0);
}

const sumOf = (gains: number[]) => gains.reduce((sum, gain) => sum + gain, 0);

/** Nobody has to have a share who adds nothing, as long as somebody has one. */
function onceOf(gains: number[], places: number): number {
  const best = gains.filter((gain) => gain > 0).slice(0, places);
  return best.length > 0 ? sumOf(best) : gains[0]!;
}

function gainOf(
  { keeping, first }: Instance,
  { person, task, fit, below, prefer }: Instance['pairs'][number],
  aim: Exclude<Aim, 'load'> | Keep,
): number {
  if (isKeep(aim)) {
    const { on, buddies } = keeping[aim][first[task]!]!;
    return Number(on.has(person)) + Number(below.length > 0 && buddies.size > 0);
  }
  if (aim === 'fit') return fit;
  return aim === 'prefer' ? prefer : Number(below.length > 0);
}

/** The load of what is done already. */
export const doneLoad = (instance: Instance): number => loadOf(instance, instance.units.done);

/** When every task that can be covered and counts must be, the most loaded carries at least what all carry on average. */
export function loadFloor(instance: Instance): number {
  const { problem, ofTask, units, weight } = instance;
  const given = problem.tasks.reduce((total, { people }, task) => {
    return ofTask[task]!.length < people || weight[task]! <= 0 ? total : total + units.task[task]! * people;
  }, 0);
  const all = (amounts: number[]) => amounts.reduce((total, one) => total + one, 0);
  const charged = given + all(units.done);
  return charged === 0 ? 0 : Math.max(doneLoad(instance), Math.ceil((charged * loadSteps) / all(units.hours)));
}
