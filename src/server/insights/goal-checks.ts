// R-004, L02: goals without a measure, or that serve nothing beyond themselves. Pure.
import { isMeasured } from '../plans/measure-words.ts';
import type { Check } from './check.ts';
import type { LeadingFacts } from './leading-facts.ts';

const objectives = ({ plans }: LeadingFacts) =>
  plans.flatMap(({ plan, objectives }) =>
    objectives.map((objective) => ({ ...objective, plan, href: `/lead/plans/${plan.id}/objectives/${objective.id}` })),
  );

const withoutMeasure: Check = {
  ...{
    id: 'objective-without-measure',
    severity: 'warn',
    source: 'S0, S3; L02; R-004',
    toDo: 'Set goals that lead somewhere',
  },
  title: 'Objectives with a KPI or standard, where it stands and a target, or with a stated reason for none',
  why: 'Nobody will be able to say whether it worked, and the team cannot see how it helps a customer.',
  remedy: 'Link it to a KPI or a standard with where it stands now and a target, or state why it stands without one.',
  find: (facts) =>
    objectives(facts)
      .filter((objective) => !isMeasured(objective) && !objective.noMeasureReason)
      .map(({ id, title, plan, href }) => ({
        ...{ objectId: id, rests: [title], href, action: 'Link a measure, or say why not' },
        title: 'An objective without a measure',
        what: `“${title}” of “${plan.title}” has no measure with a start and a target.`,
      })),
};

const servesNothing: Check = {
  ...{
    id: 'objective-serves-nothing',
    severity: 'note',
    source: 'S0; S2 4.2; L02; R-009',
    toDo: 'Set goals that lead somewhere',
  },
  title: 'Objectives that serve one of the organisation’s, or say in words what else they serve',
  why: 'Whoever does the work cannot tell what the organisation needs it for.',
  remedy: 'Which aim of the organisation does it serve? Link it, or leave it out.',
  find: (facts) =>
    objectives(facts)
      .filter(({ serves, servesId }) => !serves && !servesId)
      .map(({ id, title, plan, href }) => ({
        ...{ objectId: id, rests: [title], href, action: 'Say what it serves' },
        title: 'An objective that serves nothing wider',
        what: `“${title}” of “${plan.title}” is linked to nothing that the organisation wants.`,
      })),
};

export const goalChecks = [withoutMeasure, servesNothing];
