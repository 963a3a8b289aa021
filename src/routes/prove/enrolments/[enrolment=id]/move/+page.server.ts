import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { moveForm } from '#server/portfolios/moves.form.ts';
import { moveEnrolment, movingOf } from '#server/portfolios/moving.ts';
import { diffInWords } from '#server/qualifications/criterion-diff.ts';

export const _uses = ['enrolment.move'] as const;

export const load = page(async (actor, { params }) => {
  const { enrolment, candidate, edition, planned } = await movingOf(actor, params.enrolment!);
  const pairs = planned?.diff.pairs ?? [];
  return {
    ...{ enrolmentId: enrolment.id, version: enrolment.version, candidate, edition, pairs },
    to: planned && {
      id: planned.diff.after.id,
      number: planned.diff.after.number,
      edition: planned.diff.after.edition,
    },
    summary: diffInWords(pairs),
    /** Live claims of each criterion, in the order of `pairs`. */
    counts: pairs.map((pair) => planned?.claims.get(pair) ?? 0),
  };
});

export const actions = {
  default: submit(moveForm, async (actor, values, { params }) => {
    await moveEnrolment(actor, params.enrolment!, values);
    return {
      to: `/prove/enrolments/${params.enrolment}`,
      said: 'Moved. The candidate sees what became of each claim, and confirms those of changed words.',
    };
  }),
};
