// What coaching shows of how it went, by who wrote which part of it. Pure.
import type { Block } from '../document.ts';
import { byOf, fact, ids } from './record-blocks.ts';
import type { RecordToRead, Shown } from './records.ts';

const coacheeOf = ({ document, part }: RecordToRead) =>
  part === 'coached' ? (document.people.find((one) => one.part === 'was coached')?.name ?? null) : null;
const among = (blocks: Block[], ...wanted: string[]) => blocks.filter(({ id }) => wanted.includes(id));

/** Of a plan that the candidate coaches by: agreed by both, with a measure, and what each expects. */
export function shownByCoachingPlan(record: RecordToRead): Shown[] {
  const coachee = coacheeOf(record);
  const [plan, contract] = [record.blocks('plan')[0], record.blocks('contract')[0]];
  if (!coachee || !plan || !contract) return [];
  const measured = fact(plan, 'Measured by') && fact(plan, 'Target');
  return [
    ...(measured
      ? [
          {
            act: 'plan-next' as const,
            because: `you and ${coachee} agreed an objective with its measure and target`,
            places: [plan.id],
          },
        ]
      : []),
    ...(fact(contract, `${coachee} expects`)
      ? [{ act: 'ask-support' as const, because: `it records what ${coachee} expects of you`, places: [contract.id] }]
      : []),
  ];
}

/** Of a session that the candidate coached: the coachee's own words, the feedback on what was seen, and a next step that they chose. */
export function shownByCoachingSession(record: RecordToRead): Shown[] {
  const coachee = coacheeOf(record);
  if (!coachee) return [];
  const theirs = record.blocks('coachee').filter((block) => byOf(block) === coachee);
  const thought = among(theirs, 'reflection', 'reality');
  const [seen, asked] = ['observed', 'asked'].map((id) => among(record.blocks('coach'), id));
  const next = record.blocks('next');
  const own = among(theirs, 'option-1', 'option-2', 'option-3');
  return [
    ...shown(thought, 'draw-out', `${coachee} wrote down how they see their own work`, [...thought, ...asked!]),
    ...shown(seen!, 'feedback', 'you said what you saw and heard in their work', seen!),
    ...shown(
      next,
      'plan-next',
      `${coachee} chose the next step${own.length > 1 ? `, out of ${own.length} options of their own` : ''}`,
      [...next, ...own],
    ),
    ...shown(theirs, 'give-help', `you coached ${coachee}, and both wrote down what was said`, [
      ...seen!,
      ...asked!,
      ...theirs,
    ]),
  ];
}

const shown = (needed: Block[], act: Shown['act'], because: string, places: Block[]): Shown[] =>
  needed.length > 0 && places.length > 0 ? [{ act, because, places: ids(places) }] : [];

/** Of a look, weeks later, at whether it held: the coachee's own, or what the coach tells them. */
export function shownByCoachingFollowUp(record: RecordToRead): Shown[] {
  const coachee = coacheeOf(record);
  const effect = record.blocks('effect');
  const hold = among(effect, 'hold');
  if (!coachee || hold.length === 0) return [];
  const levels = effect.filter(({ id }) => id.startsWith('level-'));
  const places = ids([...hold, ...levels]);
  return byOf(hold[0]!) === coachee
    ? [{ act: 'draw-out', because: `${coachee} said what lasted of the coaching, and what shows it`, places }]
    : [{ act: 'feedback', because: `you said what lasted of the coaching of ${coachee}, and what shows it`, places }];
}
