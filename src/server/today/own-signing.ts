// The plans in which one's own part waits for one's signature alone: the same that Today asks for.
import { organisation, see } from '../act.ts';
import { today } from '../clock.ts';
import { one, type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { rememberedOf } from '../remembered.ts';
import { unsigned } from './plan-needs.ts';
import { absentPeople, livePlans, ownPlans, saidNow } from './plans-now.ts';
import { heldWork } from './work-rows.ts';

export const ownPartsToSign = (actor: Actor): Promise<string[]> =>
  see(actor, 'plan.list', organisation, (db) =>
    rememberedOf(db, actor, 'own parts to sign', () => partsToSign(db, actor)),
  );

async function partsToSign(db: Read, actor: Actor): Promise<string[]> {
  const { plans } = one(
    await db.rows<{ plans: string[] }>(sql`
      with own_plans as materialized (${ownPlans(actor)}), live as materialized (${livePlans}),
        absent as materialized (${absentPeople(actor, today(actor.organisation.timeZone))}),
        held as materialized (${heldWork(actor)}), said as materialized (${saidNow(actor)}),
        parts (kind, title, words, who, at, within, n, due, moment, since) as (${unsigned(actor)})
      select coalesce(json_agg(within), '[]') as plans from parts where at = ${actor.personId}`),
  );
  return plans;
}
