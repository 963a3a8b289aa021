// Who may do what with qualifications, versions of units and registrations: one line per action, as in permissions.ts. Pure.
import { coordinates, coordinatesAnother, isCandidate, readsEnrolment } from './decision-rules.ts';
import type { Actor } from './people/actor.ts';

/** `readers`: whoever assesses, countersigns or assures in an enrolment of the candidate. */
export type OfRegistration = { candidateId: string; readers: readonly string[] };

const anyone = () => true;
const worksWith = (actor: Actor, { readers }: OfRegistration) =>
  readers.includes(actor.personId) && (actor.roles.has('assessor') || actor.roles.has('internal-quality-assurer'));

export const qualificationRules = {
  'unit.revise': coordinates,
  'unit.set-requirements': coordinates,
  'qualification.view': anyone,
  'qualification.add': coordinates,
  'qualification.revise': coordinates,
  'enrolment.move': coordinatesAnother,
  'enrolment-move.view': readsEnrolment,
  'claim-move.answer': isCandidate,
  'registration.list': anyone,
  'registration.create': coordinatesAnother,
  'registration.view': (actor: Actor, registration: OfRegistration) =>
    isCandidate(actor, registration) || coordinates(actor) || worksWith(actor, registration),
  /** The learner number and the awarding body's are personal data: whoever judges needs neither. */
  'registration.view-numbers': (actor: Actor, registration: OfRegistration) =>
    isCandidate(actor, registration) || coordinates(actor),
  'registration.edit': coordinatesAnother,
  'registration.choose': coordinatesAnother,
  'registration.end': coordinatesAnother,
} satisfies Record<string, (actor: Actor, subject: never) => boolean>;
