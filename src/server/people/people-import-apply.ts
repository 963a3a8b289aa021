// Making an import's plan true, inside its one transaction; every record is kept with it.
import { and, eq } from 'drizzle-orm';
import type { Keep } from '../act.ts';
import { now, today } from '../clock.ts';
import { one, type Tx } from '../db.ts';
import { newId } from '../id.ts';
import type { Actor } from './actor.ts';
import { endOfTeamTime, endTeamTime } from './leaving.ts';
import { endMembership } from './membership-end.ts';
import { endInvitationsElsewhere } from './open-invitations.ts';
import { people, roleGrants, teamMembers, teams } from './people.table.ts';
import type { ImportPlan } from './people-import-plan.ts';
import type { Proposal } from './people-import-teams.ts';

type Making = { tx: Tx; actor: Actor; keep: Keep; idOf: (ref: string) => string };

/** `leaders` are those of the plan's proposals that the importer chose. */
export async function applyPlan(tx: Tx, actor: Actor, keep: Keep, plan: ImportPlan, leaders: Proposal[]) {
  const ids = new Map([...plan.add.map(({ ref }) => ref), ...plan.newTeams].map((ref) => [ref, newId()]));
  const making = { tx, actor, keep, idOf: (ref: string) => ids.get(ref) ?? ref };
  await addTeams(making, plan.newTeams);
  await addPeople(making, plan.add);
  const before = new Map<string, string | null>();
  for (const change of plan.change) before.set(change.ref, await changePerson(making, change));
  await moveTeams(making, plan.moves);
  for (const { ref, fields } of [...plan.add, ...plan.change])
    if (fields.endsOn)
      await endTeamTime(tx, actor, { id: making.idOf(ref), endsOn: fields.endsOn }, before.get(ref) ?? null, keep);
  await grantLeaders(making, leaders);
}

async function addTeams({ tx, actor, keep, idOf }: Making, names: string[]) {
  const { organisationId } = actor;
  for (const some of parts(names.map((name) => ({ organisationId, id: idOf(name), name }))))
    for (const team of await tx.insert(teams).values(some).returning()) keep('team', team);
}

async function addPeople({ tx, actor, keep, idOf }: Making, added: ImportPlan['add']) {
  const rows = added.map(({ ref, fields, managerRef }) => ({
    ...fields,
    ...{ organisationId: actor.organisationId, id: idOf(ref), managerId: managerRef && idOf(managerRef) },
  }));
  for (const some of parts(rows))
    for (const person of await tx.insert(people).values(some).returning()) keep('person', person);
}

/** Answers their last day at work until now. */
async function changePerson(
  { tx, actor, keep, idOf }: Making,
  { ref, fields, managerRef }: ImportPlan['change'][number],
) {
  if (Object.keys(fields).length === 0 && !managerRef) return null;
  const mine = and(eq(people.organisationId, actor.organisationId), eq(people.id, ref));
  const { version, endsOn } = one(await tx.select().from(people).where(mine).for('update'));
  const set = { ...fields, ...(managerRef && { managerId: idOf(managerRef) }), version: version + 1 };
  const changed = one(await tx.update(people).set(set).where(mine).returning());
  keep('person', changed);
  if ('email' in fields) await endInvitationsElsewhere(tx, actor, changed, keep);
  return endsOn;
}

async function moveTeams({ tx, actor, keep, idOf }: Making, moves: ImportPlan['moves']) {
  const { organisationId } = actor;
  const day = today(actor.organisation.timeZone);
  for (const { leaves } of moves) {
    if (!leaves) continue;
    const mine = and(eq(teamMembers.organisationId, organisationId), eq(teamMembers.id, leaves));
    await endMembership(tx, actor, one(await tx.select().from(teamMembers).where(mine).for('update')), day, keep);
  }
  const rows = moves.map(({ ref, team, firstDay, lastDay, ...move }) => {
    const since = move.since ?? (firstDay && firstDay > day ? firstDay : day);
    const time = { since, until: endOfTeamTime(since, lastDay) };
    return { ...time, organisationId, id: newId(), teamId: idOf(team), personId: idOf(ref) };
  });
  for (const some of parts(rows))
    for (const joined of await tx.insert(teamMembers).values(some).returning())
      keep('team-member', { ...joined, version: 1 });
}

async function grantLeaders({ tx, actor, keep, idOf }: Making, leaders: Proposal[]) {
  const { organisationId, personId: grantedBy } = actor;
  for (const { ref, team } of leaders) {
    const grant = { organisationId, id: newId(), personId: idOf(ref), role: 'leader' as const, teamId: idOf(team) };
    keep(
      'role-grant',
      one(
        await tx
          .insert(roleGrants)
          .values({ ...grant, grantedBy, grantedAt: now() })
          .returning(),
      ),
    );
  }
}

/** A statement carries at most 65,535 values. */
function* parts<Row>(rows: Row[], size = 1_000): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
