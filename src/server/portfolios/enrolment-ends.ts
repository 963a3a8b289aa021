// An enrolment stops: for a while, or for good. What was judged in it stays.
import { and, eq } from 'drizzle-orm';
import { act } from '../act.ts';
import { now } from '../clock.ts';
import { one, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { whyClosed } from './enrolment-open.ts';
import { lockedEnrolment } from './enrolments.ts';
import { type Enrolment, type EnrolmentEnd, enrolments } from './portfolios.table.ts';

type Why = { reason: string; version: number };

/** Nothing of it changes until it is resumed. @throws Conflict where it is closed already, or after a lost race */
export const suspendEnrolment = (actor: Actor, enrolmentId: string, { reason, version }: Why): Promise<Enrolment> =>
  act(actor, 'enrolment.suspend', lockedEnrolment(actor, enrolmentId), async (tx, enrolment) => {
    refuseRace(enrolment, version);
    const why = await whyClosed(tx, enrolment);
    if (why) throw new Conflict(why);
    return update(tx, enrolment, { suspendedAt: now(), suspendedReason: reason });
  });

/** @throws Conflict where it is not suspended, or after a lost race */
export const resumeEnrolment = (
  actor: Actor,
  enrolmentId: string,
  { version }: Pick<Why, 'version'>,
): Promise<Enrolment> =>
  act(actor, 'enrolment.resume', lockedEnrolment(actor, enrolmentId), async (tx, enrolment) => {
    refuseRace(enrolment, version);
    if (!enrolment.suspendedAt || enrolment.endedAt)
      throw new Conflict('This enrolment is not suspended, so there is nothing to let go on.');
    return update(tx, enrolment, { suspendedAt: null, suspendedReason: null });
  });

/**
 * For good: the candidate is withdrawn from the unit unless said otherwise.
 * @throws Conflict where it has ended or the unit is achieved, or after a lost race
 */
export const endEnrolment = (
  actor: Actor,
  enrolmentId: string,
  { reason, version, endedAs = 'withdrawn' }: Why & { endedAs?: EnrolmentEnd },
): Promise<Enrolment> =>
  act(actor, 'enrolment.end', lockedEnrolment(actor, enrolmentId), async (tx, enrolment) => {
    refuseRace(enrolment, version);
    const why = await whyClosed(tx, { ...enrolment, suspendedAt: null });
    if (why) throw new Conflict(why);
    return update(tx, enrolment, { endedAt: now(), endedAs, endedReason: reason });
  });

function refuseRace(enrolment: Enrolment, version: number) {
  if (enrolment.version !== version)
    throw new Conflict('Somebody changed this enrolment meanwhile. Look at it as it is now, then choose again.', {});
}

const update = async (tx: Tx, { organisationId, id, version }: Enrolment, set: Partial<Enrolment>) =>
  one(
    await tx
      .update(enrolments)
      .set({ ...set, version: version + 1 })
      .where(and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, id)))
      .returning(),
  );
