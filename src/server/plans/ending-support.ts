// The leader takes back support that they promised by taking a counter-offer: it ends at once, and both read why.
import { eq } from 'drizzle-orm';
import { act, type Keep } from '../act.ts';
import { now } from '../clock.ts';
import type { Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { keepAgreements } from './agreements.ts';
import { type Assignment, assignments } from './assignments.table.ts';
import { change, end, giveAssignment, runningOf } from './assignments.ts';
import type { EndSupportForm } from './counter.form.ts';
import { changed, lockedCounter } from './counter-offers.ts';
import { counterBegins } from './moved-by-counter.ts';
import { keepOff } from './orders.ts';
import { keepDocument } from './plan-document.ts';
import { planRows } from './plan-rows.ts';
import { requireShaped } from './plan-state.ts';

/**
 * No run puts the helper beside them again, until the leader withdraws that instruction. `alone`: whoever has the work takes a step up, and
 * has no buddy now. @throws Conflict where nothing is promised any more
 */
export const endSupport = (actor: Actor, planId: string, { counterId, reason }: EndSupportForm) =>
  act(
    actor,
    'counter-offer.end-support',
    lockedCounter(actor, counterId, planId),
    async (tx, { counter, assignment, state }, keep) => {
      requireShaped(state);
      if (counter.kind !== 'support' || counter.outcome !== 'taken' || counter.supportEndedAt)
        throw new Conflict('This support is not promised any more.');
      const ended = await changed(tx, counter, { supportEndedAt: now(), supportEndedBy: actor.personId });
      keep('counter-offer', ended);
      const { people } = await planRows(actor, planId)(tx);
      const helper = people.find(({ id }) => id === counter.withId)?.name ?? '';
      const member = people.find(({ id }) => id === counter.personId)?.name ?? '';
      const of = { taskId: assignment.taskId, personId: counter.personId, helperId: counter.withId!, helper };
      const alone = await endBuddying(tx, actor, { ...of, member, before: assignment, reason }, keep);
      await keepOff(tx, actor, { ...of, personId: of.helperId, planId, reason: `Support taken back: ${reason}` }, keep);
      await keepDocument(tx, actor, planId, keep);
      await keepAgreements(tx, actor, planId, keep);
      return { ...ended, alone };
    },
  );

/** `before`: the work as it was when the support was asked for. */
type Ending = Record<'taskId' | 'personId' | 'helperId' | 'helper' | 'member' | 'reason', string> & {
  before: Assignment;
};

/** Whoever has the work has it anew, otherwise than they agreed to: they are asked again. Why it is theirs stays what it was. */
async function endBuddying(tx: Tx, actor: Actor, ending: Ending, keep: Keep): Promise<boolean> {
  const { taskId, personId, helperId, helper, member, before, reason } = ending;
  const running = (await runningOf(tx, actor, eq(assignments.taskId, taskId))).filter(({ doneAt }) => !doneAt);
  const helping = running.find((row) => row.personId === helperId && row.buddyToId === personId);
  const own = running.find((row) => row.personId === personId && !row.buddyToId);
  if (!helping || !own) return false;
  const why = `Support of ${helper} taken back: ${reason}`;
  await end(tx, actor, helping, why, keep);
  await end(tx, actor, own, why, keep);
  const other = running.find((row) => row.buddyToId === personId && row !== helping);
  const buddyId = own.buddyId === helperId ? (other?.personId ?? null) : own.buddyId;
  const alone = own.develops && !buddyId;
  const isBySupport = own.overrideReason?.startsWith(`${counterBegins}${member}, `) ?? false;
  const { allocationId, overrideReason, handWithdrawnAt, nextBest, because } = isBySupport ? before : own;
  const { planId, hours, develops } = own;
  const given = await giveAssignment(
    tx,
    actor,
    {
      ...{ planId, taskId, personId, hours, develops, buddyId, allocationId, overrideReason, nextBest },
      because: [...because.filter(isOfNobody), ...stillBeside(own, helper, alone), ...(alone ? [withoutBuddy] : [])],
    },
    keep,
  );
  if (handWithdrawnAt) await change(tx, actor, given, { handWithdrawnAt }, keep);
  return alone;
}

const withoutBuddy = 'A step up, without a buddy';
const tellsOfBuddies = /as budd|charged to/;

/** Why it is theirs, whoever is beside them. */
const isOfNobody = (words: string): boolean => words !== withoutBuddy && !tellsOfBuddies.test(words);

/** Of those who stay beside them; none where nobody does. */
const stillBeside = ({ because }: Assignment, helper: string, alone: boolean): string[] =>
  alone ? [] : because.filter((words) => tellsOfBuddies.test(words) && !words.includes(helper));
