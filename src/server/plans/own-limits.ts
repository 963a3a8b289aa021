// The natural limits within which the measures of a team move by themselves, as objectives keep amounts. Pure.
import { isKpiId, type KpiId, kpi } from '../standards/kpis.ts';
import type { Standings } from '../standards/standings.ts';
import { amountOf } from './known-figures.ts';

/** Shares in per cent, times in seconds. `whose`: added to what is said of them, empty where they are the team's. */
export type TeamLimits = { limits: Partial<Record<KpiId, { low: number; high: number }>>; whose: string };

/** Of the team where any of its contacts is counted, else of everybody. */
export function limitsIn(standings: Standings | null, teamId: string, organisation: string): TeamLimits {
  const own = standings?.teams.get(teamId);
  const found = [...(own ?? standings?.everybody ?? [])].flatMap(([id, { limits }]) =>
    isKpiId(id) && limits
      ? [[id, { low: amountOf(limits.low, kpi(id)), high: amountOf(limits.high, kpi(id)) }] as const]
      : [],
  );
  return { limits: Object.fromEntries(found), whose: own ? '' : `, of everybody at ${organisation}` };
}
