// Who has which part in an enrolment, and the rules of decisions, declarations, competence and feedback: the part of `permissions.ts` for them.
import type { Actor } from './people/actor.ts';
import type { Role } from './people/people.table.ts';

export type OfEnrolment = {
  candidateId: string;
  assessorId: string | null;
  internalQualityAssurerId: string | null;
  countersignerId?: string | null;
};
export type OfConflict = OfEnrolment & { personId: string };

export const has =
  (...wanted: Role[]) =>
  (actor: Actor) =>
    wanted.some((role) => actor.roles.has(role));
export const coordinates = has('centre-coordinator', 'administrator');
export const isSelf = (actor: Actor, { personId }: { personId: string }) => actor.personId === personId;
export const isCandidate = (actor: Actor, { candidateId }: { candidateId: string }) => actor.personId === candidateId;
export const assesses = (actor: Actor, { assessorId, candidateId }: OfEnrolment) =>
  actor.personId === assessorId && actor.personId !== candidateId && actor.roles.has('assessor');
const assures = (actor: Actor, { internalQualityAssurerId, candidateId, assessorId }: OfEnrolment) =>
  actor.personId === internalQualityAssurerId &&
  actor.personId !== candidateId &&
  actor.personId !== assessorId &&
  actor.roles.has('internal-quality-assurer');
export const countersigns = (
  actor: Actor,
  { countersignerId, candidateId, assessorId, internalQualityAssurerId }: OfEnrolment,
) =>
  actor.personId === countersignerId &&
  ![candidateId, assessorId, internalQualityAssurerId].includes(actor.personId) &&
  actor.roles.has('assessor');
export const readsEnrolment = (actor: Actor, enrolment: OfEnrolment) =>
  isCandidate(actor, enrolment) ||
  assesses(actor, enrolment) ||
  assures(actor, enrolment) ||
  countersigns(actor, enrolment);
export const seesEnrolment = (actor: Actor, enrolment: OfEnrolment) =>
  readsEnrolment(actor, enrolment) || coordinates(actor);
export const coordinatesAnother = (actor: Actor, enrolment: { candidateId: string }) =>
  coordinates(actor) && !isCandidate(actor, enrolment);

export const decisionRules = {
  'criterion-decision.make': assesses,
  'criterion-decision.reopen': assesses,
  'criterion-decision.look-at': assures,
  'declaration.sign': isCandidate,
  /** The centre's word that the work is the candidate's: its coordinator's, or the assessor's on its behalf. */
  'declaration.authenticate': (actor: Actor, enrolment: OfEnrolment) =>
    assesses(actor, enrolment) || coordinatesAnother(actor, enrolment),
  'unit-decision.view': seesEnrolment,
  'unit-decision.draft': assesses,
  'unit-decision.set-aside': assesses,
  'unit-decision.sign': assesses,
  'unit-decision.countersign': countersigns,
  'unit-decision.return': countersigns,
  'unit-decision.acknowledge': isCandidate,
  'unit-decision.dispute': isCandidate,
  'unit-decision.uphold': assesses,
  'competence.list': has('centre-coordinator', 'administrator', 'internal-quality-assurer'),
  'competence.view': (actor: Actor, person: { personId: string }) =>
    isSelf(actor, person) || coordinates(actor) || actor.roles.has('internal-quality-assurer'),
  'competence.record': (actor: Actor, person: { personId: string }) => coordinates(actor) && !isSelf(actor, person),
  'competence.withdraw': (actor: Actor, person: { personId: string }) => coordinates(actor) && !isSelf(actor, person),
  'conflict.view': seesEnrolment,
  'conflict.record': (actor: Actor, enrolment: OfEnrolment) =>
    assesses(actor, enrolment) || coordinatesAnother(actor, enrolment),
  'conflict.decide': (actor: Actor, entry: OfConflict) =>
    !isSelf(actor, entry) && (assures(actor, entry) || coordinatesAnother(actor, entry)),
  'feedback.view': readsEnrolment,
  'feedback.give': assesses,
  'feedback.acknowledge': isCandidate,
  'feedback.finish-action': isCandidate,
};
