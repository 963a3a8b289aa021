// Who may do what in coaching: the two alone. Whoever leads or manages them reads nothing of it.
import type { Actor } from './people/actor.ts';
import { anyone } from './prove-rules.ts';

export type OfCoaching = { coachId: string; coacheeId: string };
const coaches = (actor: Actor, { coachId }: { coachId: string }) => actor.personId === coachId;
const isCoached = (actor: Actor, { coacheeId }: OfCoaching) => actor.personId === coacheeId;
const isOfCoaching = (actor: Actor, pair: OfCoaching) => coaches(actor, pair) || isCoached(actor, pair);

export const coachingRules = {
  'coaching-plan.list': anyone,
  /** Anybody may coach, whomever they lead or not; nobody begins it for two others. */
  'coaching-plan.begin': (actor: Actor, pair: OfCoaching) =>
    isOfCoaching(actor, pair) && pair.coachId !== pair.coacheeId,
  'coaching-plan.view': isOfCoaching,
  'coaching-plan.write': isOfCoaching,
  'coaching-plan.propose': isOfCoaching,
  'coaching-plan.agree': isOfCoaching,
  'coaching-plan.fix-start': isOfCoaching,
  'coaching-plan.review': isOfCoaching,
  'coaching-plan.conclude': isOfCoaching,
  'coaching-plan.stop': isOfCoaching,
  'coaching-level.record': isOfCoaching,
  'coaching-level.follow-up': isOfCoaching,
  'coaching-session.view': isOfCoaching,
  'coaching-session.plan': isOfCoaching,
  'coaching-session.call-off': isOfCoaching,
  'coaching-session.hold': isOfCoaching,
  'coaching-session.write': isCoached,
  'coaching-session.reflect': isCoached,
  'coaching-session.note': coaches,
  'coaching-session.agree': isOfCoaching,
  'coaching-session.finish-action': isCoached,
  /** What the checks say of one's own coaching. */
  'coaching-finding.view': anyone,
  'coaching-finding.waive': coaches,
} as const;
