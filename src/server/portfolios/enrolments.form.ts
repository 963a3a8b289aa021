import { z } from 'zod';
import { date, id, optionalId, version } from '../fields.ts';

export const enrolForm = z.object({
  unitId: id('Choose the unit'),
  candidateId: id('Choose the candidate'),
  startedOn: date('the day they begin'),
  assessorId: optionalId,
  internalQualityAssurerId: optionalId,
});
export type EnrolForm = z.output<typeof enrolForm>;

export const assignForm = z.object({ assessorId: optionalId, internalQualityAssurerId: optionalId, version });
export type AssignForm = z.output<typeof assignForm>;
