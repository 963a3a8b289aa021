// The natural limits within which the measures of a team move by themselves, and where everybody stands, as objectives keep amounts. Pure.
import { isKpiId, type KpiId, kpi } from '../standards/kpis.ts';
import type { Standings } from '../standards/standings.ts';
import { amountOf } from './known-figures.ts';

/** Shares in per cent, times in seconds. `whose`: added to what is said of them, empty where they are the team's. */
export type TeamLimits = { limits: Partial<Record<KpiId, { low: number; high: number }>>; whose: string };

/** Of the team where any of its contacts is counted, else of everybody. Without a team: of everybody. */
export function limitsIn(standings: Standings | null, teamId: string | null, organisation: string): TeamLimits {
  const own = teamId === null ? undefined : standings?.teams.get(teamId);
  const found = [...(own ?? standings?.everybody ?? [])].flatMap(([id, { limits }]) =>
    isKpiId(id) && limits
      ? [[id, { low: amountOf(limits.low, kpi(id)), high: amountOf(limits.high, kpi(id)) }] as const]
      : [],
  );
  return { limits: Object.fromEntries(found), whose: own ? '' : `, of everybody at ${organisation}` };
}

/** Where everybody stands by each measure that is counted, as objectives keep amounts. */
export const everybodysNow = (standings: Standings | null): Map<KpiId, number> =>
  new Map(
    [...(standings?.everybody ?? [])].flatMap(([id, { now }]) =>
      isKpiId(id) && now !== null ? [[id, amountOf(now, kpi(id))] as const] : [],
    ),
  );
