// The versions of a plan: every kept document of it, with who changed what when; and what is otherwise between two of them, in words.
import type { SQL } from 'drizzle-orm';
import { see } from '../act.ts';
import { dayOf, daysAfter, momentInWords } from '../day-words.ts';
import { first, type Read, sql } from '../db.ts';
import { pageShown } from '../paging.ts';
import type { Actor } from '../people/actor.ts';
import type { Action } from '../permissions.ts';
import { differencesBetween } from './differences.ts';
import type { KeptDocument } from './plan-document.ts';
import { planFacts } from './plan-facts.ts';
import { isVague, sayChangedIn } from './version-words.ts';

const pageSize = 25;

/** `at` is ISO 8601. */
export type PlanVersion = { version: number; by: string; at: string; action: string };

/** What happened, after a name. */
const happened: Record<string, string> = {
  'plan.consult': 'opened it to the team',
  'plan.agree': 'agreed it',
  'plan.start': 'started the work',
  'plan.revise': 'opened it again',
  'plan.close': 'closed it, or said how it went',
  'plan.review': 'closed its review',
  'plan-lesson.write': 'wrote what they learned',
  'plan.withdraw': 'withdrew it',
  'plan.edit': 'changed its period, aims or hours',
  'plan.allocate': 'gave the work out as the allocation says',
  'assignment.override': 'gave work by hand',
  'task.propose': 'added or proposed a task',
  'task.edit': 'changed, took up or took out a task',
  'task.wish': 'said what they wish',
  'objective.edit': 'changed an objective',
  'plan-remark.make': 'commented or objected',
  'counter-offer.decide': 'took a counter-offer',
  'counter-offer.end-support': 'took promised support back',
  'plan-remark.answer': 'answered an objection',
  'plan-remark.settle': 'said what they think of an answer',
} satisfies Partial<Record<Action, string>>;
export const sayHappened = ({ action }: Pick<PlanVersion, 'action'>): string =>
  (Object.hasOwn(happened, action) && happened[action]) || 'changed it';

/** Versions that follow each other, of one act by one person within one minute: `version` is the newest, `first` the oldest. */
export type FoldedVersions = PlanVersion & { first: number };

/** Newest first, as `versions` are. Pure. */
export function foldVersions(versions: readonly PlanVersion[]): FoldedVersions[] {
  const folded: FoldedVersions[] = [];
  for (const one of versions) {
    const last = folded.at(-1);
    if (last && last.by === one.by && last.action === one.action && minuteOf(last) === minuteOf(one))
      folded[folded.length - 1] = { ...last, first: one.version };
    else folded.push({ ...one, first: one.version });
  }
  return folded;
}
const minuteOf = ({ at }: PlanVersion) => Math.floor(new Date(at).getTime() / 60_000);

type Asked = { from: number | null; to: number | null; page: number };

/**
 * The versions, newest first, in pages; and the differences between two: the newest and the one before, unless others are asked for.
 * `agreed`: the newest version in which the plan was agreed. Without versions, as of a draft, there is nothing to compare.
 */
export const versionsOf = (actor: Actor, planId: string, asked: Asked) =>
  see(actor, 'plan.view', planFacts(actor, planId), async (db, { plan, state }) => {
    const { total, newest, agreed } = await span(actor, planId)(db);
    const page = pageShown(asked.page, { size: pageSize, total });
    const known = (version: number | null) => version !== null && version >= 1 && version <= newest;
    const to = known(asked.to) ? asked.to! : newest;
    const from = known(asked.from) ? asked.from! : Math.max(1, to - 1);
    const [earlier, later] = [Math.min(from, to), Math.max(from, to)];
    const versions = await pageOf(actor, planId, page)(db);
    const rows = foldVersions(versions);
    const toTell = rows.filter(({ action, first }) => isVague(action) && first > 1);
    const wanted = [earlier, later, ...toTell.flatMap(({ first, version }) => [first - 1, version])];
    const documents = await documentsOf(actor, planId, [...new Set(wanted)])(db);
    const recordOf = (version: number) => documents.find((one) => one.version === version)?.record;
    const [before, after] = [earlier, later].map((version) => documents.find((one) => one.version === version));
    return {
      ...{ plan: { id: plan.id, title: plan.title }, state, timeZone: actor.organisation.timeZone },
      ...{
        versions,
        rows: rows.map((row) => ({ ...row, said: saidIn(row, recordOf) })),
        page,
        pageSize,
        total,
        newest,
        agreed,
        from: earlier,
        to: later,
      },
      compared: { before: before ?? null, after: after ?? null },
      changes: before && after ? differencesBetween(before.record, after.record) : [],
    };
  });

/** What a row of versions changed, after a name; `recordOf`: the documents that were read. */
function saidIn(
  { action, first, version }: FoldedVersions,
  recordOf: (version: number) => KeptDocument['record'] | undefined,
): string {
  const [before, after] = [recordOf(first - 1), recordOf(version)];
  const told = isVague(action) && before && after ? sayChangedIn(action, before, after) : null;
  return told ?? `${sayHappened({ action })}${first < version ? `, ${version - first + 1} times` : ''}`;
}

const ofPlan = (actor: Actor, planId: string) => sql`from versions v where v.organisation_id = ${actor.organisationId}
  and v.record_id = ${planId} and v.kind = 'plan-document'`;

const span = (actor: Actor, planId: string) => async (db: Read) =>
  first(
    await db.rows<{ total: number; newest: number; agreed: number | null }>(sql`select count(*)::int as total,
      coalesce(max(v.version), 0)::int as newest, (max(v.version) filter (where v.action = 'plan.agree'))::int as agreed ${ofPlan(actor, planId)}`),
  )!;

const said = sql`v.version, v.actor_name as by, v.at, v.action`;

const pageOf = (actor: Actor, planId: string, page: number) => (db: Read) =>
  db.rows<PlanVersion>(
    sql`select ${said} ${ofPlan(actor, planId)} order by v.version desc limit ${pageSize} offset ${(page - 1) * pageSize}`,
  );

const documentsOf = (actor: Actor, planId: string, versions: readonly number[]) => (db: Read) =>
  db.rows<PlanVersion & Pick<KeptDocument, 'record'>>(
    sql`select ${said}, v.record ${ofPlan(actor, planId)} and v.version = any(${sql.param(versions)}::int[])`,
  );

/** The newest `PlanVersion` of a plan that is open to the team or was; no row of one that never was. */
export const newestVersionOf = (actor: Actor, planId: string): SQL =>
  sql`select ${said} ${ofPlan(actor, planId)} order by v.sequence desc limit 1`;

/** "Version 4, changed by Priya Nair yesterday, 3:12pm". `day`: today, YYYY-MM-DD. */
export function sayNewest({ version, by, at }: PlanVersion, day: string, timeZone: string): string {
  const moment = momentInWords(new Date(at), timeZone);
  const [changed, time] = [dayOf(new Date(at), timeZone), moment.split(', ').at(-1)!];
  const near = changed === day ? `today, ${time}` : changed === daysAfter(day, -1) ? `yesterday, ${time}` : null;
  return `Version ${version}, changed by ${by} ${near ?? `on ${moment}`}`;
}
