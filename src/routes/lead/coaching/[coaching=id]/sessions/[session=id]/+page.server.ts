import { z } from 'zod';
import { nothing, version } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { growForm, noteForm, outcomeForm, reflectionForm } from '#server/support/coaching/coaching.form.ts';
import { sessionPage } from '#server/support/coaching/coaching-page.ts';
import {
  agreeSession,
  callOffSession,
  holdSession,
  sayOutcome,
  writeGrow,
  writeNote,
  writeReflection,
} from '#server/support/coaching/sessions.ts';

export const _uses = [
  'coaching-session.view',
  'coaching-session.hold',
  'coaching-session.call-off',
  'coaching-session.write',
  'coaching-session.reflect',
  'coaching-session.note',
  'coaching-session.agree',
  'coaching-session.finish-action',
] as const;

export const load = page((actor, { params }) => sessionPage(actor, params.session!));

export const actions = {
  hold: submit(nothing, async (actor, _, { params }) => {
    await holdSession(actor, params.session!);
    return { said: 'Held. The coachee writes first.' };
  }),
  callOff: submit(nothing, async (actor, _, { params }) => {
    await callOffSession(actor, params.session!);
    return { to: `/lead/coaching/${params.coaching}`, said: 'Called off.' };
  }),
  grow: submit(growForm, async (actor, values, { params }) => {
    await writeGrow(actor, params.session!, values);
    return { said: values.done ? 'Kept. Your coach writes next.' : 'Kept. Both of you read it.' };
  }),
  reflection: submit(reflectionForm, async (actor, values, { params }) => {
    await writeReflection(actor, params.session!, values);
    return { said: values.share === 'yes' ? 'Shared. Your coach writes next.' : 'Kept. You alone read it.' };
  }),
  note: submit(noteForm, async (actor, values, { params }) => {
    await writeNote(actor, params.session!, values);
    return { said: 'Kept. Both of you read it, and agree.' };
  }),
  agree: submit(z.object({ version }), async (actor, values, { params }) => {
    await agreeSession(actor, params.session!, values);
    return { said: 'Agreed.' };
  }),
  outcome: submit(outcomeForm, async (actor, { words }, { params }) => {
    await sayOutcome(actor, params.session!, words);
    return { said: 'Kept. Both of you read what came of it.' };
  }),
};
