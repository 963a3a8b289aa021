// What an objective can be measured by, to choose from in a form.
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type KpiId, kpis } from '../standards/kpis.ts';
import type { Reached } from './known-figures.ts';
import { amountWords } from './measure-words.ts';

/** `label`: the name, with the figure that a standard rests on and with where it stands; `kpi`: what counts it; `now`: where it stands, as objectives keep amounts. */
export type MeasureChoice = {
  value: string;
  label: string;
  group: string;
  name: string;
  kpi: KpiId | null;
  now: number | null;
};
/** `everybodys`: those that are of the whole organisation, where the others are of a team. */
type Known = (Pick<Reached, 'amounts'> & { everybodys?: readonly KpiId[] }) | null;
type Standards = { value: string; label: string; kpi: KpiId | null }[];

/** KPIs, then service standards. */
export const measuresToChoose =
  (actor: Actor) =>
  async (db: Read): Promise<MeasureChoice[]> =>
    measuresAmong(await standardsToChoose(actor)(db), null);

/** The same, each with where it stands, as far as contacts were counted. Pure. */
export const measuresAmong = (standards: Standards, known: Known): MeasureChoice[] => [
  ...kpis.map(({ id, name }) => measureToChoose(`kpi:${id}`, name, id, known)),
  ...standards.map(({ value, label, kpi }) => measureToChoose(`standard:${value}`, label, kpi, known)),
];

function measureToChoose(value: string, name: string, kpi: KpiId | null, known: Known): MeasureChoice {
  const now = (kpi && known?.amounts[kpi]) ?? null;
  const group = value.startsWith('kpi:') ? 'Key performance indicators' : 'Service standards';
  const counts = value.startsWith('kpi:') ? undefined : kpis.find(({ id }) => id === kpi)?.name;
  const label = `${name}${counts ? ` (${counts})` : ''}${known ? sayNow(now, kpi, kpi !== null && known.everybodys?.includes(kpi)) : ''}`;
  return { value, label, group, name, kpi, now };
}

function sayNow(now: number | null, kpi: KpiId | null, isEverybodys = false): string {
  if (now !== null)
    return `: ${amountWords(now, { kpi, standard: null, standardKpi: null })} now${isEverybodys ? ', of everybody' : ''}`;
  return kpi ? ': not counted lately' : ': no figure counts it';
}

export const standardsToChoose =
  (actor: Actor) =>
  (db: Read): Promise<Standards> =>
    db.rows(sql`select id as value, name as label, kpi from standards where organisation_id = ${actor.organisationId}
      and retired_at is null order by name`);
