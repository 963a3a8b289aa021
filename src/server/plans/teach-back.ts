// how far those who were at a briefing are with saying in their own words what they will do. Pure.
import { inTime } from '../moment-order.ts';
import type { BriefingRows } from './briefing-rows.ts';
import type { PlanRows } from './plan-rows.ts';
import { isOfEarlier } from './said-of.ts';

/** How far somebody is. The words are for them, the leader and the manager. */
export type TeachBack = {
  id: string;
  name: string;
  /** nothing: no work; unsaid; earlier: said of earlier work; said: waits for the leader; settled: confirmed or clarified. */
  stands: 'nothing' | 'unsaid' | 'earlier' | 'said' | 'settled';
  said: {
    id: string;
    what: string;
    why: string;
    support: string | null;
    outcome: 'confirmed' | 'clarified' | null;
    reply: string | null;
    repliedBy: string | null;
    at: string;
  } | null;
};

type Said = Pick<PlanRows, 'assignments' | 'understandings'>;

export function teachBackOf(plan: Said, { id, name }: { id: string; name: string }): TeachBack {
  const work = plan.assignments.filter(({ personId }) => personId === id);
  const said = plan.understandings.find(({ personId }) => personId === id) ?? null;
  const stands = () => {
    if (work.length === 0) return 'nothing';
    if (!said) return 'unsaid';
    if (isOfEarlier(said, work)) return 'earlier';
    return said.outcome ? 'settled' : 'said';
  };
  return { id, name, stands: stands(), said };
}

/** Of those who were there with work of the plan: how many have said it of all their work, and how many of them before it began. */
export function saidAmong(plan: Said, { present, begunAt }: Pick<BriefingRows, 'present' | 'begunAt'>) {
  const there = present.map((one) => teachBackOf(plan, one));
  const said = there.flatMap((one) =>
    one.said && (one.stands === 'said' || one.stands === 'settled') ? one.said : [],
  );
  return {
    there,
    asked: there.filter(({ stands }) => stands !== 'nothing').length,
    saidSo: said.length,
    saidBefore: said.filter(({ at }) => inTime(at, begunAt) < 0).length,
    /** When each of them said it, ISO 8601. */
    saidAt: said.map(({ at }) => at),
  };
}
