import { z } from 'zod';
import { id, longText, optionalDate, optionalLongText, optionalText, several, tick, version } from '../fields.ts';
import type { EntryForm, EntryRecord } from './journal.table.ts';
import { isSourceKind } from './sources.ts';

const notARecord = 'Choose records from the list';
/** "one-to-one-document:…", as a tick box sends it. */
const record = z
  .string(notARecord)
  .transform((sent) => {
    const [kind = '', sourceId = ''] = sent.split(':');
    return { kind, sourceId };
  })
  .refine(({ kind, sourceId }) => isSourceKind(kind) && z.uuid().safeParse(sourceId).success, notARecord);

const common = {
  title: optionalText('the title'),
  happenedFrom: optionalDate('the day it happened, or began'),
  happenedTo: optionalDate('the last day'),
  simulated: tick,
  records: several(record),
};

/** A draft may lack anything; what is wrong in it is told all the same. */
export const journalForm = z
  .object({
    ...common,
    happened: optionalLongText('what happened'),
    thought: optionalLongText('what you felt and thought'),
    why: optionalLongText('why it went so'),
    theory: optionalLongText('what theory or a standard says'),
    differently: optionalLongText('what you do differently'),
  })
  .refine(inOrder, notInOrder());

export const accountDraftForm = z
  .object({
    ...common,
    situation: optionalLongText('what it is about'),
    did: optionalLongText('what you did'),
    effect: optionalLongText('what came of it'),
    change: optionalLongText('what you learnt'),
  })
  .refine(inOrder, notInOrder());

const drafts = { journal: journalForm, account: accountDraftForm } as const;
/** The form by which an entry is changed. */
export const changeFormOf = (form: EntryForm) => drafts[form].safeExtend({ version });

/** What was written: as it is kept. */
export type EntrySaid = {
  title: string | null;
  happenedFrom: string | null;
  happenedTo: string | null;
  simulated: boolean;
  records: EntryRecord[];
  parts: Record<string, string>;
};

/** Puts the parts of a form together; what is empty is left out. */
export function saidIn({
  title,
  happenedFrom,
  happenedTo,
  simulated,
  records,
  ...parts
}: z.output<typeof journalForm> | z.output<typeof accountDraftForm>): EntrySaid {
  const written = Object.entries(parts).flatMap(([name, words]) => (typeof words === 'string' ? [[name, words]] : []));
  return { title, happenedFrom, happenedTo, simulated, records, parts: Object.fromEntries(written) };
}

export const takeEntryForm = z.object({ version });

const chosen = 'Choose the finding that you set aside';
/** `finding`: check and what it rests on, as the page showed them. */
export const textWaiverForm = z.object({
  finding: z
    .string(chosen)
    .regex(/^[a-z0-9-]{1,60}:[0-9a-f]{16}:[0-9a-f-]{36}$/, chosen)
    .transform((sent) => {
      const [checkId = '', restsOn = '', objectId = ''] = sent.split(':');
      return { checkId, restsOn, objectId };
    }),
  reason: longText('the reason', 1000),
});
export type TextWaiverForm = z.output<typeof textWaiverForm>;
export const textWaiverChosen = z.object({ waiverId: id('Open the page again, then choose what to take up') });

function inOrder({ happenedFrom, happenedTo }: { happenedFrom: string | null; happenedTo: string | null }) {
  return !happenedTo || !happenedFrom || happenedTo >= happenedFrom;
}
function notInOrder() {
  return { path: ['happenedTo'], error: 'Enter a last day that is not before the first' };
}
