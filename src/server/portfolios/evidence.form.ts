import { z } from 'zod';
import { date, id, longText, optionalDate, optionalId, optionalLongText, text, tick, version } from '../fields.ts';
import { isSourceKind } from './sources.ts';

const kinds = 'Choose a record that can be taken as evidence';
export const takeForm = z.object({
  kind: z.string({ error: kinds }).refine(isSourceKind, kinds),
  sourceId: id('Choose the record to take'),
});

const happened = {
  happenedFrom: date('the day it happened, or began'),
  happenedTo: optionalDate('the last day'),
};
const inOrder = ({ happenedFrom, happenedTo }: { happenedFrom: string; happenedTo: string | null }) =>
  !happenedTo || happenedTo >= happenedFrom;
const notInOrder = { path: ['happenedTo'], error: 'Enter a last day that is not before the first' };

export const accountForm = z
  .object({
    title: text('a title'),
    ...happened,
    situation: longText('what it is about'),
    did: optionalLongText('what you did'),
    effect: optionalLongText('what came of it'),
    change: optionalLongText('what you learnt'),
    simulated: tick,
  })
  .refine(inOrder, notInOrder);
export type AccountForm = z.output<typeof accountForm>;

export const fileForm = z
  .object({
    ...{ title: text('a title'), ...happened, about: longText('what the file is'), simulated: tick },
    /** The id that the device gave it where it waited there: sent twice, it is kept once. */
    itemId: optionalId('the evidence'),
  })
  .refine(inOrder, notInOrder);
type SentFile = z.output<typeof fileForm>;
export type FileForm = Omit<SentFile, 'itemId'> & Partial<Pick<SentFile, 'itemId'>>;

export const editEvidenceForm = z.object({
  title: text('a title'),
  context: optionalLongText('the circumstances'),
  simulated: tick,
  aiUse: optionalLongText('what you used an AI tool for', 2_000),
  version,
});
type Edited = z.output<typeof editEvidenceForm>;
/** What an AI tool was used for can be left as it is. */
export type EditEvidenceForm = Omit<Edited, 'aiUse'> & Partial<Pick<Edited, 'aiUse'>>;

/** Signing saves the name and the circumstances typed above it. */
export const submitEvidenceForm = editEvidenceForm.extend({
  declared: tick.refine(Boolean, 'Tick the declaration: without it nobody can judge this evidence'),
});
export type SubmitEvidenceForm = z.output<typeof submitEvidenceForm>;

export const withdrawForm = z.object({ reason: longText('the reason', 1_000) });
