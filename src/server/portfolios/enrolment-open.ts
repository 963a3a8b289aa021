// An enrolment that is closed changes no more: it has ended, is suspended, or its unit is achieved.
import type { SQL } from 'drizzle-orm';
import { first, type Read, sql } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Enrolment, Evidence } from './portfolios.table.ts';

type Closing = Pick<Enrolment, 'organisationId' | 'id' | 'endedAt' | 'suspendedAt' | 'suspendedReason'> &
  Partial<Pick<Enrolment, 'endedAs'>>;

/** Why nothing of it changes now, in a sentence; null where it is open. */
export async function whyClosed(db: Read, enrolment: Closing): Promise<string | null> {
  const { organisationId, id } = enrolment;
  return whyStopped(enrolment) ?? ((await isAchieved(db, { organisationId, id })) ? achievedWords : null);
}

/** The same without what was decided: whoever decides anew may do so of a unit that is achieved. */
export function whyStopped(enrolment: Omit<Closing, 'organisationId' | 'id'>): string | null {
  const { endedAt, endedAs, suspendedAt, suspendedReason } = enrolment;
  const how = endedAs && endedAs !== 'withdrawn' ? ` (${endedAs})` : '';
  if (endedAt) return `This enrolment has ended${how}, so nothing of it changes any more.`;
  if (!suspendedAt) return null;
  return `This enrolment is suspended (${suspendedReason}), so nothing of it changes until a centre coordinator lets it go on.`;
}

const achievedWords =
  'This unit is achieved, so its evidence and claims stay as they were decided upon. Only a new decision of the assessor opens it again.';

/** Whether the decision in force says competent. */
export async function isAchieved(db: Read, { organisationId, id }: { organisationId: string; id: string }) {
  const found = await db.rows<{ achieved: boolean }>(
    sql`select unit_is_achieved(${organisationId}::uuid, ${id}::uuid) as achieved`,
  );
  return first(found)?.achieved === true;
}

/** @throws Conflict where it is closed */
export async function refuseClosed(db: Read, enrolment: Closing): Promise<void> {
  const why = await whyClosed(db, enrolment);
  if (why) throw new Conflict(why);
}

/** The same of every enrolment in which something of the evidence is claimed, or of the one of a claim. */
export async function refuseClaimedInClosed(db: Read, { organisationId, id }: Evidence, claimId?: string) {
  const claimed = await db.rows<Closing>(sql`
    select distinct n.organisation_id as "organisationId", n.id, n.ended_at as "endedAt", n.suspended_at as "suspendedAt",
      n.suspended_reason as "suspendedReason"
    from claims c join enrolments n on n.organisation_id = c.organisation_id and n.id = c.enrolment_id
    where c.organisation_id = ${organisationId} and c.evidence_id = ${id} and c.withdrawn_at is null
      and (${claimId ?? null}::uuid is null or c.id = ${claimId ?? null}::uuid)`);
  for (const enrolment of claimed) await refuseClosed(db, enrolment);
}

/** `allMet`, `declared` and `achieved` of the enrolment `e`, as columns: the facts of `enrolmentState`. */
export const decidedSoFar: SQL = sql`
  (select count(*) from criteria k where k.organisation_id = e.organisation_id and k.unit_id = e.unit_id)
    = (select count(*) from criteria_met(e.organisation_id, e.id)) as "allMet",
  exists (select 1 from declarations d where d.organisation_id = e.organisation_id and d.enrolment_id = e.id and d.kind = 'unit') as declared,
  unit_is_achieved(e.organisation_id, e.id) as achieved`;
