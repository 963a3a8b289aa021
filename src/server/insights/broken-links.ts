// Where the line from the organisation's objectives to the work of people is broken: each check by itself, with what mends it. Pure.
import { isMeasured } from '../plans/measure-words.ts';
import type { Finding } from './finding.ts';
import type { TreePlan, TreeRows } from './objective-tree-rows.ts';

/** `about`: what it was found of, `nodeId` in the tree. `mend`: the page on which whoever asks can mend it, or see it. */
export type BrokenLink = Finding & { about: string; nodeId: string; mend: { href: string; label: string } };

type Said = Pick<Finding, 'severity' | 'why' | 'remedy' | 'source'> & { title: string };
type Place = Pick<BrokenLink, 'about' | 'nodeId' | 'mend'>;
type Reader = { mayEdit: boolean };

/** Every check by its id: what is said of all that it finds, and the finding. */
export const linkChecks: Record<string, Said & { find(rows: TreeRows, reader: Reader): Place[] }> = {
  'serves-none': {
    title: 'Serves no objective of the organisation, and no words say what else it serves',
    ...{ severity: 'warn', source: 'S0; S2 4.2' },
    why: 'The team cannot see what its work changes for the organisation.',
    remedy: 'Choose which of the organisation’s objectives it serves, or say in words what else it serves.',
    find: ({ organisation, plans }) =>
      organisation.length === 0
        ? []
        : plans.flatMap((plan) =>
            plan.objectives.filter(({ serves, servesId }) => !serves && !servesId).map((row) => inPlan(plan, row)),
          ),
  },
  'serves-withdrawn': {
    title: 'Serves an objective that the organisation has given up',
    ...{ severity: 'warn', source: 'S2 4.2' },
    why: 'What it was for holds no longer, and nobody said what it is for now.',
    remedy: 'Choose another objective of the organisation, or take this one out.',
    find: ({ plans }) =>
      plans.flatMap((plan) =>
        plan.objectives.filter(({ servesWithdrawn }) => servesWithdrawn).map((row) => inPlan(plan, row)),
      ),
  },
  'served-by-none': {
    title: 'No team serves it',
    ...{ severity: 'warn', source: 'S2 4.2' },
    why: 'The organisation wants it, and no open plan works for it.',
    remedy: 'Let an objective of a plan serve it, or take it out.',
    find: ({ organisation, plans }, { mayEdit }) =>
      organisation
        .filter(({ servedBy }) => servedBy === 0)
        .map(({ id, title }) => ({
          about: title,
          nodeId: id,
          mend: serving(plans) ?? ofOrganisation(id, title, mayEdit),
        })),
  },
  'task-without-objective': {
    title: 'A task for no objective',
    ...{ severity: 'note', source: 'S2 1.4' },
    why: 'Whoever does it cannot see what it is for, and its hours count for no objective.',
    remedy: 'Choose the objective of the plan that it serves, or take it out.',
    find: ({ plans }) =>
      plans.flatMap((plan) => plan.tasks.filter(({ objectiveId }) => !objectiveId).map((task) => ofTask(plan, task))),
  },
  'standard-retired': {
    title: 'Measured by a standard that is retired',
    ...{ severity: 'warn', source: 'S0' },
    why: 'Nobody promises it to customers any more, so nothing is reached by keeping it.',
    remedy: 'Choose the standard that took its place, or another measure.',
    find: (rows, reader) =>
      everyObjective(rows, reader).flatMap(({ row, place }) => (row.standardRetired ? [place] : [])),
  },
  'not-measured': {
    title: 'No measure with where it stands and a target',
    ...{ severity: 'warn', source: 'S0; S1' },
    why: 'Nobody can tell whether it is reached.',
    remedy: 'Link a key performance indicator or a standard, with where it stands now and a target.',
    find: (rows, reader) =>
      everyObjective(rows, reader).flatMap(({ row, place }) => (isMeasured(row) || row.reason ? [] : [place])),
  },
  'person-without-team': {
    title: 'A person’s objective for an objective that the team has given up',
    ...{ severity: 'warn', source: 'S2 4.2' },
    why: 'One person works for what the team does not want any more.',
    remedy: 'Choose the objective of the team that it serves, or take it out.',
    find: ({ plans }) =>
      plans.flatMap((plan) =>
        plan.own.filter(({ parentWithdrawn }) => parentWithdrawn).map((row) => ofPerson(plan, row)),
      ),
  },
};

export const brokenLinks = (rows: TreeRows, reader: Reader): BrokenLink[] =>
  Object.entries(linkChecks).flatMap(([id, { find, severity, why, remedy, source }]) =>
    find(rows, reader).map((place) => ({ id, severity, why, remedy, source, ...place })),
  );

type Titled = { id: string; title: string };

function everyObjective({ organisation, plans }: TreeRows, { mayEdit }: Reader) {
  const top = organisation.map((row) => ({
    row: { ...row, reason: null },
    place: { about: row.title, nodeId: row.id, mend: ofOrganisation(row.id, row.title, mayEdit) },
  }));
  const below = plans.flatMap((plan) => [
    ...plan.objectives.map((row) => ({ row: { ...row, reason: row.noMeasureReason }, place: inPlan(plan, row) })),
    ...plan.own.map((row) => ({ row: { ...row, reason: row.noMeasureReason }, place: ofPerson(plan, row) })),
  ]);
  return [...top, ...below];
}

const open = ({ id, title }: TreePlan) => ({ href: `/lead/plans/${id}`, label: `Open ${title}` });

const inPlan = (plan: TreePlan, { id, title }: Titled): Place => ({
  ...{ about: title, nodeId: id },
  mend: plan.mayMend ? { href: `/lead/plans/${plan.id}/objectives/${id}`, label: `Mend “${title}”` } : open(plan),
});

const ofPerson = (plan: TreePlan, { id, title, name }: Titled & { name: string }): Place => ({
  ...{ about: `${title} (${name})`, nodeId: id },
  mend: plan.mayMend ? { href: `/lead/plans/${plan.id}/own/${id}`, label: `Mend “${title}”` } : open(plan),
});

const ofTask = (plan: TreePlan, { id, title }: Titled): Place => ({
  ...{ about: title, nodeId: id },
  mend: plan.mayMend ? { href: `/lead/plans/${plan.id}/tasks/${id}/edit`, label: `Mend “${title}”` } : open(plan),
});

const ofOrganisation = (id: string, title: string, mayEdit: boolean) =>
  mayEdit
    ? { href: `/lead/objectives/${id}`, label: `Change “${title}”, or take it out` }
    : { href: '/lead', label: 'Open the plans' };

/** The first plan in which whoever asks can let an objective serve it. */
function serving(plans: readonly TreePlan[]) {
  const plan = plans.find(({ mayMend }) => mayMend);
  return plan ? { href: `/lead/plans/${plan.id}#objectives`, label: `Choose it in ${plan.title}` } : null;
}
