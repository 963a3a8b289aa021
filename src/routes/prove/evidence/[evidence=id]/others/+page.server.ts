import { momentInWords } from '#server/day-words.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import {
  addMissedWords,
  leaveFind,
  leaveUndecided,
  replaceFind,
  replaceUndecided,
} from '#server/portfolios/redaction/deciding.ts';
import { openOriginal } from '#server/portfolios/redaction/originals.ts';
import { othersOf } from '#server/portfolios/redaction/others-page.ts';
import {
  addWordsForm,
  leaveAllForm,
  leaveForm,
  openOriginalForm,
  replaceForm,
} from '#server/portfolios/redaction/redaction.form.ts';

export const _uses = ['redaction.view', 'redaction.decide', 'original.open', 'original.view'] as const;

export const load = page(async (actor, { params }) => {
  const { openings, ...found } = await othersOf(actor, params.evidence!);
  const { timeZone } = actor.organisation;
  return { ...found, openings: openings.map((one) => ({ ...one, at: momentInWords(one.at, timeZone) })) };
});

export const actions = {
  all: submit(nothing, async (actor, _, { params }) => {
    await replaceUndecided(actor, params.evidence!);
    return { said: 'Replaced. The original is kept, sealed.' };
  }),
  'leave-all': submit(leaveAllForm, async (actor, values, { params }) => {
    await leaveUndecided(actor, params.evidence!, values);
    return { said: 'All of it stays, and whoever reads the evidence sees why.' };
  }),
  replace: submit(replaceForm, async (actor, values, { params }) => {
    await replaceFind(actor, params.evidence!, values);
    return { said: 'Replaced, wherever it stands in this evidence.' };
  }),
  leave: submit(leaveForm, async (actor, values, { params }) => {
    await leaveFind(actor, params.evidence!, values);
    return { said: 'It stays, and whoever reads the evidence sees why.' };
  }),
  add: submit(addWordsForm, async (actor, values, { params }) => {
    await addMissedWords(actor, params.evidence!, values);
    return { said: 'Added and replaced.' };
  }),
  open: submit(openOriginalForm, async (actor, values, { params }) => {
    await openOriginal(actor, params.evidence!, values);
    return {
      to: `/prove/evidence/${params.evidence}/original`,
      said: 'Open for an hour. The candidate sees that, and why.',
    };
  }),
};
