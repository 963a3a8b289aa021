// What is wrong with an objective that only its plan and the organisation's measures show: told with the faults of the form, all at once.
import type { z } from 'zod';
import { see } from '../act.ts';
import { daysBetween } from '../day-words.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type KpiId, kpis } from '../standards/kpis.ts';
import { amountsIn } from './amounts.ts';
import { planFacts } from './plan-facts.ts';
import type { editObjectiveForm, ObjectiveForm, objectiveForm } from './plans.form.ts';

/** The KPI of each standard that is not retired, by the standard's id. */
type Standards = Map<string, KpiId | null>;
type Typed = Pick<ObjectiveForm, 'measure' | 'baseline' | 'target' | 'due'>;

/** A form of an objective for this plan. @throws NotFound */
export const objectiveFormIn = <Form extends typeof objectiveForm | typeof editObjectiveForm>(
  ...[actor, planId, form]: [Actor, string, Form]
): Promise<Form> =>
  see(actor, 'plan.view', planFacts(actor, planId), async (db, { plan }) => {
    const standards = await standardsOf(actor)(db);
    return form.superRefine((typed: Typed, context: z.RefinementCtx) => {
      for (const [field, message] of Object.entries(readObjective(typed, plan, standards).problems))
        context.addIssue({ code: 'custom', path: [field], message });
    }) as Form;
  });

export const standardsOf =
  (actor: Actor) =>
  async (db: Read): Promise<Standards> => {
    const rows = await db.rows<{ id: string; kpi: KpiId | null }>(
      sql`select id, kpi from standards where organisation_id = ${actor.organisationId} and retired_at is null`,
    );
    return new Map(rows.map(({ id, kpi }) => [id, kpi]));
  };

/** What measures an objective and its amounts; and what is wrong with them, by field. Without a plan it may be due on any day. Pure. */
export function readObjective(
  { measure, due, ...typed }: Typed,
  plan: { endsOn: string } | null,
  standards: Standards,
) {
  const linked = measuredBy(measure, standards);
  const { amounts, problems } = amountsIn(linked?.by ?? null, typed);
  return {
    ...(linked ?? unmeasured),
    ...amounts,
    problems: {
      ...(due && plan && isTooLate(due, plan.endsOn) && { due: 'Enter a date at most a year after the plan ends' }),
      ...(!linked && { measure: 'Choose a measure from the list' }),
      ...problems,
    } as Record<string, string>,
  };
}

/** An objective is due at most a year after its plan ends. */
export const isTooLate = (due: string, endsOn: string) => daysBetween(endsOn, due) > 366;

type Linked = { by: KpiId | null; kpi: KpiId | null; standardId: string | null };
const unmeasured: Linked = { by: null, kpi: null, standardId: null };

function measuredBy(measure: string | null, standards: Standards): Linked | null {
  if (!measure) return unmeasured;
  const [kind, id = ''] = measure.split(':');
  const kpi = kind === 'kpi' && kpis.find((known) => known.id === id);
  if (kpi) return { by: kpi.id, kpi: kpi.id, standardId: null };
  return kind === 'standard' && standards.has(id) ? { by: standards.get(id)!, kpi: null, standardId: id } : null;
}
