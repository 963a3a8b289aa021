// What a one-to-one, help that was asked for, and thanks show of how they went. Pure.
import type { Block } from '../document.ts';
import { begins, byOf, fact, ids, textOf } from './record-blocks.ts';
import type { RecordToRead, Shown } from './records.ts';

/** Of a one-to-one that the candidate led. */
export function shownByOneToOne({ document, part, name, blocks }: RecordToRead): Shown[] {
  const member = document.people.find((one) => one.part === 'member')?.name;
  if (part !== 'leader' || !member) return [];
  return [
    ...ownPerformance(blocks('agenda'), blocks('notes'), member),
    ...wishedFor(blocks('asked'), member),
    ...ownStep(blocks('agenda'), blocks('actions'), member),
    ...helpGiven(blocks('actions'), name),
  ];
}

/** A point about how work went, and notes of what the member said of it. */
const howItWent = /\bhow (?:my|your|it|they|are|is|did|was|were|have|has)\b|\bwent\b|\bfigures?\b|what you make of/i;

function ownPerformance(agenda: Block[], notes: Block[], member: string): Shown[] {
  const point = begins(agenda, 'item').find((block) => howItWent.test(textOf(block)));
  const first = member.split(' ')[0]!.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const told = new RegExp(`\\b(?:${first}|[Hh]e|[Ss]he|[Tt]hey) (?:said|told|thought|felt|noticed|reckoned)\\b`);
  const said = notes.find((block) => told.test(textOf(block)));
  if (!point || !said) return [];
  const because = `how work went was on the agenda, and the notes say what ${member} said of it`;
  return [{ act: 'draw-out', because, places: [said.id, point.id] }];
}

/** Words of help that somebody wants. A wish for anything else, and none, is no such answer. */
const helpWanted =
  /\b(?:help|support|listen|show|sit|hear|learn|practi[sc]e|training|somebody|someone|not to be put|more time)\b/i;

function wishedFor(asked: Block[], member: string): Shown[] {
  const wish = asked.find(
    (block) => helpWanted.test(textOf(block)) && !/^\s*(?:nothing|none|no\b)/i.test(textOf(block)),
  );
  return wish ? [{ act: 'ask-support', because: `it records what help ${member} asked for`, places: [wish.id] }] : [];
}

/** A point that the member raised became an action of their own, agreed at this meeting. */
function ownStep(agenda: Block[], actions: Block[], member: string): Shown[] {
  const outcomes = begins(agenda, 'outcome').map((block) => fact(block, 'What came of it'));
  const raised = agenda.filter((block, at) => byOf(block) === member && /^An action: /.test(outcomeAfter(agenda, at)));
  const own = actions.filter(
    (block) =>
      fact(block, 'Who') === member &&
      fact(block, 'Agreed') === 'At this meeting' &&
      outcomes.includes(`An action: ${fact(block, 'Action')}`),
  );
  const from = raised.filter((block) =>
    own.some((action) => outcomeAfter(agenda, agenda.indexOf(block)) === `An action: ${fact(action, 'Action')}`),
  );
  if (from.length === 0) return [];
  const because = `${member} raised it, and what you talked over became an action of their own`;
  return [{ act: 'plan-next', because, places: [...ids(from), ...ids(own)] }];
}

const outcomeAfter = (agenda: Block[], at: number) => {
  const next = agenda[at + 1];
  return next ? fact(next, 'What came of it') : '';
};

/** What the leader was to do with the member, done, with what came of it. */
const withThem =
  /\b(?:sit|show|listen|help|go through|practise|read|ring|work|join|look at|explain|coach|stand|be there)\b/i;

function helpGiven(actions: Block[], leader: string): Shown[] {
  const done = actions.filter(
    (block) =>
      fact(block, 'Who') === leader &&
      fact(block, 'Done') &&
      fact(block, 'What came of it') &&
      withThem.test(fact(block, 'Action')),
  );
  const because = 'you did what you had promised them, and it says what came of it';
  return done.length > 0 ? [{ act: 'give-help', because, places: ids(done) }] : [];
}

/** Help that somebody else asked for and the candidate gave. */
export function shownByHelp({ document, name, blocks }: RecordToRead): Shown[] {
  const asker = document.people.find(({ part }) => part === 'asked for help')?.name;
  const steps = blocks('steps');
  const given = steps.filter((block) => block.label === 'Given' && byOf(block) === name);
  if (!asker || asker === name || given.length === 0) return [];
  const helped = steps.filter((block) => block.label === 'It helped' && byOf(block) === asker);
  const because = `${asker} asked for help and you gave it${helped.length > 0 ? `; ${asker} said that it helped` : ''}`;
  return [{ act: 'give-help', because, places: [...ids(given), ...ids(helped)] }];
}

/** Thanks that name what somebody did and what it did for others, for the team to read: credit where it is due. */
export function shownByThanks({ document, part, blocks }: RecordToRead): Shown[] {
  const receiver = document.people.find((one) => one.part === 'was thanked')?.name;
  const facts = blocks('thanks')[0];
  const [behaviour, effect] = ['behaviour', 'effect'].map((id) => blocks('words').find((block) => block.id === id));
  if (part !== 'gave the thanks' || !receiver || !facts || !behaviour || !effect || fact(facts, 'Taken back'))
    return [];
  if (!/, and /.test(fact(facts, 'Who reads it'))) return [];
  const because = `you gave ${receiver} credit before the team, for what they did and what it did for others`;
  return [{ act: 'regard', because, places: ids([behaviour, effect]) }];
}
