// Absences out of a calendar file: brought in, looked at, then those ticked are taken in. Nothing is kept of what is not.
import { and, eq } from 'drizzle-orm';
import { act, type Keep, see } from '../act.ts';
import { now, today } from '../clock.ts';
import { daysAfter } from '../day-words.ts';
import { first, one, type Read, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Bytes } from '../tables/decode.ts';
import { Unreadable } from '../tables/unreadable.ts';
import { sayNothingToTake } from './absence-words.ts';
import {
  type Absence,
  type AbsenceImport,
  type AbsenceKind,
  absenceImports,
  absenceImportTimes,
  absences,
} from './absences.table.ts';
import type { Actor } from './actor.ts';
import type { CalendarReading } from './calendar/reading.ts';
import { calendarBeside } from './calendar/reading-beside.ts';
import { type CalendarChange, changesOf } from './calendar-changes.ts';
import { lockedPerson, personFacts } from './facts.ts';
import { people } from './people.table.ts';

/** What of a calendar is looked at: from four weeks ago to a year ahead. */
export const lookedAt = (day: string) => ({ from: daysAfter(day, -28), to: daysAfter(day, 366) });

const usualDay = 7; // hours, as `usualWeek` of a plan's hours

/** Reads a file as it comes. @throws Invalid where it is no calendar, with why */
export async function calendarFile(actor: Actor, content: Bytes): Promise<CalendarReading> {
  const { timeZone } = actor.organisation;
  const looking = { ...lookedAt(today(timeZone)), timeZone, dayHours: usualDay };
  return calendarBeside(content, looking).catch((error) => {
    if (error instanceof Unreadable) throw new Invalid({ file: error.message });
    throw error;
  });
}

/** Brings in a calendar as it was read, to be looked at. */
export const bringCalendar = (actor: Actor, personId: string, reading: CalendarReading): Promise<AbsenceImport> =>
  act(actor, 'absence.edit', lockedPerson(actor, personId), async (tx, _, keep) => {
    const { organisationId, personId: broughtBy } = actor;
    const { times, events, notes, unread, short, passedOver } = reading;
    const row = { organisationId, id: newId(), personId, broughtBy, broughtAt: now(), unread, short, passedOver };
    const brought = one(await tx.insert(absenceImports).values(row).returning());
    await tx.insert(absenceImportTimes).values({ organisationId, id: brought.id, times, events, notes });
    keep('absence-import', brought);
    return brought;
  });

/** What a file that was brought in would change, as things stand now, with what of it was not read; `changes` is null once it is settled. */
export const absenceImportOf = (actor: Actor, personId: string, importId: string) =>
  see(actor, 'absence.edit', personFacts(actor, personId), async (db) => {
    const brought = first(
      await db
        .select()
        .from(absenceImports)
        .where(theImport(actor, personId, importId)),
    );
    if (!brought) throw new NotFound();
    const who = and(eq(people.organisationId, actor.organisationId), eq(people.id, personId));
    const { name } = one(await db.select({ name: people.name }).from(people).where(who));
    const open = await openChanges(db, actor, brought);
    return {
      name,
      isSelf: personId === actor.personId,
      brought,
      changes: open?.changes ?? null,
      nothing: open?.changes.length === 0 ? sayNothingToTake(brought, open.days) : null,
      notes: open?.notes ?? [],
    };
  });

async function openChanges(db: Read, actor: Actor, { id, personId, doneAt, setAsideAt }: AbsenceImport) {
  if (doneAt || setAsideAt) return null;
  const mine = and(eq(absenceImportTimes.organisationId, actor.organisationId), eq(absenceImportTimes.id, id));
  const found = one(await db.select().from(absenceImportTimes).where(mine));
  const of = and(
    ...[eq(absences.organisationId, actor.organisationId), eq(absences.personId, personId)],
    eq(absences.source, 'calendar'),
  );
  const known = await db.select().from(absences).where(of);
  const changes = changesOf(found, known, lookedAt(today(actor.organisation.timeZone)));
  return { changes, notes: found.notes, days: found.times.length };
}

/** Takes in the changes that were ticked, by key, and forgets the rest. @throws Conflict when the file is settled already */
export const takeInAbsences = (
  actor: Actor,
  personId: string,
  importId: string,
  { kind, take }: { kind: AbsenceKind; take: readonly string[] },
) =>
  act(actor, 'absence.edit', lockedPerson(actor, personId), async (tx, _, keep) => {
    const open = await openImport(tx, actor, personId, importId);
    const chosen = (await openChanges(tx, actor, open))!.changes.filter(({ key }) => take.includes(key));
    for (const change of chosen) keep('absence', await apply(tx, actor, { change, personId, kind }));
    const count = (does: CalendarChange['does']) => chosen.filter((one) => one.does === does).length;
    const result = { added: count('add'), changed: count('change'), withdrawn: count('withdraw') };
    return { ...(await settle(tx, actor, open, { doneAt: now(), result }, keep)), result };
  });

/** Sets a file aside: nothing is changed by it, and its times are kept no longer. */
export const setCalendarAside = (actor: Actor, personId: string, importId: string) =>
  act(actor, 'absence.edit', lockedPerson(actor, personId), async (tx, _, keep) =>
    settle(tx, actor, await openImport(tx, actor, personId, importId), { setAsideAt: now() }, keep),
  );

type Applied = { change: CalendarChange; personId: string; kind: AbsenceKind };

async function apply(tx: Tx, actor: Actor, { change, personId, kind }: Applied): Promise<Absence> {
  const { organisationId, personId: by } = actor;
  const { sequence, changedAt } = change.edition;
  const edition = { sequence, changedAt: changedAt === null ? null : new Date(changedAt) };
  if (change.does === 'add') {
    const { time: _, ...days } = change.time;
    const row = { organisationId, id: newId(), personId, ...days, kind, source: 'calendar' as const, ...edition };
    return one(
      await tx
        .insert(absences)
        .values({ ...row, by, at: now() })
        .returning(),
    );
  }
  const { was, time } = change;
  const days = time && { startsOn: time.startsOn, endsOn: time.endsOn, hours: time.hours };
  const stands = time ? { withdrawnBy: null, withdrawnAt: null } : { withdrawnBy: by, withdrawnAt: now() };
  const mine = and(eq(absences.organisationId, organisationId), eq(absences.id, was.id));
  const { version } = one(await tx.select({ version: absences.version }).from(absences).where(mine).for('update'));
  const set = { ...days, ...stands, ...edition, by, at: now(), version: version + 1 };
  return one(await tx.update(absences).set(set).where(mine).returning());
}

const theImport = (actor: Actor, personId: string, importId: string) =>
  and(
    ...[eq(absenceImports.organisationId, actor.organisationId), eq(absenceImports.personId, personId)],
    eq(absenceImports.id, importId),
  );

async function openImport(tx: Tx, actor: Actor, personId: string, importId: string): Promise<AbsenceImport> {
  const found = first(
    await tx
      .select()
      .from(absenceImports)
      .where(theImport(actor, personId, importId))
      .for('update'),
  );
  if (!found) throw new NotFound();
  if (found.doneAt) throw new Conflict('This calendar was taken in already.');
  if (found.setAsideAt) throw new Conflict('This calendar was set aside. Choose the file again to take it in.');
  return found;
}

type Settled = Partial<Pick<AbsenceImport, 'doneAt' | 'setAsideAt' | 'result'>>;

async function settle(tx: Tx, actor: Actor, open: AbsenceImport, how: Settled, keep: Keep): Promise<AbsenceImport> {
  const times = and(eq(absenceImportTimes.organisationId, actor.organisationId), eq(absenceImportTimes.id, open.id));
  await tx.delete(absenceImportTimes).where(times);
  const set = { ...how, version: open.version + 1 };
  const mine = theImport(actor, open.personId, open.id);
  const settled = one(await tx.update(absenceImports).set(set).where(mine).returning());
  keep('absence-import', settled);
  return settled;
}
