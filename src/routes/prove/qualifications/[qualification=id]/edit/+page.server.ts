import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { combinationText } from '#server/qualifications/combination-text.ts';
import { reviseQualificationForm } from '#server/qualifications/qualifications.form.ts';
import { qualificationOf, reviseQualification } from '#server/qualifications/qualifications.ts';

export const _uses = ['qualification.view', 'qualification.revise'] as const;

export const load = page(async (actor, { params }) => {
  if (!may(actor, 'qualification.revise', {})) throw new NotFound();
  const { versions, id, number, title, awardingBody } = await qualificationOf(actor, params.qualification!);
  const { combination, edition, level, lastRegistrationOn, lastCertificationOn } = versions[0]!;
  return {
    ...{ id, number, edition },
    written: {
      title,
      awardingBody,
      level,
      lastRegistrationOn,
      lastCertificationOn,
      rules: combinationText(combination),
    },
  };
});

export const actions = {
  default: submit(reviseQualificationForm, async (actor, values, { params }) => {
    await reviseQualification(actor, params.qualification!, values);
    return {
      to: `/prove/qualifications/${params.qualification}`,
      said: 'Kept as a new version. Registrations stay with theirs.',
    };
  }),
};
