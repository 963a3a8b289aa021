// A plan as rows, for `see`: read once while nothing changes. Inside a change `planRows` reads it.
import type { Read } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { rememberedRows } from '../remembered.ts';
import { type PlanRows, planRows } from './plan-rows.ts';

export const seenPlan =
  (actor: Actor, planId: string) =>
  (db: Read): Promise<PlanRows> =>
    rememberedRows(db, actor, `plan ${planId}`, () => planRows(actor, planId)(db));
