// Thanks tied to something that somebody did: given, read, kept private, taken back.
import { act, type Keep } from '../act.ts';
import { now, today } from '../clock.ts';
import { first, one, sql, type Tx } from '../db.ts';
import { Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import { lockedPerson } from '../people/facts.ts';
import { keepThanksDocument } from './recognition-document.ts';
import { lockedThanks, type ThanksFacts, theThanks } from './recognition-facts.ts';
import { requireThanksStep } from './recognition-state.ts';
import type { ThanksForm } from './recognitions.form.ts';
import { type Recognition, recognitions } from './recognitions.table.ts';

export type NewThanks = Pick<ThanksForm, 'receiverId' | 'behaviour'> &
  Partial<Pick<ThanksForm, 'effect' | 'happenedOn' | 'work' | 'contact' | 'audience'>>;

/**
 * Thanks somebody for what they did. Where the two share a team it is that team's to read; else a team of the receiver's.
 * @throws Invalid for a day to come, for somebody who has left, or for work of another team
 */
export const giveThanks = (actor: Actor, thanks: NewThanks): Promise<Recognition> =>
  act(actor, 'recognition.give', lockedPerson(actor, thanks.receiverId), async (tx, { person }, keep) => {
    const { effect = null, happenedOn = null, work = null, contact = null, audience = 'team' } = thanks;
    const day = today(actor.organisation.timeZone);
    if (person.endsOn && person.endsOn < day)
      throw new Invalid({ receiverId: `${person.name} does not work here any more` });
    if (happenedOn && happenedOn > day) throw new Invalid({ happenedOn: 'Enter a day that has come' });
    const { organisationId, personId: giverId } = actor;
    const { receiverId, behaviour } = thanks;
    const teamId = await teamOf(tx, actor, receiverId);
    const row = {
      ...{ organisationId, id: newId(), giverId, receiverId, teamId, behaviour, effect, happenedOn, contact },
      ...{ ...(await workOf(tx, actor, work, teamId)), forTeam: audience === 'team', givenAt: now() },
    };
    return kept(tx, actor, one(await tx.insert(recognitions).values(row).returning()), keep);
  });

/** The receiver has read it: whoever gave it sees that, and Today mentions it no more. */
export const readThanks = (actor: Actor, thanksId: string): Promise<Recognition> =>
  act(actor, 'recognition.read', lockedThanks(actor, thanksId), async (tx, { thanks }, keep) => {
    requireThanksStep(thanks, 'read');
    return change(tx, actor, thanks, { readAt: now() }, keep);
  });

/** The receiver keeps it to themselves, or lets the team read it again as its giver meant it. */
export const keepThanksPrivate = (actor: Actor, thanksId: string, isPrivate: boolean): Promise<Recognition> =>
  act(actor, 'recognition.keep-private', lockedThanks(actor, thanksId), async (tx, { thanks }, keep) => {
    requireThanksStep(thanks, isPrivate ? 'keep-private' : 'show-team');
    return change(tx, actor, thanks, { keptPrivateAt: isPrivate ? now() : null }, keep);
  });

/** The giver takes it back, with why: both still read it, and nobody else. */
export const takeThanksBack = (actor: Actor, thanksId: string, reason: string): Promise<Recognition> =>
  act(actor, 'recognition.take-back', lockedThanks(actor, thanksId), async (tx, { thanks }: ThanksFacts, keep) => {
    requireThanksStep(thanks, 'take-back');
    return change(tx, actor, thanks, { withdrawnAt: now(), withdrawnReason: reason }, keep);
  });

async function change(tx: Tx, actor: Actor, thanks: Recognition, set: Partial<Recognition>, keep: Keep) {
  const next = { ...set, version: thanks.version + 1 };
  return kept(
    tx,
    actor,
    one(await tx.update(recognitions).set(next).where(theThanks(actor, thanks.id)).returning()),
    keep,
  );
}

async function kept(tx: Tx, actor: Actor, thanks: Recognition, keep: Keep): Promise<Recognition> {
  keep('recognition', thanks);
  await keepThanksDocument(tx, actor, thanks.id, keep);
  return thanks;
}

/** The receiver's team, one of the giver's where there is one: works in it, leads it or manages it. */
async function teamOf(tx: Tx, { organisationId, leads, manages, memberOf }: Actor, receiverId: string) {
  const mine = sql.param([...leads, ...manages, ...memberOf]);
  const found = await tx.rows<{ id: string }>(sql`
    select t.id from (
      select m.team_id as id, 1 as rank from team_members m where m.organisation_id = ${organisationId}
        and m.person_id = ${receiverId} and (m.until is null or m.until > current_date)
      union all
      select g.team_id, case g.role when 'leader' then 2 else 3 end from role_grants g where g.organisation_id = ${organisationId}
        and g.person_id = ${receiverId} and g.role in ('leader', 'manager') and g.team_id is not null and g.withdrawn_at is null
        and (g.until is null or g.until > now())) t
    order by t.id = any(${mine}::uuid[]) desc, t.rank, t.id limit 1`);
  return first(found)?.id ?? null;
}

/** The plan, and the task, that a form names. Both stand where the team reads it, so they are that team's. */
async function workOf(tx: Tx, { organisationId }: Actor, work: string | null, teamId: string | null) {
  if (!work) return { planId: null, taskId: null };
  const [kind, id] = work.split(':');
  const found = await tx.rows<{ planId: string; taskId: string | null }>(
    kind === 'task'
      ? sql`select p.id as "planId", t.id as "taskId" from tasks t join plans p on p.organisation_id = t.organisation_id and p.id = t.plan_id
          where t.organisation_id = ${organisationId} and t.id = ${id} and t.withdrawn_at is null and p.team_id = ${teamId}`
      : sql`select p.id as "planId", null as "taskId" from plans p where p.organisation_id = ${organisationId} and p.id = ${id}
          and p.team_id = ${teamId}`,
  );
  if (found.length > 0) return one(found);
  throw new Invalid({ work: 'Choose work of their own team, or leave it empty' });
}
