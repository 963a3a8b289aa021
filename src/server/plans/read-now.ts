// How the work and the objectives of a plan read now, for the fields in which somebody who saved first left them otherwise. Pure.
import { dayInWords } from '../day-words.ts';
import { channels, channelWords } from '../people/work-rules.form.ts';
import { savedMeanwhile } from '../saved-meanwhile.ts';
import { amountTyped, measureWords } from './measure-words.ts';
import type { OrganisationObjectiveForm } from './organisation-objectives.form.ts';
import type { ObjectiveRow, TaskRow } from './plan-rows.ts';
import type { ObjectiveForm, TaskForm } from './plans.form.ts';

type ByField = Record<string, string>;

export function taskNow(form: TaskForm, row: TaskRow): ByField {
  const channel = channels.find((known) => known === row.channel);
  return savedMeanwhile({
    title: { typed: form.title, now: row.title },
    hours: { typed: form.hours, now: row.hours },
    peopleNeeded: { typed: form.peopleNeeded, now: row.people },
    shareSmallest: { typed: form.shareSmallest, now: row.share },
    due: day(form.due, row.due),
    spread: { typed: form.spread ?? false, now: row.spread, words: row.spread ? 'Ticked' : 'Not ticked' },
    spreadFrom: day(form.spreadFrom, row.spreadFrom),
    objectiveId: { typed: form.objectiveId, now: row.objectiveId, words: row.objective },
    standardId: { typed: form.standardId, now: row.standardId, words: row.standard },
    channel: { typed: form.channel, now: row.channel, words: channel && channelWords[channel] },
    skill1: {
      typed: sorted(form.skills.map(({ skillId, level }) => `${skillId}:${level}`)),
      now: sorted(row.skills.map(({ id, level }) => `${id}:${level}`)),
      words: row.skills.map(({ name, level }) => `${name}, level ${level}`).join('; '),
    },
  });
}

const sorted = (all: string[]) => all.toSorted().join();

const day = (typed: string | null | undefined, now: string | null) => ({ typed, now, words: now && dayInWords(now) });

/** What objectives of plans, of people and of the organisation have in common. */
type Common =
  | 'title'
  | 'baseline'
  | 'target'
  | 'due'
  | 'consequence'
  | 'kpi'
  | 'standardId'
  | 'standard'
  | 'standardKpi';
type CommonForm = Pick<OrganisationObjectiveForm, 'title' | 'measure' | 'baseline' | 'target' | 'due' | 'consequence'>;
type Reasoned = { noMeasureReason: string | null };

const fieldsOf = (form: CommonForm, row: Pick<ObjectiveRow, Common>) => ({
  title: { typed: form.title, now: row.title },
  measure: {
    typed: form.measure,
    now: row.kpi ? `kpi:${row.kpi}` : row.standardId && `standard:${row.standardId}`,
    words: measureWords(row),
  },
  baseline: { typed: form.baseline, now: amountTyped(row.baseline, row) },
  target: { typed: form.target, now: amountTyped(row.target, row) },
  due: day(form.due, row.due),
  consequence: { typed: form.consequence, now: row.consequence },
});

const reason = (form: Reasoned, row: Reasoned) => ({
  noMeasureReason: { typed: form.noMeasureReason, now: row.noMeasureReason },
});

export const objectiveNow = (form: ObjectiveForm, row: ObjectiveRow): ByField =>
  savedMeanwhile({
    ...fieldsOf(form, row),
    ...reason(form, row),
    priority: { typed: form.priority, now: row.priority },
    serves: { typed: form.serves, now: row.serves },
    servesId: { typed: form.servesId, now: row.servesId, words: row.servesTitle },
  });

export const personObjectiveNow = (
  form: CommonForm & Reasoned & { parentId: string },
  row: Pick<ObjectiveRow, Common> & Reasoned & { parentId: string; parent: string },
): ByField =>
  savedMeanwhile({
    ...fieldsOf(form, row),
    ...reason(form, row),
    parentId: { typed: form.parentId, now: row.parentId, words: row.parent },
  });

export const organisationObjectiveNow = (
  form: OrganisationObjectiveForm,
  row: Pick<ObjectiveRow, Common> & { ownerId: string | null; owner: string | null },
): ByField =>
  savedMeanwhile({
    ...fieldsOf(form, row),
    ownerId: { typed: form.ownerId, now: row.ownerId, words: row.owner },
  });
