// Coaching as documents: its plan with what became of it, and each follow-up. Kept from when both have agreed.
import type { Keep } from '../../act.ts';
import { dayInWords } from '../../day-words.ts';
import type { Tx } from '../../db.ts';
import type { PackagedBlock as Block, PackagedDocument as RecordDocument } from '../../ledger/package-format.ts';
import type { Actor } from '../../people/actor.ts';
import { levelWords } from '../../people/skills.form.ts';
import { facts, keepIfNew, words } from '../../plans/plan-document.ts';
import { daysOf } from '../../plans/record-days.ts';
import { methodWords, needSourceWords } from './coaching.form.ts';
import { type CoachingRow, coachingRow, type LevelRow } from './coaching-rows.ts';
import { coachingStateWords, coachingStepWords } from './coaching-state.ts';
import { occasionWords, sayHold } from './follow-ups.ts';

export async function keepPlanDocument(tx: Tx, actor: Actor, planId: string, keep: Keep): Promise<void> {
  const row = (await coachingRow(tx, actor, planId))!;
  // What was never agreed is nobody's record of coaching.
  if (!row.steps.some(({ step }) => step === 'agree')) return;
  const document = coachingDocument(row, actor.organisation.timeZone);
  await keepIfNew(tx, actor, { kind: 'coaching-plan-document', id: planId }, document, keep);
}

export async function keepFollowUpDocument(
  tx: Tx,
  actor: Actor,
  { planId, levelId }: { planId: string; levelId: string },
  keep: Keep,
): Promise<void> {
  const row = (await coachingRow(tx, actor, planId))!;
  const level = row.levels.find(({ id }) => id === levelId)!;
  await keepIfNew(tx, actor, { kind: 'coaching-follow-up-document', id: levelId }, followUpDocument(row, level), keep);
}

export const peopleOfCoaching = ({ coachId, coach, coacheeId, coachee }: CoachingRow) => [
  { id: coachId, name: coach, part: 'coached' },
  { id: coacheeId, name: coachee, part: 'was coached' },
];

export function coachingDocument(row: CoachingRow, zone: string): RecordDocument {
  const days = daysOf([...row.steps.map(({ at }) => at), ...row.levels.map(({ at }) => at)], zone)!;
  return {
    ...{ title: `Coaching of ${row.coachee} by ${row.coach}: ${titleOf(row)}`, kind: 'Coaching plan', ...days },
    people: peopleOfCoaching(row),
    sections: [
      { id: 'plan', heading: 'The plan', blocks: [planFacts(row)] },
      { id: 'contract', heading: 'What the two agreed', blocks: [contractFacts(row)] },
      { id: 'levels', heading: 'How far it went', blocks: row.levels.map(levelBlock) },
      { id: 'steps', heading: 'What became of it', blocks: row.steps.flatMap(stepBlock) },
    ].filter(({ blocks }) => blocks.length > 0),
  };
}

/** In a line: the objective once there is one, else the need. */
export function titleOf({ objective, need }: Pick<CoachingRow, 'objective' | 'need'>): string {
  const line = (objective ?? need).split('\n')[0]!.trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

const planFacts = (row: CoachingRow): Block =>
  facts('plan-facts', 'The plan', {
    Need: row.need,
    'Where it shows': needSourceWords[row.needSource],
    Skill: row.skill,
    Objective: row.objective,
    'Measured by': row.measure,
    'At the start': row.baseline,
    Target: row.target,
    By: row.dueOn && dayInWords(row.dueOn),
    Method: row.method && methodWords[row.method],
    'Why this method': row.methodWhy,
    'How it fits them': row.tailored,
    Resources: row.resources,
    'How both will know': row.criteria,
    'How it stands': coachingStateWords[row.state],
  });

const contractFacts = (row: CoachingRow): Block =>
  facts('contract-facts', 'What the two agreed', {
    [`${row.coach} expects`]: row.coachExpects,
    [`${row.coachee} expects`]: row.coacheeExpects,
    'Stays between them': row.confidentiality,
    'How it can be stopped': row.stopping,
  });

const levelBlock = (level: LevelRow): Block =>
  facts(`level-${level.id}`, occasionWords[level.occasion], {
    Day: dayInWords(level.day),
    Level: sayLevel(level.level),
    'What it rests on': level.basis,
    Contact: level.contact,
    'Said by': level.by,
  });

/** "2, without help" */
export const sayLevel = (level: number): string => `${level}, ${levelWords[level]!.toLowerCase()}`;

const stepBlock = ({ step, words: said, by, at }: CoachingRow['steps'][number], index: number): Block[] =>
  step === 'rework'
    ? []
    : [
        words(
          `step-${index + 1}`,
          said ? `${by} ${coachingStepWords[step]}` : 'Step',
          said ?? `${by} ${coachingStepWords[step]}.`,
          by,
          at,
        ),
      ];

function followUpDocument(row: CoachingRow, level: LevelRow): RecordDocument {
  const [before, after] = (['before', 'after'] as const).map((occasion) =>
    row.levels.find((one) => one.occasion === occasion),
  );
  return {
    ...{
      title: `${occasionWords[level.occasion]}: coaching of ${row.coachee} by ${row.coach}`,
      kind: 'Coaching follow-up',
    },
    ...{ from: level.day, to: level.day, people: peopleOfCoaching(row) },
    sections: [
      {
        id: 'effect',
        heading: 'Whether it held',
        blocks: [
          facts('objective', 'What it was for', {
            Objective: row.objective,
            'Measured by': row.measure,
            Target: row.target,
          }),
          ...[before, after].flatMap((one) => (one ? [levelBlock(one)] : [])),
          levelBlock(level),
          words(
            'hold',
            'Against the review',
            after ? sayHold(after.level, level.level) : 'No level was said at the review.',
            level.by,
            level.at,
          ),
        ],
      },
    ],
  };
}
