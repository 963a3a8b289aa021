import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { diffInWords } from '#server/qualifications/criterion-diff.ts';
import { changesOf } from '#server/qualifications/unit-versions.ts';

export const _uses = ['unit.view', 'enrolment.list'] as const;

export const load = page(async (actor, { params }) => {
  const { before, after, pairs } = await changesOf(actor, params.unit!);
  return {
    ...{ number: after.number, title: after.title, unitId: after.id },
    ...{ from: before.edition, to: after.edition, pairs, summary: diffInWords(pairs) },
    coordinates: may(actor, 'enrolment.list', {}),
  };
});
