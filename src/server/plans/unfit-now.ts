// What does not fit of a task as it stands now, for whoever has just changed it.
import { see } from '../act.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { planFacts } from './plan-facts.ts';
import { problemOf } from './plan-problem.ts';
import { unfitWork } from './unfit.ts';

/** Of those who have the task, each in a sentence; nothing to whoever does not lead or manage the team. */
export const unfitOf = (actor: Actor, planId: string, taskId: string): Promise<string[]> =>
  see(actor, 'plan.view', planFacts(actor, planId), async (db, facts) => {
    if (!may(actor, 'agreement.view', { teamId: facts.teamId, personId: '' })) return [];
    const posed = await problemOf(actor, facts.plan)(db);
    const held = posed.tasks.find(({ id }) => id === taskId)?.held ?? [];
    const found = unfitWork(posed, { times: facts.state === 'consulting' });
    return found.filter(({ personId }) => held.some(({ person }) => person === personId)).map(({ said }) => said);
  });
