// The page of the objectives tree.
import { organisation, see } from '../act.ts';
import { today } from '../clock.ts';
import type { Read } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { kpiOf } from '../plans/measure-words.ts';
import { rememberedOf } from '../remembered.ts';
import type { Figures } from '../standards/figure-rows.ts';
import { figuresBy } from '../standards/figure-sums.ts';
import { isKpiId, type KpiId } from '../standards/kpis.ts';
import { type Standings, standingsOf } from '../standards/standings.ts';
import { brokenLinks, linkChecks } from './broken-links.ts';
import { type OwnFigures, objectiveTree } from './objective-tree.ts';
import { type OwnRow, type TreePlan, treeRows } from './objective-tree-rows.ts';

/** The tree of all open plans that the reader may see, and where it is broken. Seven statements at most while no figure changes. */
export const objectivesPage = (actor: Actor) =>
  see(actor, 'organisation-objective.view', organisation, async (db) => {
    const [rows, standings] = await Promise.all([
      rememberedOf(db, actor, 'objectives', () => treeRows(actor)(db)),
      standingsOf(db, actor.organisationId),
    ]);
    const mayEdit = may(actor, 'organisation-objective.edit', {});
    const { name: everybody, timeZone } = actor.organisation;
    const own = await figuresOfPeople(db, actor, rows.plans, standings);
    const broken = Map.groupBy(brokenLinks(rows, { mayEdit }), ({ id }) => id);
    return {
      tree: objectiveTree(rows, { standings, own, mayEdit, everybody, day: today(timeZone) }),
      broken: [...broken].map(([id, places]) => ({ ...places[0]!, title: linkChecks[id]!.title, places })),
      ...{ when: standings?.when ?? null, plans: rows.plans.length, mayEdit },
      organisation: everybody,
      /** Whoever has an objective or a task in it, each once. */
      people: [...new Map(peopleIn(rows.plans).map((one) => [one.id, one])).values()],
    };
  });

const peopleIn = (plans: readonly TreePlan[]) =>
  plans.flatMap(({ own, tasks }) => [
    ...own.map(({ personId: id, name }) => ({ id, name })),
    ...tasks.flatMap(({ people }) => people.map(({ id, name }) => ({ id, name }))),
  ]);

/** Of those whose own objectives are shown and whose figures the reader may see: themselves, and the people of a team they lead or manage. */
async function figuresOfPeople(
  db: Read,
  actor: Actor,
  plans: readonly TreePlan[],
  standings: Standings | null,
): Promise<OwnFigures> {
  const isShown = ({ personId, isOfTeam }: OwnRow, { teamId }: TreePlan) =>
    may(actor, 'figure.view-person', { personId, teamIds: isOfTeam ? [teamId] : [] });
  const rows = plans.flatMap((plan) => plan.own.filter((row) => kpiOf(row) && isShown(row, plan)));
  if (!standings || rows.length === 0) return new Map();
  const { each } = await figuresBy(db, actor.organisationId, standings.span, 'person', {
    people: [...new Set(rows.map(({ personId }) => personId))],
    measures: [...new Set(rows.map((row) => kpiOf(row)!.id))],
  });
  const figures = (of: Figures['of']) =>
    new Map([...of].flatMap(([id, { value }]): [KpiId, number][] => (isKpiId(id) ? [[id, value]] : [])));
  return new Map([...each].map(([personId, { of }]) => [personId, figures(of)]));
}
