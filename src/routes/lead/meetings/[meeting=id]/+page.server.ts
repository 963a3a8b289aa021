import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { orElsewhere } from '#server/form-ending.ts';
import type { Typed } from '#server/form-groups.ts';
import { finishAction, letGoAction } from '#server/meetings/actions.ts';
import { apologise } from '#server/meetings/calling.ts';
import * as holding from '#server/meetings/holding.ts';
import { addItem, addUnnamedItem, takeOut } from '#server/meetings/items.ts';
import { teamMeetingOf } from '#server/meetings/meeting-page.ts';
import * as minutes from '#server/meetings/minutes.ts';
import * as forms from '#server/meetings/team-meetings.form.ts';
import { countTurn, turnsOf } from '#server/meetings/turns.ts';
import { page } from '#server/page.ts';

export const _uses = [
  'team-meeting.view',
  'team-meeting.add-item',
  'team-meeting.take-out',
  'team-meeting.apologise',
  'team-meeting.hold',
  'team-meeting.count-turn',
  'team-meeting.contribute',
  'team-meeting.propose-minutes',
  'team-meeting.agree-minutes',
  'team-meeting.correct-minutes',
  'team-meeting.reply',
  'team-meeting.finish-action',
  'team-meeting.let-go-action',
  'team-meeting.close',
] as const;

export const load = page(async (actor, { params }) => {
  const meeting = await teamMeetingOf(actor, params.meeting!);
  return { ...meeting, turns: meeting.mayCount ? await turnsOf(actor, params.meeting!) : [] };
});

// The meeting moved on while somebody wrote: what they wrote is put where it can still be said, but never under a name they withheld.
const toSay = orElsewhere(
  ({ words = '', isUnnamed }): Typed => (isUnnamed ? {} : { 'said.words': words, 'said.kind': 'said' }),
);
const toCorrect = orElsewhere(({ words = '' }) => ({ 'correct.words': words }));

export const actions = {
  add: submit(
    forms.meetingItemForm,
    async (actor, { isUnnamed, ...item }, { params }) => {
      if (isUnnamed) await addUnnamedItem(actor, params.meeting!, item);
      else await addItem(actor, params.meeting!, item);
      return { said: isUnnamed ? 'It is on the agenda, without a name.' : 'It is on the agenda.' };
    },
    toSay,
  ),
  out: submit(forms.takeOutForm, async (actor, { itemId, reason }) => {
    await takeOut(actor, itemId, reason);
    return { said: 'Taken out. The reason stands beside it.' };
  }),
  away: submit(nothing, async (actor, _, { params }) => {
    await apologise(actor, params.meeting!, false);
    return { said: 'Your apologies are noted.' };
  }),
  comes: submit(nothing, async (actor, _, { params }) => {
    await apologise(actor, params.meeting!, true);
    return { said: 'Good: you are expected.' };
  }),
  hold: submit(forms.attendanceForm, async (actor, { came, ...beginning }, { params }) => {
    await holding.holdMeeting(actor, params.meeting!, came, beginning);
    return { said: 'The meeting has begun.' };
  }),
  came: submit(forms.attendanceForm, async (actor, { came, seen }, { params }) => {
    await holding.changeAttendance(actor, params.meeting!, came, seen);
    return { said: 'Saved.' };
  }),
  open: submit(forms.itemForm, async (actor, { itemId }) => {
    await holding.openItem(actor, itemId);
    return undefined;
  }),
  said: submit(
    forms.saidForm,
    async (actor, values) => {
      await holding.minuteSaid(actor, values);
      return { said: 'Written down.' };
    },
    toCorrect,
  ),
  decide: submit(
    forms.decisionForm,
    async (actor, values) => {
      const { asked } = await holding.minuteDecision(actor, values);
      return asked
        ? { said: `The decision is written down. ${asked}`, warns: true }
        : { said: 'The decision is written down.' };
    },
    toCorrect,
  ),
  promise: submit(forms.meetingActionForm, async (actor, values) => {
    await holding.minuteAction(actor, values);
    return { said: 'The action is written down. Its owner sees it under My work until it is done.' };
  }),
  strike: submit(forms.strikeForm, async (actor, { itemId, kind, lineId }) => {
    await holding.strike(actor, itemId, kind, lineId);
    return { said: 'Taken out of the minutes.' };
  }),
  turn: submit(forms.turnForm, async (actor, { personId }, { params }) => {
    await countTurn(actor, params.meeting!, personId);
    return { to: `/lead/meetings/${params.meeting}#turns` };
  }),
  propose: submit(
    forms.proposeForm,
    async (actor, { leftOpen }, { params }) => {
      await minutes.proposeMinutes(actor, params.meeting!, leftOpen);
      return { said: 'The minutes are proposed. Everybody who was there is asked to agree to them.' };
    },
    {},
  ),
  back: submit(nothing, async (actor, _, { params }) => {
    await minutes.takeBackMinutes(actor, params.meeting!);
    return { said: 'You can write on. Propose the minutes again when they are ready.' };
  }),
  agree: submit(forms.minutesReadForm, async (actor, { seen }, { params }) => {
    await minutes.agreeMinutes(actor, params.meeting!, seen);
    return { said: 'You have agreed to the minutes.' };
  }),
  correct: submit(
    forms.correctionForm,
    async (actor, { words }, { params }) => {
      await minutes.correctMinutes(actor, params.meeting!, words);
      return { said: 'Your correction stands in the minutes, with your name.' };
    },
    toSay,
  ),
  reply: submit(forms.replyForm, async (actor, { correctionId, reply }, { params }) => {
    await minutes.replyToCorrection(actor, params.meeting!, correctionId, reply);
    return { said: 'Answered.' };
  }),
  done: submit(forms.actionDoneForm, async (actor, { actionId, note }) => {
    await finishAction(actor, actionId, note);
    return { said: 'The action is done.' };
  }),
  let: submit(forms.letGoForm, async (actor, { actionId, reason }) => {
    await letGoAction(actor, actionId, reason);
    return { said: 'The action is let go, with the reason.' };
  }),
  close: submit(nothing, async (actor, _, { params }) => {
    await minutes.closeMeeting(actor, params.meeting!);
    return { said: 'The meeting is closed: nothing of it is left to do.' };
  }),
};
