// Thanks that somebody received, gave, or reads as one of the team; newest first, and never counted by person.
import type { SQL } from 'drizzle-orm';
import { organisation, see } from '../act.ts';
import { first, type Read, sql } from '../db.ts';
import { onePage } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import { type ThanksRow, thanksColumns, thanksTables } from './recognition-document.ts';
import { thanksFacts } from './recognition-facts.ts';
import { isTeams, nextThanksSteps, type ThanksState, type ThanksStep, thanksState } from './recognition-state.ts';

const few = 5;
const size = 25;

export const thanksLists = ['received', 'given', 'team'] as const;
export type ThanksList = (typeof thanksLists)[number];
export type Thanks = ThanksRow & { state: ThanksState; isTeams: boolean };
export type ThanksLists = Record<ThanksList, { thanks: Thanks[]; total: number; page: number }>;

/** Five of each; or one list, 25 on a page, pages count from 1. */
export const thanksOf = (
  actor: Actor,
  { list = null, page = 1 }: { list?: ThanksList | null; page?: number } = {},
): Promise<ThanksLists> =>
  see(actor, 'recognition.list', organisation, async (db) => {
    const of = (name: ThanksList) =>
      list === null ? listOf(db, actor, name, few, 1) : listOf(db, actor, name, list === name ? size : 0, page);
    const [received, given, team] = await Promise.all(thanksLists.map(of));
    return { received: received!, given: given!, team: team! };
  });

export const thanksPageSize = size;

/** The newest that somebody received, of those that the actor gave or reads as one of the team; null where there is none. */
export const newestThanksTo = (actor: Actor, receiverId: string): Promise<Thanks | null> =>
  see(actor, 'recognition.list', organisation, async (db) => {
    const readable = sql`x.receiver_id = ${receiverId} and ((${which(actor).given}) or (${which(actor).team}))`;
    const row = first(
      await db.rows<ThanksRow>(sql`
        select ${thanksColumns} from ${thanksTables} where r.organisation_id = ${actor.organisationId}
          and r.id = (select x.id from recognitions x where x.organisation_id = ${actor.organisationId} and ${readable}
            and x.withdrawn_at is null order by x.given_at desc, x.id desc limit 1)`),
    );
    return row && withState(row);
  });

async function listOf(db: Read, actor: Actor, list: ThanksList, limit: number, page: number) {
  if (limit === 0) return { thanks: [], total: 0, page: 1 };
  const read = (part: SQL) =>
    db.rows<ThanksRow & { total: number }>(sql`
    select ${thanksColumns}, n.total from (select x.id, count(*) over ()::int as total from recognitions x
        where x.organisation_id = ${actor.organisationId} and ${which(actor)[list]}
        order by x.given_at desc, x.id desc ${part}) n
      join ${thanksTables} on r.organisation_id = ${actor.organisationId} and r.id = n.id
    order by r.given_at desc, r.id desc`);
  const { rows, ...shown } = await onePage(page, limit, read);
  return { thanks: rows.map(({ total: _, ...row }) => withState(row)), ...shown };
}

/** Of `x`: what the team reads, as `isTeams`. */
export const readByTeam: SQL = sql`(x.for_team and x.kept_private_at is null and x.withdrawn_at is null)`;

const asTeam = ({ leads, manages, memberOf }: Actor) =>
  sql`(x.team_id = any(${sql.param([...new Set([...leads, ...manages, ...memberOf])])}::uuid[]) and ${readByTeam})`;

/** Of `x`: as `recognition.view` asks, inside another statement. */
export const readsThanks = (actor: Actor): SQL =>
  sql`(${actor.personId} in (x.giver_id, x.receiver_id) or ${asTeam(actor)})`;

const which = (actor: Actor): Record<ThanksList, SQL> => ({
  received: sql`x.receiver_id = ${actor.personId}`,
  given: sql`x.giver_id = ${actor.personId}`,
  team: sql`${asTeam(actor)} and x.giver_id <> ${actor.personId} and x.receiver_id <> ${actor.personId}`,
});

const withState = (row: ThanksRow): Thanks => ({ ...row, state: thanksState(row), isTeams: isTeams(row) });

export type ThanksPage = Thanks & { mine: 'given' | 'received' | null; steps: ThanksStep[]; timeZone: string };

/** One of them. @throws NotFound for whoever may not read it */
export const thanksPage = (actor: Actor, thanksId: string): Promise<ThanksPage> =>
  see(actor, 'recognition.view', thanksFacts(actor, thanksId), async (db) => {
    const [row] = await db.rows<ThanksRow>(sql`select ${thanksColumns} from ${thanksTables}
      where r.organisation_id = ${actor.organisationId} and r.id = ${thanksId}`);
    const thanks = withState(row!);
    const mine = row!.giver.id === actor.personId ? 'given' : row!.receiver.id === actor.personId ? 'received' : null;
    return { ...thanks, mine, steps: mine ? stepsOf(thanks, mine) : [], timeZone: actor.organisation.timeZone };
  });

const stepsOf = (thanks: Thanks, mine: 'given' | 'received') =>
  nextThanksSteps(thanks).filter((step) => (step === 'take-back') === (mine === 'given'));
