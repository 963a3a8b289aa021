// How a team is led, for its leader: what the checks find, what was set aside and why, and what was found in order.
import { act, see } from '../act.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { teamFacts } from '../people/facts.ts';
import { may } from '../permissions.ts';
import { rememberedOf } from '../remembered.ts';
import { findingsOf, type LeadingFinding, toDo } from './check.ts';
import { answerHolding, isShare } from './fair-share-page.ts';
import { goalChecks } from './goal-checks.ts';
import type { WaiverForm } from './insight-waivers.form.ts';
import { leadingChecks } from './leading-checks.ts';
import { type LedPlan, leadingFacts, noActivity, noneSaid } from './leading-facts.ts';
import { reviewChecks } from './review-checks.ts';
import { talkChecks } from './talk-checks.ts';
import { holdingFor, insertWaiver, lockedWaiver, type Waiver, waiversOf, withdrawWaiver } from './waivers.ts';
import { workChecks } from './work-checks.ts';

export const checks = [...talkChecks, ...leadingChecks, ...workChecks, ...goalChecks, ...reviewChecks];

type Named = { id: string; name: string };
export type LeadingPage = {
  team: Named;
  /** Other teams that one leads. */
  others: Named[];
  groups: { toDo: (typeof toDo)[number]; open: LeadingFinding[] }[];
  setAside: (LeadingFinding & { waiver: Waiver })[];
  checked: { id: string; title: string; source: string; found: number; setAside: number }[];
  timeZone: string;
};

/** @throws NotFound for whoever does not lead the team */
export const leadingOf = (actor: Actor, teamId: string): Promise<LeadingPage> =>
  see(actor, 'insight.view', teamAmongLed(actor, teamId), async (db, { team, others }) => ({
    ...{ team, others, timeZone: actor.organisation.timeZone },
    ...(await rememberedOf(db, actor, `how ${teamId} is led`, () => foundOf(db, actor, teamId))),
  }));

async function foundOf(db: Read, actor: Actor, teamId: string) {
  const [facts, waivers] = await Promise.all([leadingFacts(db, actor, teamId), waiversOf(actor, teamId)(db)]);
  const found = findingsOf(checks, facts).map((finding) => ({
    ...finding,
    waiver: reasonFor(waivers, finding, facts),
  }));
  const open = found.filter(({ waiver }) => !waiver);
  return {
    groups: toDo
      .map((heading) => ({ toDo: heading, open: open.filter((finding) => finding.toDo === heading) }))
      .filter((group) => group.open.length > 0),
    setAside: found.flatMap(({ waiver, ...finding }) => (waiver ? [{ ...finding, waiver }] : [])),
    checked: checks.map(({ id, title, source }) => ({
      ...{ id, title, source },
      found: open.filter(({ checkId }) => checkId === id).length,
      setAside: found.filter(({ checkId, waiver }) => checkId === id && waiver).length,
    })),
  };
}

/** The reason given for a finding; that for a question of fair shares was given where it is asked. */
function reasonFor(
  waivers: readonly Waiver[],
  finding: LeadingFinding,
  { shares, day }: Awaited<ReturnType<typeof leadingFacts>>,
): Waiver | null {
  if (finding.checkId !== 'fair-share') return holdingFor(waivers, finding);
  const asked = shares.find(({ objectId, what }) => objectId === finding.objectId && what === finding.title);
  return asked ? answerHolding(waivers, asked, day) : null;
}

/** Reasons that hold for what a plan points out about its work, by assignment: for its leader, on the plan's own page. */
export async function setAsideInPlan(actor: Actor, led: LedPlan): Promise<Record<string, Waiver>> {
  const { teamId } = led.plan;
  if (led.noticed.length === 0 || !may(actor, 'insight.view', { teamId })) return {};
  const waivers = await see(actor, 'insight.view', teamFacts(actor, teamId), waiversOf(actor, teamId));
  const none = {
    leaderId: actor.personId,
    day: '',
    activity: noActivity,
    said: noneSaid,
    untalked: [],
    owed: [],
    reviews: [],
    shares: [],
  };
  const found = findingsOf(workChecks, { ...none, plans: [led] });
  return Object.fromEntries(
    found.flatMap((finding) => {
      const waiver = holdingFor(waivers, finding);
      return waiver ? [[finding.objectId, waiver] as const] : [];
    }),
  );
}

/** Sets a finding aside, with a reason that is kept. Nothing else changes: a finding hinders nobody. */
export const waiveFinding = (actor: Actor, teamId: string, form: WaiverForm) =>
  act(actor, 'insight.waive', teamFacts(actor, teamId), async (tx, _, keep) => {
    const found = findingsOf(checks, await leadingFacts(tx, actor, teamId)).map(
      ({ checkId, objectId, restsOn, title, what }) => ({
        ...{ checkId, objectId, restsOn, what: `${title}. ${what}` },
      }),
    );
    return insertWaiver(tx, actor, { teamId, found, form }, keep);
  });

/** What rests on records that are one leader’s alone. */
const ofOneLeader = [...leadingChecks, ...reviewChecks];

/** What is said of how another leads is theirs. */
const isOwn =
  ({ personId }: Actor) =>
  (waiver: { checkId: string; by: string }) =>
    !isShare(waiver) && (!ofOneLeader.some(({ id }) => id === waiver.checkId) || waiver.by === personId);

/** Takes it up again. */
export const takeUpFinding = (actor: Actor, waiverId: string) =>
  act(actor, 'insight.waive', lockedWaiver(actor, waiverId, isOwn(actor)), (tx, { waiver }, keep) =>
    withdrawWaiver(tx, actor, waiver, keep),
  );

/** The team, and the others that one leads. */
const teamAmongLed =
  ({ organisationId, leads }: Actor, teamId: string) =>
  async (db: Read) => {
    const teams = await db.rows<Named>(sql`select id, name from teams where organisation_id = ${organisationId}
      and id = any(${sql.param([...leads])}::uuid[]) order by name collate "und-x-icu", id`);
    const team = teams.find(({ id }) => id === teamId);
    return team ? { teamId, team, others: teams.filter(({ id }) => id !== teamId) } : null;
  };
