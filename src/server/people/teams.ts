// Teams: what they are called and for, which team they are part of, who works in them from when to when.
import { and, eq } from 'drizzle-orm';
import { act, organisation } from '../act.ts';
import { today } from '../clock.ts';
import { dayInWords } from '../day-words.ts';
import { first, one, sql, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from './actor.ts';
import { endOfTeamTime } from './leaving.ts';
import { lockTree } from './lock-tree.ts';
import { endMembership } from './membership-end.ts';
import { people, type Team, teamMembers, teams } from './people.table.ts';
import { orTaken } from './taken.ts';
import type { EditTeamForm } from './teams.form.ts';

type NewTeam = { name: string; purpose?: string | null; parentId?: string | null };

/** @throws Invalid when the name is taken or the parent is not there */
export const addTeam = (actor: Actor, { name, purpose = null, parentId = null }: NewTeam): Promise<Team> =>
  act(actor, 'team.edit', organisation, async (tx) => {
    if (parentId) await teamRow(tx, actor, parentId);
    const team = { organisationId: actor.organisationId, id: newId(), name, purpose, parentId };
    return one(await tx.insert(teams).values(team).returning());
  }).catch(nameTaken(name));

/** @throws Conflict when somebody else saved first; Invalid when the team would be part of itself */
export const editTeam = (actor: Actor, teamId: string, form: EditTeamForm): Promise<Team> =>
  act(actor, 'team.edit', organisation, async (tx) => {
    if (form.parentId) await lockTree(tx, actor);
    const team = await teamRow(tx, actor, teamId);
    if (team.version !== form.version) throw new Conflict(changed, theirs(team));
    if (form.parentId) await refuseCircle(tx, actor, teamId, form.parentId);
    const { name, purpose, parentId } = form;
    const set = { name, purpose, parentId, version: team.version + 1 };
    return one(await tx.update(teams).set(set).where(same(actor, teamId)).returning());
  }).catch(nameTaken(form.name));

/**
 * Puts somebody in a team from a day on.
 * @param wanted the first day they are no longer in it; left out, the one after a last day at work that is to come
 */
export const joinTeam = (
  actor: Actor,
  teamId: string,
  personId: string,
  since = today(actor.organisation.timeZone),
  wanted: string | null = null,
) =>
  act(actor, 'team.edit', organisation, async (tx, _, keep) => {
    const { organisationId } = actor;
    await lockTree(tx, actor);
    await teamRow(tx, actor, teamId);
    const atWork = await personRow(tx, actor, personId);
    const last = endOfTeamTime(since, atWork.endsOn);
    const until = wanted ?? last;
    refuseBeforeWork(since, atWork.startsOn);
    if (atWork.endsOn && since > atWork.endsOn)
      throw new Invalid({ since: `Enter a day on or before their last day at work, ${dayInWords(atWork.endsOn)}` });
    refuseAfterWork(until, last);
    if (until && until <= since)
      throw new Invalid({ until: 'Enter a first day after the team that is later than the first day in it' });
    if (await overlaps(tx, actor, { teamId, personId, since, until }))
      throw new Invalid({ personId: 'This person is in the team at that time already.' });
    const membership = { organisationId, id: newId(), teamId, personId, since, until };
    const joined = { ...one(await tx.insert(teamMembers).values(membership).returning()), version: 1 };
    keep('team-member', joined);
    return joined;
  });

/**
 * Ends a membership: `until` is the first day on which the person is no longer in the team. One to come, ended before it begins,
 * is taken back; so is one that ends before it begins, as files could once say, whatever the day.
 * @throws Conflict when it has ended; Invalid when it would end before it begins, or reach into a later one
 */
export const leaveTeam = (actor: Actor, membershipId: string, until = today(actor.organisation.timeZone)) =>
  act(actor, 'team.edit', organisation, async (tx, _, keep) => {
    await lockTree(tx, actor);
    const mine = and(eq(teamMembers.organisationId, actor.organisationId), eq(teamMembers.id, membershipId));
    const membership = first(await tx.select().from(teamMembers).where(mine).for('update'));
    if (!membership) throw new NotFound();
    if (membership.misdated) return endMembership(tx, actor, membership, until, keep);
    if (membership.until && membership.until <= today(actor.organisation.timeZone)) throw new Conflict(hasLeft);
    if (until < membership.since)
      throw new Invalid({
        until: `Enter a day on or after the first day in the team, ${dayInWords(membership.since)}`,
      });
    const { endsOn } = await personRow(tx, actor, membership.personId);
    refuseAfterWork(until, endOfTeamTime(membership.since, isToCome(actor, endsOn) ? endsOn : null));
    if (await overlaps(tx, actor, { ...membership, until }))
      throw new Invalid({ until: 'Enter an earlier day: this person is in the team again from a later day on' });
    return endMembership(tx, actor, membership, until, keep);
  });

/** Whoever has left, and is in the team still, is taken out of it whenever that is seen. */
const isToCome = (actor: Actor, day: string | null) => day !== null && day >= today(actor.organisation.timeZone);

const same = (actor: Actor, teamId: string) =>
  and(eq(teams.organisationId, actor.organisationId), eq(teams.id, teamId));

async function teamRow(tx: Tx, actor: Actor, teamId: string): Promise<Team> {
  const team = first(await tx.select().from(teams).where(same(actor, teamId)).for('update'));
  if (!team) throw new NotFound();
  return team;
}

/** Locked, so that two requests that add one person to a team come one after the other. */
async function personRow(tx: Tx, actor: Actor, personId: string) {
  const mine = and(eq(people.organisationId, actor.organisationId), eq(people.id, personId));
  const person = first(
    await tx.select({ startsOn: people.startsOn, endsOn: people.endsOn }).from(people).where(mine).for('update'),
  );
  if (!person) throw new NotFound();
  return person;
}

/** Nobody is in a team before their first day at work. */
function refuseBeforeWork(since: string, startsOn: string | null) {
  if (startsOn && since < startsOn)
    throw new Invalid({ since: `Enter a day on or after their first day at work, ${dayInWords(startsOn)}` });
}

/** Nor after their last one; `last`: the day after it. */
function refuseAfterWork(until: string | null, last: string | null) {
  if (until && last && until > last)
    throw new Invalid({ until: `Enter a day on or before ${dayInWords(last)}: the day before is their last at work` });
}

/** `id` of the membership itself, where it is one already. */
type Period = { id?: string; teamId: string; personId: string; since: string; until: string | null };

async function overlaps(tx: Tx, actor: Actor, { id = newId(), teamId, personId, since, until }: Period) {
  const found = await tx.rows(sql`
    select 1 from team_members
    where organisation_id = ${actor.organisationId} and team_id = ${teamId} and person_id = ${personId} and id <> ${id}
      and since < coalesce(${until}::date, 'infinity') and coalesce(until, 'infinity') > greatest(since, ${since}::date)`);
  return found.length > 0;
}

async function refuseCircle(tx: Tx, actor: Actor, teamId: string, parentId: string) {
  await teamRow(tx, actor, parentId);
  const above = await tx.rows<{ id: string }>(sql`
    with recursive above as (
      select id, parent_id from teams where organisation_id = ${actor.organisationId} and id = ${parentId}
      union select t.id, t.parent_id from teams t join above a on t.id = a.parent_id
        where t.organisation_id = ${actor.organisationId})
    select id from above`);
  if (above.some(({ id }) => id === teamId))
    throw new Invalid({ parentId: 'Choose a team that is not itself part of this one' });
}

const hasLeft = 'This person has left the team. Add them again if they work in it once more.';
const changed = 'Somebody changed this team meanwhile. Compare the two, then save again.';
const theirs = ({ name, purpose }: Team) => ({ name, purpose: purpose ?? '' });
const nameTaken = (name: string) =>
  orTaken({
    teams_organisation_id_name_index: ['name', `There is already a team called ${name}. Choose another name`],
  });
