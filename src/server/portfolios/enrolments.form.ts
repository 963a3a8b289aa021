import { z } from 'zod';
import { choice, date, longText, optionalId, optionalLongText, version } from '../fields.ts';
import { enrolmentEnds } from './portfolios.table.ts';

/** Unit and candidate are asked for together with everything else that is amiss (`enrol`). */
export const enrolForm = z.object({
  unitId: optionalId('the unit'),
  candidateId: optionalId('the candidate'),
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
  countersignerId: optionalId('the countersigning assessor'),
  version,
});
type Assigned = z.output<typeof assignForm>;
/** Whoever countersigns can be left as they are. */
export type AssignForm = Omit<Assigned, 'countersignerId'> & Partial<Pick<Assigned, 'countersignerId'>>;

export const closeEnrolmentForm = z.object({ reason: longText('the reason', 1_000), version });
export const endEnrolmentForm = closeEnrolmentForm.extend({ endedAs: choice(enrolmentEnds, 'Choose how it ends') });
export const resumeEnrolmentForm = z.object({ version });
