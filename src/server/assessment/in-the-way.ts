// What stands in the way of deciding that somebody is competent, line by line: what it is, who clears it away, and where. Pure.
import { allOf } from '../list-words.ts';
import { whyStopped } from '../portfolios/enrolment-open.ts';
import type { Criterion } from '../qualifications/units.table.ts';
import { stillLacking } from './criterion-decisions.ts';
import type { UnitFacts } from './decided-on.ts';
import { whyUnfit } from './fitness.ts';

export type Obstacle = {
  what: string;
  why: string;
  /** Who clears it away. */
  whose: 'candidate' | 'assessor' | 'centre';
  href: string;
  /** Whether it also stands in the way of “not yet competent”. */
  always: boolean;
};

/** In the order in which they are cleared away; none where the decision can be drafted. */
export function inTheWay(facts: UnitFacts): Obstacle[] {
  return [...stopped(facts), ...nobodyFit(facts), ...unjudged(facts), ...unmet(facts), ...undeclared(facts)];
}

/** Those that also stand in the way of “not yet competent”: it needs neither criteria met nor declarations. */
export const inTheWayOf = (outcome: 'competent' | 'not-yet-competent', obstacles: readonly Obstacle[]) =>
  obstacles.filter(({ always }) => always || outcome === 'competent');

const centre = { whose: 'centre', always: true } as const;

function stopped({ portfolio: { enrolment } }: UnitFacts): Obstacle[] {
  const why = whyStopped(enrolment);
  return why
    ? [{ ...centre, what: 'The enrolment is closed', why, href: `/prove/enrolments/${enrolment.id}/close` }]
    : [];
}

function nobodyFit({ portfolio, fitness }: UnitFacts): Obstacle[] {
  const { enrolment, assessor, assessorLapsed } = portfolio;
  const appoint = `/prove/enrolments/${enrolment.id}`;
  if (!fitness || assessorLapsed)
    return [{ ...centre, what: 'Choose an assessor', why: 'Nobody assesses this candidate now.', href: appoint }];
  const why = whyUnfit(fitness);
  const [over] = fitness.lapsed;
  const href = over ? `/prove/competence/${enrolment.assessorId}` : `/prove/${enrolment.id}/interests`;
  return [
    ...(why
      ? [{ ...centre, what: over ? 'Renew what has run out' : 'Settle the conflict of interest', why, href }]
      : []),
    ...(fitness.qualified || enrolment.countersignerId
      ? []
      : [
          {
            ...{ ...centre, what: 'Choose who countersigns', href: appoint },
            why: `No qualification to assess is recorded for ${assessor}, so a qualified assessor confirms the decision. Record the qualification, or choose one.`,
          },
        ]),
  ];
}

function unjudged({ portfolio: { enrolment, marks } }: UnitFacts): Obstacle[] {
  const waiting = marks.filter(({ state }) => state === 'waiting').length;
  if (waiting === 0) return [];
  return [
    {
      ...({ whose: 'assessor', always: false, href: `/prove/assess/${enrolment.id}` } as const),
      what: `Judge ${waiting === 1 ? 'one claim' : `${waiting} claims`}`,
      why: 'A decision is made on all that is submitted; what the candidate does not need they can withdraw.',
    },
  ];
}

function unmet(facts: UnitFacts): Obstacle[] {
  const { unit, enrolment } = facts.portfolio;
  const open = unit.outcomes.flatMap(({ criteria }) => criteria).filter(({ id }) => !facts.met.has(id));
  const { ready = [], lacking = [] } = Object.groupBy(open, (criterion) =>
    stillLacking(statusOf(facts, criterion)) === null ? 'ready' : 'lacking',
  );
  return [...saying(ready, facts, enrolment.id), ...lacking.map((criterion) => unmetOne(facts, criterion))];
}

/** Those for which enough is accepted wait for one word of the assessor together. */
function saying(ready: readonly Criterion[], facts: UnitFacts, enrolmentId: string): Obstacle[] {
  if (ready.length === 0) return [];
  return [
    {
      ...({ whose: 'assessor', always: false, href: `/prove/${enrolmentId}/decision#criteria` } as const),
      what: `Say whether ${allOf(ready.map(({ code }) => code))} ${ready.length === 1 ? 'is' : 'are'} met`,
      why: [
        'Enough is accepted.',
        ...ready.flatMap((criterion) => wasMet(facts, criterion, `${criterion.code} `)),
      ].join(' '),
    },
  ];
}

function unmetOne(facts: UnitFacts, criterion: Criterion): Obstacle {
  const { id, code } = criterion;
  const why = [...wasMet(facts, criterion, ''), `What is accepted lacks ${stillLacking(statusOf(facts, criterion))}.`];
  const href = `/prove/${facts.portfolio.enrolment.id}/criteria/${id}`;
  return { what: `${code} is not met`, why: why.join(' '), whose: 'candidate', href, always: false };
}

/** Why a criterion that was met is so no longer. */
function wasMet({ decisions }: UnitFacts, { id }: Criterion, code: string): string[] {
  const before = decisions.get(id);
  if (before?.outcome === 'reopened') return [`The assessor opened ${code || 'it '}again: “${before.reason}”`];
  return before ? [`${code || 'It '}was met; what it rested on has been judged anew or withdrawn since.`] : [];
}

const statusOf = ({ portfolio }: UnitFacts, { id }: Criterion) => portfolio.statuses.get(id)!;

function undeclared({ portfolio: { enrolment }, declaration, authentication }: UnitFacts): Obstacle[] {
  const here = `/prove/${enrolment.id}/decision`;
  const declare = {
    ...({
      what: 'The candidate declares the unit',
      whose: 'candidate',
      href: `${here}#declarations`,
      always: false,
    } as const),
    why: declaration
      ? 'Something was submitted or withdrawn since they signed, so they sign anew.'
      : 'Their own work, and what AI tools were used for: signed once every criterion is met.',
  };
  const authenticate = {
    ...({
      what: 'The centre authenticates the work',
      whose: 'centre',
      href: `${here}#declarations`,
      always: false,
    } as const),
    why: authentication
      ? 'Something was submitted or withdrawn since it was signed, so it is signed anew.'
      : 'A coordinator, or the assessor for the centre, signs that the work is the candidate’s.',
  };
  return [...(declaration?.current ? [] : [declare]), ...(authentication?.current ? [] : [authenticate])];
}
