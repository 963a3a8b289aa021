// The pages of help: what one asked and was asked, one request with both sides, and the page on which help is asked.
import { organisation, see } from '../act.ts';
import { first, one, type Read, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import { pageShown } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { assignments } from '../plans/assignments.table.ts';
import { theAssignment } from '../plans/assignments.ts';
import { workTitleOf } from '../plans/buddying.ts';
import { standingOf } from '../plans/work-steps.ts';
import { rememberedOf } from '../remembered.ts';
import { type Askable, askable, helpFacts } from './help-facts.ts';
import { type HelpRow, helpRows } from './help-rows.ts';
import { nextHelpSteps } from './help-state.ts';

const size = 25;

/** Open ones, oldest first, and a page of closed ones, newest first. */
export const helpOf = (actor: Actor, page = 1) =>
  see(actor, 'help-request.list', organisation, async (db) => {
    const me = actor.personId;
    const mine = sql`(r.asker_id = ${me} or r.asked_id = ${me})`;
    const [{ total }] = (await db.rows<{ total: number }>(sql`select count(*)::int as total from help_requests r
      where r.organisation_id = ${actor.organisationId} and ${mine} and r.closed_at is not null`)) as [
      { total: number },
    ];
    const shown = pageShown(page, { size, total });
    const open = await helpRows(db, actor, sql`${mine} and r.closed_at is null`, sql`r.at, r.id limit 200`);
    const closed = await helpRows(
      db,
      actor,
      sql`${mine} and r.closed_at is not null`,
      sql`r.closed_at desc, r.id limit ${size} offset ${(shown - 1) * size}`,
    );
    return {
      ...{ me, timeZone: actor.organisation.timeZone, page: shown, size, total, closed },
      asked: open.filter(({ askedId }) => askedId === me),
      own: open.filter(({ askerId }) => askerId === me),
      mayAsk: (await askable(actor, null)(db)).length > 0,
    };
  });

/** One's own that are open, for the page of one's work. */
export const openHelpOf = (actor: Actor): Promise<HelpRow[]> =>
  see(actor, 'help-request.list', organisation, (db) =>
    rememberedOf(db, actor, 'help asked for', () =>
      helpRows(db, actor, sql`r.asker_id = ${actor.personId} and r.closed_at is null`, sql`r.at, r.id limit 200`),
    ),
  );

export const helpPage = (actor: Actor, helpId: string) =>
  see(actor, 'help-request.view', helpFacts(actor, helpId), async (db, facts) => {
    const row = one(await helpRows(db, actor, sql`r.id = ${helpId}`, sql`r.id`));
    const asked = facts.askedId === actor.personId;
    return {
      ...row,
      ...{ me: actor.personId, timeZone: actor.organisation.timeZone },
      steps: row.steps,
      next: nextHelpSteps(facts.state, asked ? 'asked' : 'asker'),
      helpers: asked ? await helpersOf(db, actor, facts.askerId) : [],
    };
  });

/** Who can be named to help: whoever was asked, then those of the asker's teams. */
const helpersOf = (db: Read, { organisationId, personId }: Actor, askerId: string) =>
  db.rows<{ id: string; name: string }>(sql`
    select p.id, p.name from people p where p.organisation_id = ${organisationId} and p.id <> ${askerId}
      and (p.ends_on is null or p.ends_on >= current_date)
      and (p.id = ${personId} or exists (select 1 from team_members a join team_members b on b.organisation_id = a.organisation_id
        and b.team_id = a.team_id and (b.until is null or b.until > current_date)
        where a.organisation_id = p.organisation_id and a.person_id = ${askerId} and (a.until is null or a.until > current_date)
          and b.person_id = p.id))
    order by p.id <> ${personId}, p.name collate "und-x-icu", p.id limit 200`);

export type AskingPage = {
  people: Askable[];
  work: { id: string; title: string; inProgress: boolean } | null;
};

/** @throws NotFound for work that is not one's own */
export const askingPage = (actor: Actor, assignmentId: string | null): Promise<AskingPage> =>
  see(actor, 'help-request.list', organisation, async (db) => {
    const people = await askable(actor, assignmentId)(db);
    if (!assignmentId) return { people, work: null };
    const row = first(await db.select().from(assignments).where(theAssignment(actor, assignmentId)));
    if (!row || row.personId !== actor.personId || row.endedAt) throw new NotFound();
    const [{ title }] = (await db.rows<{ title: string }>(sql`select ${workTitleOf} as title from assignments s
      join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
      where s.organisation_id = ${actor.organisationId} and s.id = ${assignmentId}`)) as [{ title: string }];
    const inProgress = (await standingOf(db, actor, row)) === 'in-progress';
    return { people, work: { id: assignmentId, title, inProgress } };
  });
