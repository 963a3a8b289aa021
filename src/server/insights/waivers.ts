// What was set aside with a reason: it stays on record, holds while nothing changes, and can be taken up again.
import { and, eq } from 'drizzle-orm';
import type { Keep } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import type { WaiverForm } from './insight-waivers.form.ts';
import { type InsightWaiver, insightWaivers } from './insight-waivers.table.ts';

/** What can be set aside: what was found, about which record, and what that rests on. */
export type Waivable = { checkId: string; objectId: string; restsOn: string; what: string };
/** Moments are ISO 8601. */
export type Waiver = {
  id: string;
  checkId: string;
  objectId: string;
  restsOn: string;
  what: string;
  reason: string;
  by: string;
  at: string;
};

/** The waivers of a team that nobody took up again, newest first: also those of what has changed since. */
export const waiversOf =
  ({ organisationId }: Actor, teamId: string) =>
  (db: Read): Promise<Waiver[]> =>
    db.rows<Waiver>(sql`
      select w.id, w.check_id as "checkId", w.object_id as "objectId", w.rests_on as "restsOn", w.what, w.reason, p.name as by,
        to_json(w.at) #>> '{}' as at
      from insight_waivers w join people p on p.organisation_id = w.organisation_id and p.id = w.by
      where w.organisation_id = ${organisationId} and w.team_id = ${teamId} and w.withdrawn_at is null
      order by w.at desc, w.id desc limit 500`);

/** The waiver that holds for what was found; null where it is open. Pure. */
export const holdingFor = (waivers: readonly Waiver[], found: Omit<Waivable, 'what'>): Waiver | null =>
  waivers.find((waiver) => isOf(waiver, found) && waiver.restsOn === found.restsOn) ?? null;

const isOf = (one: Omit<Waivable, 'what' | 'restsOn'>, other: Omit<Waivable, 'what' | 'restsOn'>) =>
  one.checkId === other.checkId && one.objectId === other.objectId;

/** Sets aside one of what is found now. @throws Conflict where it is found no more, or is another meanwhile, or was set aside already */
export async function insertWaiver(
  tx: Tx,
  actor: Actor,
  { teamId, found, form }: { teamId: string; found: readonly Waivable[]; form: WaiverForm },
  keep: Keep,
): Promise<InsightWaiver> {
  const meant = found.find((one) => isOf(one, form));
  if (!meant) throw new Conflict('This is not found any more, so there is nothing to set aside. Open the page again.');
  if (meant.restsOn !== form.restsOn)
    throw new Conflict(
      'This has changed since you opened the page. Read it again, then say whether your reason holds.',
    );
  if (holdingFor(await waiversOf(actor, teamId)(tx), meant))
    throw new Conflict('Somebody has given a reason already. Open the page again to read it.');
  const { organisationId, personId } = actor;
  const row = { ...meant, organisationId, id: newId(), teamId, reason: form.reason, by: personId, at: now() };
  const added = one(await tx.insert(insightWaivers).values(row).returning());
  keep('insight-waiver', added);
  return added;
}

const theWaiver = (actor: Actor, waiverId: string) =>
  and(eq(insightWaivers.organisationId, actor.organisationId), eq(insightWaivers.id, waiverId));

/** A waiver, if it is one of those meant: a question of fair shares is answered by others than a finding is set aside by. */
export const lockedWaiver =
  (actor: Actor, waiverId: string, isMeant: (waiver: InsightWaiver) => boolean) =>
  async (tx: Tx): Promise<{ teamId: string; waiver: InsightWaiver } | null> => {
    const waiver = first(await tx.select().from(insightWaivers).where(theWaiver(actor, waiverId)).for('update'));
    return waiver && isMeant(waiver) ? { teamId: waiver.teamId, waiver } : null;
  };

/** @throws Conflict when it was taken up again already */
export async function withdrawWaiver(tx: Tx, actor: Actor, waiver: InsightWaiver, keep: Keep): Promise<InsightWaiver> {
  if (waiver.withdrawnAt) throw new Conflict('This was taken up again already.');
  const set = { withdrawnAt: now(), version: waiver.version + 1 };
  const changed = one(await tx.update(insightWaivers).set(set).where(theWaiver(actor, waiver.id)).returning());
  keep('insight-waiver', changed);
  return changed;
}
