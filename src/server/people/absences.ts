// When somebody is not at work: entered by the person or by whoever leads them, never with a reason of health.
import { and, eq, type SQL } from 'drizzle-orm';
import { act, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { daysAfter } from '../day-words.ts';
import { first, one, type Read, sql } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { may } from '../permissions.ts';
import type { AbsenceForm } from './absence.form.ts';
import { type Absence, absences } from './absences.table.ts';
import type { Actor } from './actor.ts';
import { lockedPerson, personFacts } from './facts.ts';

/** @throws Conflict where the same days stand already */
export const addAbsence = (actor: Actor, personId: string, form: AbsenceForm): Promise<Absence> =>
  act(actor, 'absence.edit', lockedPerson(actor, personId), async (tx) => {
    const { organisationId, personId: by } = actor;
    const { startsOn, endsOn, hours, kind } = form;
    if (endsOn < daysAfter(today(actor.organisation.timeZone), -366))
      throw new Invalid({ endsOn: 'Enter days from the last year on. Those before no longer change anything' });
    const stands = await tx.rows(sql`
      select 1 from absences where organisation_id = ${organisationId} and person_id = ${personId} and withdrawn_at is null
        and starts_on = ${startsOn} and ends_on = ${endsOn} and hours is not distinct from ${hours}::numeric`);
    if (stands.length > 0) throw new Conflict('This absence stands already.');
    const row = { organisationId, id: newId(), personId, startsOn, endsOn, hours, kind, source: 'hand' as const };
    return one(
      await tx
        .insert(absences)
        .values({ ...row, by, at: now() })
        .returning(),
    );
  });

/** Takes an absence back: it counts no more, and the same calendar does not bring it in again. @throws Conflict when it is done already */
export const withdrawAbsence = (actor: Actor, personId: string, absenceId: string): Promise<Absence> =>
  act(actor, 'absence.edit', lockedPerson(actor, personId), async (tx) => {
    const mine = and(
      ...[eq(absences.organisationId, actor.organisationId), eq(absences.personId, personId)],
      eq(absences.id, absenceId),
    );
    const absence = first(await tx.select().from(absences).where(mine).for('update'));
    if (!absence) throw new NotFound();
    if (absence.withdrawnAt) throw new Conflict('This absence was taken back already.');
    const set = { withdrawnBy: actor.personId, withdrawnAt: now(), version: absence.version + 1 };
    return one(await tx.update(absences).set(set).where(mine).returning());
  });

export type ListedAbsence = Pick<Absence, 'id' | 'startsOn' | 'endsOn' | 'hours' | 'kind' | 'source'> & { by: string };

const listed = 20;

/** Those to come, soonest first, and those that are over, newest first: the last 20, or all. */
export const absencesOf = (actor: Actor, personId: string, all = false) =>
  see(actor, 'absence.view', personFacts(actor, personId), async (db, facts) => {
    const day = today(actor.organisation.timeZone);
    const { name } = one(
      await db.rows<{ name: string }>(
        sql`select name from people where organisation_id = ${actor.organisationId} and id = ${personId}`,
      ),
    );
    const rows = await standingOf(actor, personId)(db);
    const over = rows.filter(({ endsOn }) => endsOn < day).reverse();
    return {
      ...{ name, isSelf: personId === actor.personId, mayEdit: may(actor, 'absence.edit', facts) },
      coming: rows.filter(({ endsOn }) => endsOn >= day),
      over: all ? over : over.slice(0, listed),
      more: all ? 0 : Math.max(0, over.length - listed),
    };
  });

/** The next three, for the page of the person, which has asked for permission. */
export const nextAbsences = (actor: Actor, personId: string) =>
  standing(actor, personId, sql`and a.ends_on >= ${today(actor.organisation.timeZone)}`, sql`limit 3`);

/** Whether any stands at all, for the page of a person who has none to come. */
export const wasAway =
  ({ organisationId }: Actor, personId: string) =>
  async (db: Read): Promise<boolean> =>
    one(
      await db.rows<{ was: boolean }>(sql`select exists (select 1 from absences
        where organisation_id = ${organisationId} and person_id = ${personId} and withdrawn_at is null) as was`),
    ).was;

const standingOf = (actor: Actor, personId: string) => standing(actor, personId, sql``, sql`limit 5000`);

/** By first day. */
const standing =
  ({ organisationId }: Actor, personId: string, which: SQL, most: SQL) =>
  (db: Read): Promise<ListedAbsence[]> =>
    db.rows<ListedAbsence>(sql`
      select a.id, a.starts_on::text as "startsOn", a.ends_on::text as "endsOn", a.hours::float as hours, a.kind, a.source, b.name as by
      from absences a join people b on b.organisation_id = a.organisation_id and b.id = a.by
      where a.organisation_id = ${organisationId} and a.person_id = ${personId} and a.withdrawn_at is null ${which}
      order by a.starts_on, a.id ${most}`);
