// Who may do what under Prove: one line per action, as in permissions.ts. Pure.
import {
  assesses,
  coordinates,
  coordinatesAnother,
  countersigns,
  has,
  isCandidate,
  type OfEnrolment,
  readsEnrolment,
  seesEnrolment,
} from './decision-rules.ts';
import type { Actor } from './people/actor.ts';

export type OfEvidence = { candidateId: string; submitted: boolean; readers: string[] };
/** `hasOpened`: whether who asks has opened the sealed original, with a reason, and it is open still. */
export type OfOriginal = OfEvidence & { hasOpened: boolean };
export type OfClaim = OfEnrolment & { submitted: boolean };
/** `witnessId`: a person here, or the id that somebody from outside has for this one testimony. */
export type OfTestimony = OfEnrolment & { witnessId: string };

/** `observerId`: who began or planned it. */
export type OfVisit = OfEnrolment & { observerId: string };

export const administers = has('administrator');
export const anyone = () => true;
const isAsked = (actor: Actor, { askedId }: { askedId: string }) => actor.personId === askedId;
/** The link itself is the right, as with an invitation: whoever holds it was found by its token, and is nobody else. */
const isWitness = (actor: Actor, { witnessId }: { witnessId: string }) => actor.personId === witnessId;
const readsSubmitted = (actor: Actor, item: OfEvidence) =>
  !isCandidate(actor, item) && item.submitted && item.readers.includes(actor.personId);
const checksWitness = (actor: Actor, testimony: OfTestimony) =>
  assesses(actor, testimony) && !isWitness(actor, testimony);
/** The assessor, or who countersigns for one in training. */
const visits = (actor: Actor, enrolment: OfEnrolment) => assesses(actor, enrolment) || countersigns(actor, enrolment);
const observes = (actor: Actor, visit: OfVisit) => actor.personId === visit.observerId && visits(actor, visit);

export const proveRules = {
  'unit.view': anyone,
  'unit.add': coordinates,
  'portfolio.list': anyone,
  'enrolment.create': coordinates,
  'enrolment.assign': coordinatesAnother,
  'enrolment.suspend': coordinatesAnother,
  'enrolment.resume': coordinatesAnother,
  'enrolment.end': coordinatesAnother,
  'enrolment.list': coordinates,
  'portfolio.view': seesEnrolment,
  'portfolio.export': readsEnrolment,
  /** What somebody writes for themselves is theirs alone, whoever leads or assesses them. */
  'journal-entry.list': isCandidate,
  'journal-entry.view': isCandidate,
  'journal-entry.write': isCandidate,
  'journal-entry.edit': isCandidate,
  'text-waiver.set': isCandidate,
  'text-waiver.withdraw': isCandidate,
  'evidence.take': (actor: Actor, { candidateId }: { candidateId: string }) => actor.personId === candidateId,
  'evidence.view': (actor: Actor, item: OfEvidence) => isCandidate(actor, item) || readsSubmitted(actor, item),
  'evidence.edit': (actor: Actor, item: OfEvidence) => isCandidate(actor, item) && !item.submitted,
  'evidence.submit': (actor: Actor, item: OfEvidence) => isCandidate(actor, item) && !item.submitted,
  'evidence.withdraw': isCandidate,
  /** What of others is replaced and what stays is decided before anybody reads it; whoever reads it then sees what stays, and why. */
  'redaction.view': (actor: Actor, item: OfEvidence) => isCandidate(actor, item) || readsSubmitted(actor, item),
  'redaction.decide': (actor: Actor, item: OfEvidence) => isCandidate(actor, item) && !item.submitted,
  'original.open': readsSubmitted,
  'original.view': (actor: Actor, item: OfOriginal) =>
    isCandidate(actor, item) || (readsSubmitted(actor, item) && item.hasOpened),
  /** Whoever is asked to go and see something reads that description alone, also before it is submitted. */
  'sighting.ask': isCandidate,
  'sighting.view': isAsked,
  'sighting.sign': isAsked,
  'sighting.decline': isAsked,
  /** Who was asked, how it stands and, once it is signed, what it says: never a draft. */
  'testimony.list': readsEnrolment,
  'testimony.view': readsEnrolment,
  'testimony.request': isCandidate,
  'testimony.send': isCandidate,
  'testimony.revoke': isCandidate,
  'testimony.answer': isWitness,
  'testimony.open': isWitness,
  'testimony.write': isWitness,
  'testimony.give': isWitness,
  'testimony.decline': isWitness,
  'testimony.retract': isWitness,
  'testimony.agree-expert': checksWitness,
  'testimony.verify': checksWitness,
  'testimony.dispute': (actor: Actor, testimony: OfTestimony) =>
    isCandidate(actor, testimony) || checksWitness(actor, testimony),
  /** What is noted while it goes on is the observer's alone until they sign it. */
  'visit.list': readsEnrolment,
  'visit.view': readsEnrolment,
  'visit.plan': visits,
  'visit.begin': observes,
  'visit.call-off': observes,
  'visit.note': observes,
  'visit.record': observes,
  'visit.end': observes,
  'visit.write': observes,
  'visit.sign': observes,
  'visit.answer': isCandidate,
  'visit.acknowledge': isCandidate,
  'question.list': has('assessor'),
  'question.write': has('assessor'),
  'question.withdraw': (actor: Actor, { authorId }: { authorId: string }) =>
    actor.personId === authorId && actor.roles.has('assessor'),
  'claim.view': readsEnrolment,
  'claim.make': isCandidate,
  'claim.edit': (actor: Actor, item: OfEvidence) => isCandidate(actor, item) && !item.submitted,
  'claim.withdraw': isCandidate,
  'standard-claim.make': isCandidate,
  'standard-claim.withdraw': isCandidate,
  'suggestion.view': isCandidate,
  'suggestion.put-away': isCandidate,
  'suggestion.bring-back': isCandidate,
  'model-question.view': isCandidate,
  'model-question.ask': isCandidate,
  'model-question.answer': isCandidate,
  'claim.judge': (actor: Actor, claim: OfClaim) => assesses(actor, claim) && claim.submitted,
  'assessment.list': has('assessor'),
} satisfies Record<string, (actor: Actor, subject: never) => boolean>;
