import { conflictForm, decideConflictForm } from '#server/assessment/conflicts.form.ts';
import { conflictsOf, decideConflict, recordConflict } from '#server/assessment/conflicts.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';

export const _uses = ['conflict.view', 'conflict.record', 'conflict.decide'] as const;

export const load = page(async (actor, { params }) => ({
  ...(await conflictsOf(actor, params.enrolment!)),
  id: params.enrolment!,
  timeZone: actor.organisation.timeZone,
}));

export const actions = {
  record: submit(conflictForm, async (actor, { words }, { params }) => {
    await recordConflict(actor, params.enrolment!, words);
    return { said: 'The conflict of interest is recorded. Somebody else decides whether it is accepted.' };
  }),
  decide: submit(decideConflictForm, async (actor, { conflictId, ...values }) => {
    const { accepted } = await decideConflict(actor, conflictId, values);
    return {
      said: accepted ? 'The entry is accepted: they may assess.' : 'The entry is not accepted: another assesses.',
    };
  }),
};
