// Telephone systems often name nobody where a caller gave up. Of a person or a team such a file knows only what was answered,
// and "100% answered" would be true of anybody: the two figures about it are then left out.
import { type Read, sql } from '../db.ts';
import type { Figures, FiguresBy } from './figure-rows.ts';
import type { MeasureId } from './measures.ts';
import type { Span } from './periods.ts';

/** They speak of contacts that nobody may have answered. */
export const aboutUnanswered: readonly MeasureId[] = ['answer-rate', 'abandon-rate'];

/** `found` is of some people or teams. One statement, and only where none of theirs is unanswered. */
export async function withoutUnanswered(
  db: Read,
  organisationId: string,
  span: Span,
  found: FiguresBy,
  system: string | null = null,
): Promise<FiguresBy> {
  if (!saysAllAnswered(found.all)) return found;
  const isUnnamed = system ? unnamedIn(db, organisationId, span, system) : nobodyIsNamed(db, organisationId, span);
  if (!(await isUnnamed)) return found;
  for (const { of } of [found.all, ...found.each.values()]) for (const id of aboutUnanswered) of.delete(id);
  return found;
}

function saysAllAnswered({ of }: Figures): boolean {
  const [answered, abandoned] = [of.get('answer-rate'), of.get('abandon-rate')];
  if (answered) return answered.numerator === answered.denominator;
  return abandoned?.numerator === 0;
}

/** Whether contacts that nobody answered name no agent. */
async function nobodyIsNamed(db: Read, organisationId: string, { from, to }: Span): Promise<boolean> {
  const [found] = await db.rows<{ some: boolean }>(sql`
    select exists (select 1 from weekly_figures where organisation_id = ${organisationId} and week between ${from} and ${to}
      and agent is null and kpi = 'answer-rate' and numerator < denominator) as some`);
  return found!.some;
}

/** The same of one system. */
async function unnamedIn(db: Read, organisationId: string, { from, to }: Span, system: string): Promise<boolean> {
  const [found] = await db.rows<{ some: boolean }>(sql`
    select exists (select 1 from contacts where organisation_id = ${organisationId} and week between ${from} and ${to}
      and source = ${system} and agent is null and answered = 0) as some`);
  return found!.some;
}
