import { today } from '#server/clock.ts';
import { nothing } from '#server/fields.ts';
import { saving, submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { copiesOfMeeting } from '#server/portfolios/copies.ts';
import { addItem, settleItem, shareItem } from '#server/support/agenda.ts';
import { meetingOf } from '#server/support/meeting-page.ts';
import { closeMeeting, holdMeeting, missMeeting, moveMeeting, writeNotes } from '#server/support/meetings.ts';
import * as forms from '#server/support/one-to-ones.form.ts';
import { writePrivateNote } from '#server/support/private-notes.ts';
import { addAction, finishAction } from '#server/support/promises.ts';

export const _uses = [
  'one-to-one.view',
  'one-to-one.schedule',
  'one-to-one.prepare',
  'one-to-one.note',
  'one-to-one.amend',
  'one-to-one.hold',
  'one-to-one.close',
] as const;

export const load = page(async (actor, { params }) => ({
  ...(await meetingOf(actor, params.pair!, params.meeting!)),
  copies: await copiesOfMeeting(actor, params.pair!, params.meeting!),
  me: actor.personId,
  day: today(actor.organisation.timeZone),
}));

const notes = saving(forms.notesForm, (actor, values, { params }) => writeNotes(actor, params.meeting!, values));
const own = saving(forms.privateNoteForm, (actor, values, { params }) =>
  writePrivateNote(actor, params.meeting!, values),
);

export const actions = {
  add: submit(forms.itemForm, async (actor, values, { params }) => {
    await addItem(actor, params.pair!, values);
    return { said: values.isPrivate ? 'It is on your own agenda.' : 'It is on the agenda.' };
  }),
  share: submit(forms.itemChosen, async (actor, { itemId }) => {
    await shareItem(actor, itemId);
    return { said: 'Both of you can read it now.' };
  }),
  settle: submit(forms.settleForm, async (actor, { itemId, ...settled }, { params }) => {
    await settleItem(actor, itemId, { ...settled, meetingId: params.meeting! });
    return { said: 'Settled.' };
  }),
  action: submit(forms.actionForm, async (actor, values, { params }) => {
    await addAction(actor, params.pair!, { ...values, meetingId: params.meeting! });
    return { said: 'The action is added. It stays with the two of you until it is done.' };
  }),
  done: submit(forms.doneForm, async (actor, { actionId, note }) => {
    await finishAction(actor, actionId, { note });
    return { said: 'The action is done.' };
  }),
  notes: submit(forms.notesForm, async (actor, values, { params }) => {
    await writeNotes(actor, params.meeting!, values);
    return { said: 'The shared notes are saved.' };
  }),
  own: submit(forms.privateNoteForm, async (actor, values, { params }) => {
    await writePrivateNote(actor, params.meeting!, values);
    return { said: 'Your own notes are saved.' };
  }),
  move: submit(forms.moveForm, async (actor, values, { params }) => {
    await moveMeeting(actor, params.meeting!, values);
    return { said: 'The meeting is moved. The agenda and the actions go with the two of you.' };
  }),
  miss: submit(
    forms.missForm,
    async (actor, { reason }, { params }) => {
      await missMeeting(actor, params.meeting!, reason);
      return { said: 'Recorded. Everything open is carried over to the next meeting.' };
    },
    { saves: { own } },
  ),
  hold: submit(
    nothing,
    async (actor, _values, { params }) => {
      await holdMeeting(actor, params.meeting!);
      return { said: 'Held. Both of you can change what was written for three days.' };
    },
    { saves: { notes, own }, leaves: /^(?!move$|miss$)/ },
  ),
  close: submit(
    nothing,
    async (actor, _values, { params }) => {
      await closeMeeting(actor, params.meeting!);
      return { said: 'Closed. What is still open is carried over to the next meeting.' };
    },
    { saves: { notes, own } },
  ),
};
