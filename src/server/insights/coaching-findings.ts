// What the checks find in one's own coaching, and what was set aside with a reason: for the coach alone.
import { and, eq } from 'drizzle-orm';
import { act, organisation, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { first, one, type Read, sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { coachingRows } from '../support/coaching/coaching-rows.ts';
import { findingsOf } from './check.ts';
import { coachingChecks } from './coaching-checks.ts';
import { coachingWaivers } from './coaching-waivers.table.ts';
import type { WaiverForm } from './insight-waivers.form.ts';
import { holdingFor, type Waiver } from './waivers.ts';

/** Open ones, and those set aside, each with its reason. `about`: only of these records. */
export const coachingFindings = (actor: Actor, about: ReadonlySet<string> | null = null) =>
  see(actor, 'coaching-finding.view', organisation, async (db) => {
    const [found, waivers] = await Promise.all([foundNow(db, actor), waiversOf(db, actor)]);
    const all = found
      .filter(({ objectId }) => about === null || about.has(objectId))
      .map((finding) => ({ ...finding, waiver: holdingFor(waivers, finding) }));
    return {
      open: all.filter(({ waiver }) => !waiver),
      setAside: all.filter(({ waiver }) => waiver),
      checked: coachingChecks.map(({ id, title, source }) => ({ id, title, source })),
    };
  });

const foundNow = async (db: Read, actor: Actor) =>
  findingsOf(coachingChecks, {
    ...{ coachId: actor.personId, day: today(actor.organisation.timeZone), timeZone: actor.organisation.timeZone },
    coaching: await coachingRows(db, actor, recentlyCoached(actor)),
  });

/** What goes on, and what ended within the last year: older coaching is nobody's to mend. */
const recentlyCoached = ({
  personId,
}: Actor) => sql`c.coach_id = ${personId} and not exists (select 1 from coaching_steps x
  where x.organisation_id = c.organisation_id and x.plan_id = c.id and x.step in ('stop', 'close') and x.at < now() - interval '1 year')`;

/** Sets a finding aside; the reason is kept. Nothing else changes: a finding hinders nobody. */
export const waiveCoachingFinding = (actor: Actor, form: WaiverForm) =>
  act(actor, 'coaching-finding.waive', own(actor), async (tx, _, keep) => {
    const meant = (await foundNow(tx, actor)).find(
      ({ checkId, objectId }) => checkId === form.checkId && objectId === form.objectId,
    );
    if (!meant)
      throw new Conflict('This is not found any more, so there is nothing to set aside. Open the page again.');
    if (meant.restsOn !== form.restsOn)
      throw new Conflict(
        'This has changed since you opened the page. Read it again, then say whether your reason holds.',
      );
    if (holdingFor(await waiversOf(tx, actor), meant))
      throw new Conflict('You have given a reason already. Open the page again to read it.');
    const { checkId, objectId, restsOn, title, what } = meant;
    const { organisationId, personId: coachId } = actor;
    const row = { organisationId, id: newId(), coachId, checkId, objectId, restsOn, what: `${title}. ${what}` };
    const added = one(
      await tx
        .insert(coachingWaivers)
        .values({ ...row, reason: form.reason, at: now() })
        .returning(),
    );
    keep('coaching-waiver', added);
    return added;
  });

/** Takes it up again. */
export const takeUpCoachingFinding = (actor: Actor, waiverId: string) =>
  act(actor, 'coaching-finding.waive', lockedWaiver(actor, waiverId), async (tx, { waiver }, keep) => {
    if (waiver.withdrawnAt) throw new Conflict('This was taken up again already.');
    const set = { withdrawnAt: now(), version: waiver.version + 1 };
    const changed = one(await tx.update(coachingWaivers).set(set).where(theWaiver(actor, waiver.id)).returning());
    keep('coaching-waiver', changed);
    return changed;
  });

const own =
  ({ personId }: Actor) =>
  async () => ({ coachId: personId });
const theWaiver = (actor: Actor, waiverId: string) =>
  and(eq(coachingWaivers.organisationId, actor.organisationId), eq(coachingWaivers.id, waiverId));
const lockedWaiver = (actor: Actor, waiverId: string) => async (tx: Tx) => {
  const waiver = first(await tx.select().from(coachingWaivers).where(theWaiver(actor, waiverId)).for('update'));
  return waiver && { coachId: waiver.coachId, waiver };
};

const waiversOf = (db: Read, { organisationId, personId }: Actor): Promise<Waiver[]> =>
  db.rows<Waiver>(sql`
    select w.id, w.check_id as "checkId", w.object_id as "objectId", w.rests_on as "restsOn", w.what, w.reason, p.name as by,
      to_json(w.at) #>> '{}' as at
    from coaching_waivers w join people p on p.organisation_id = w.organisation_id and p.id = w.coach_id
    where w.organisation_id = ${organisationId} and w.coach_id = ${personId} and w.withdrawn_at is null
    order by w.at desc, w.id desc limit 500`);
