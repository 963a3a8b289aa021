// What a work plan, an allocation and an agreement show of how they were made. Pure.
import type { Block } from '../document.ts';
import { atOf, begins, byOf, fact, ids, names, some, textOf } from './record-blocks.ts';
import type { RecordToRead, Shown } from './records.ts';

const leads = 'leads the team';

/** Of the plan that the candidate leads, once it was agreed. */
export function shownByPlan({ part, name, blocks }: RecordToRead): Shown[] {
  const agreed = blocks('decisions').find((block) => textOf(block).startsWith('Agreed the plan'));
  if (part !== leads || !agreed) return [];
  return [
    ...involved(blocks('contributions'), name, atOf(agreed)),
    ...allocated(blocks('tasks'), blocks('decisions'), name),
  ];
}

function involved(contributions: Block[], leader: string, agreedAt: string): Shown[] {
  const before = contributions.filter(
    (block) =>
      byOf(block) && byOf(block) !== leader && atOf(block) < agreedAt && !/nothing to add/i.test(textOf(block)),
  );
  const members = names(before.map(byOf));
  if (members.length < 2) return [];
  return [{ act: 'involve', because: `${some(members)} shaped this plan before it was agreed`, places: ids(before) }];
}

function allocated(tasks: Block[], decisions: Block[], leader: string): Shown[] {
  const given = begins(decisions, 'giving').some((block) => byOf(block) === leader);
  const reasoned = tasks.filter((block) => isReasoned(fact(block, 'Why')));
  if (!given || reasoned.length < 2) return [];
  const because = `${reasoned.length} tasks were given for a stated skill, and each serves a stated objective`;
  return [{ act: 'allocate', because, places: ids(reasoned) }];
}

/** Of a run that the candidate asked for, once its work was given out. */
export function shownByAllocation({ part, blocks }: RecordToRead): Shown[] {
  const givenOut = blocks('run').some((block) => /\d/.test(fact(block, 'Given out')));
  const reasoned = blocks('tasks').filter((block) => isReasoned(fact(block, 'Why')));
  if (part !== 'asked for the allocation' || !givenOut || reasoned.length < 2) return [];
  const because = `${reasoned.length} tasks were given for a stated skill, and each serves a stated objective`;
  return [{ act: 'allocate', because, places: ids(reasoned) }];
}

/** A skill at its level and an objective that is served. */
const isReasoned = (why: string) => /\blevel \d+ for |\bdevelops /.test(why) && /serves objective /.test(why);

/** Of an agreement with a member of the candidate's team. */
export function shownByAgreement({ document, part, name, blocks }: RecordToRead): Shown[] {
  const member = document.people.find((one) => one.part === 'does the work')?.name;
  if (part !== leads || !member || member === name) return [];
  const earlier = blocks('understanding').some(({ id }) => id === 'said-of');
  return [
    ...agreedRole(blocks('answers'), blocks('work'), blocks('signatures'), member),
    ...reasonedWork(blocks('work'), blocks('answers')),
    ...(earlier ? [] : understood(blocks('understanding'), { member, leader: name })),
  ];
}

/** Every piece of work has an answer, and the last of each is that it is agreed. */
function agreedRole(answers: Block[], work: Block[], signatures: Block[], member: string): Shown[] {
  const said = begins(answers, 'answer');
  const last = new Map(said.map((block) => [block.label, block]));
  const whole = work.length > 0 && last.size >= work.length;
  if (!whole || ![...last.values()].every((block) => textOf(block).startsWith('Agreed'))) return [];
  const signed = begins(signatures, 'signature');
  const both = names(signed.map(byOf)).length > 1;
  const because = `${member} agreed to this work${both ? ', and you both signed it' : ''}`;
  return [{ act: 'agree-role', because, places: [...ids([...last.values()]), ...ids(signed)] }];
}

function reasonedWork(work: Block[], answers: Block[]): Shown[] {
  const reasoned = work.filter((block) => isReasoned(fact(block, 'Why this person')));
  if (reasoned.length === 0 || answers.length === 0) return [];
  return [
    {
      act: 'allocate',
      because: 'it says for which skill the work was given and which objective it serves',
      places: ids(reasoned),
    },
  ];
}

function understood(blocks: Block[], { member, leader }: { member: string; leader: string }): Shown[] {
  const reply = begins(blocks, 'confirmation').find((block) => byOf(block) === leader);
  const own = begins(blocks, 'what', 'why').filter((block) => byOf(block) === member);
  if (!reply || own.length < 2) return [];
  const wanted = begins(blocks, 'support');
  const said = textOf(reply).startsWith('Clarified') ? 'made it clear' : 'confirmed it';
  return [
    {
      act: 'check-understanding',
      because: `${member} said in their own words what they will do and why it matters, and you ${said}`,
      places: [...ids(own), reply.id],
    },
    ...wanted.slice(0, 1).map(
      (block): Shown => ({
        act: 'ask-support',
        because: `${member} was asked what support they want, and answered`,
        places: [block.id],
      }),
    ),
  ];
}
