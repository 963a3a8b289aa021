// The objectives as one tree: organisation, team, person, task; each with its measure, where it stands and what it leads to. Pure.
import { dayInWords } from '../day-words.ts';
import { amountOf } from '../plans/known-figures.ts';
import { amountWords, kpiOf, measureWords } from '../plans/measure-words.ts';
import type { KpiId } from '../standards/kpis.ts';
import type { Standings } from '../standards/standings.ts';
import type { LeafRow, OwnRow, TeamRow, TreePlan, TreeRows } from './objective-tree-rows.ts';

export type TreeNode = {
  id: string;
  kind: 'organisation' | 'team' | 'person' | 'task' | 'group';
  title: string;
  /** Whose it is: the owner, the team with its plan, the person, those who have the task. */
  who: string | null;
  href: string | null;
  figures: Figures | null;
  due: string | null;
  consequence: string | null;
  /** What it serves, in words, where it is linked to no objective of the organisation. */
  serves?: string | null;
  under: TreeNode[];
};
/** In words. `now`: by the contacts counted, `nowOf` whose; null where they do not say it. `effect`: what performance makes of the objective. */
export type Figures = {
  measure: string;
  baseline: string;
  now: string | null;
  nowOf: string | null;
  target: string;
  effect: string | null;
};

/** Where people's own measures stand, by person and KPI, in its unit; only of those whose figures the reader may see. */
export type OwnFigures = ReadonlyMap<string, ReadonlyMap<KpiId, number>>;
/** `day`: today, YYYY-MM-DD. */
export type Known = { standings: Standings | null; own: OwnFigures; everybody: string; mayEdit: boolean; day: string };

/** What serves nothing of the organisation stands in a group at the end. */
export function objectiveTree({ organisation, plans }: TreeRows, known: Known): TreeNode[] {
  const teams = plans.flatMap((plan) => plan.objectives.map((row) => ({ row, plan })));
  const serving = (id: string) => teams.filter(({ row }) => row.servesId === id);
  const ids = new Set(organisation.map(({ id }) => id));
  const loose = teams.filter(({ row }) => !row.servesId || !ids.has(row.servesId));
  const rest = plans.flatMap((plan) =>
    plan.tasks.filter(({ objectiveId }) => !objectiveId).map((task) => leaf(plan, task)),
  );
  return [
    ...organisation.map(
      (row): TreeNode => ({
        ...{ id: row.id, kind: 'organisation', title: row.title, who: row.owner },
        href: known.mayEdit ? `/lead/objectives/${row.id}` : null,
        figures: figuresOf(row, everybodys(row, known)),
        ...said(row),
        under: serving(row.id).map(({ row: team, plan }) => teamNode(plan, team, known)),
      }),
    ),
    ...group(
      'loose',
      'Serving no objective of the organisation',
      loose.map(({ row, plan }) => teamNode(plan, row, known)),
    ),
    ...group('rest', 'Tasks for no objective', rest),
  ];
}

const group = (id: string, title: string, under: TreeNode[]): TreeNode[] =>
  under.length === 0
    ? []
    : [{ id, kind: 'group', title, who: null, href: null, figures: null, due: null, consequence: null, under }];

function teamNode(plan: TreePlan, row: TeamRow, known: Known): TreeNode {
  const own = plan.own.filter(({ parentId, parentWithdrawn }) => parentId === row.id && !parentWithdrawn);
  const tasks = plan.tasks.filter(({ objectiveId }) => objectiveId === row.id);
  const personal = new Set(own.map(({ personId }) => personId));
  const shared = tasks.filter(({ people }) => people.length === 0 || people.some(({ id }) => !personal.has(id)));
  return {
    ...{ id: row.id, kind: 'team', title: row.title },
    who: `${plan.team}, ${plan.title}`,
    href: `/lead/plans/${plan.id}#objectives`,
    figures: begun(plan, known, figuresOf(row, teams(row, plan, known))),
    ...said(row),
    serves: row.servesId ? null : row.serves,
    under: [...own.map((one) => personNode(plan, one, tasks, known)), ...shared.map((task) => leaf(plan, task))],
  };
}

const personNode = (plan: TreePlan, row: OwnRow, tasks: LeafRow[], known: Known): TreeNode => ({
  ...{ id: row.id, kind: 'person', title: row.title, who: row.name },
  href: `/lead/plans/${plan.id}/agreement/${row.personId}`,
  figures: begun(plan, known, figuresOf(row, ownFigure(row, known))),
  ...said(row),
  under: tasks
    .filter(({ people }) => people.some(({ id }) => id === row.personId))
    .map((task) => ({ ...leaf(plan, task), id: `${row.id} ${task.id}` })),
});

const leaf = (plan: TreePlan, { id, title, people }: LeafRow): TreeNode => ({
  ...{ id, kind: 'task', title, who: people.map(({ name }) => name).join(', ') || 'Not given yet' },
  ...{ href: `/lead/plans/${plan.id}/tasks/${id}`, figures: null, due: null, consequence: null, under: [] },
});

const said = ({ due, consequence }: { due: string | null; consequence: string | null }) => ({
  due: due && dayInWords(due),
  consequence,
});

type Measured = Parameters<typeof amountWords>[1] & { baseline: number | null; target: number | null };
type Now = { amount: number; of: string | null } | null;

const inAmount = (row: Measured, value: number | null | undefined, of: string | null): Now => {
  const kpi = kpiOf(row);
  return kpi && value !== null && value !== undefined ? { amount: amountOf(value, kpi), of } : null;
};
const nowOf = (stands: Standings['everybody'] | undefined, row: Measured) => stands?.get(kpiOf(row)?.id as KpiId)?.now;

const everybodys = (row: Measured, { standings, everybody }: Known) =>
  inAmount(row, nowOf(standings?.everybody, row), everybody);

/** Of the team where any contact is the team's, else of everybody, as where a plan's measures stand. */
function teams(row: Measured, { teamId, team }: TreePlan, known: Known): Now {
  const own = known.standings?.teams.get(teamId);
  return own ? inAmount(row, nowOf(own, row), team) : everybodys(row, known);
}

function ownFigure(row: OwnRow, { own }: Known): Now {
  const kpi = kpiOf(row);
  return kpi && inAmount(row, own.get(row.personId)?.get(kpi.id), row.name);
}

function figuresOf(row: Measured, now: Now): Figures | null {
  const measure = measureWords(row);
  if (!measure) return null;
  const { baseline, target } = row;
  return {
    ...{ measure, baseline: amountWords(baseline, row), target: amountWords(target, row) },
    ...{ now: now && amountWords(now.amount, row), nowOf: now?.of ?? null },
    effect: now && effect(now.amount, baseline, target, kpiOf(row)?.better ?? 'up'),
  };
}

/** What a measure does before a plan begins is none of its doing. */
const begun = ({ startsOn }: TreePlan, { day }: Known, figures: Figures | null): Figures | null =>
  figures?.effect && startsOn > day ? { ...figures, effect: `Begins on ${dayInWords(startsOn)}` } : figures;

/** How far performance has brought an objective from where it stood to its target. */
export function effect(
  now: number,
  baseline: number | null,
  target: number | null,
  better: 'up' | 'down',
): string | null {
  if (target === null) return null;
  if (better === 'up' ? now >= target : now <= target) return 'Target met';
  if (baseline === null || baseline === target) return 'Target not met';
  const share = (now - baseline) / (target - baseline);
  if (share < 0) return 'Further away than at the start';
  return share === 0
    ? 'Where it stood at the start'
    : `${Math.max(1, Math.min(99, Math.round(share * 100)))}% of the way`;
}
