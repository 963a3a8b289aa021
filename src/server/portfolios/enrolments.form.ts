import { z } from 'zod';
import { date, id, optionalId, optionalLongText, version } from '../fields.ts';

export const enrolForm = z.object({
  unitId: id('Choose the unit'),
  candidateId: id('Choose the candidate'),
  startedOn: date('the day they begin'),
  assessorId: optionalId('the assessor'),
  internalQualityAssurerId: optionalId('the internal quality assurer'),
  /** Needed where the unit has expired on the day they begin. */
  expiredReason: optionalLongText('the reason', 1_000),
});
export type EnrolForm = z.output<typeof enrolForm>;

export const assignForm = z.object({
  assessorId: optionalId('the assessor'),
  internalQualityAssurerId: optionalId('the internal quality assurer'),
  version,
});
export type AssignForm = z.output<typeof assignForm>;
