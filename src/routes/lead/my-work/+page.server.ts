import { seeTogether } from '#server/act.ts';
import { submit } from '#server/form.ts';
import { finishAction, ownActions } from '#server/meetings/actions.ts';
import { actionDoneForm } from '#server/meetings/team-meetings.form.ts';
import { page } from '#server/page.ts';
import { ownCommitments } from '#server/plans/briefing-page.ts';
import { commitmentDoneForm } from '#server/plans/briefings.form.ts';
import { finishCommitment } from '#server/plans/briefings.ts';
import { myWorkOf } from '#server/plans/my-work.ts';
import { beginForm } from '#server/plans/plans.form.ts';
import { beginWork } from '#server/plans/work-steps.ts';
import { openHelpOf } from '#server/support/help-list.ts';
import { doneForm } from '#server/support/one-to-ones.form.ts';
import { finishAction as finishPromise, ownPromises } from '#server/support/promises.ts';
import { ownPartsToSign } from '#server/today/own-signing.ts';

export const _uses = [
  'plan.list',
  'assignment.begin',
  'commitment.finish',
  'help-request.list',
  'one-to-one.list',
  'one-to-one.amend',
  'team-meeting.list',
  'team-meeting.finish-action',
] as const;

export const load = page((actor) =>
  seeTogether(actor, async () => ({
    ...(await myWorkOf(actor)),
    toSign: await ownPartsToSign(actor),
    help: await openHelpOf(actor),
    said: await ownCommitments(actor),
    fromMeetings: await ownActions(actor),
    promised: await ownPromises(actor),
  })),
);

export const actions = {
  begin: submit(beginForm, async (actor, { assignmentId }) => {
    const { step } = await beginWork(actor, assignmentId);
    return { said: step === 'begin' ? 'Begun. Your leader sees that it is in progress.' : 'It goes on.' };
  }),
  did: submit(commitmentDoneForm, async (actor, { commitmentId, note }) => {
    await finishCommitment(actor, commitmentId, note);
    return { said: 'Done, as you said you would.' };
  }),
  kept: submit(actionDoneForm, async (actor, { actionId, note }) => {
    await finishAction(actor, actionId, note);
    return { said: 'The action is done.' };
  }),
  promised: submit(doneForm, async (actor, { actionId, note }) => {
    await finishPromise(actor, actionId, { note });
    return { said: 'The action is done. The two of you read it in your one-to-ones.' };
  }),
};
