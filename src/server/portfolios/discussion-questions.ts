// Questions to talk about, from records of one's own: each names the record, what was done in it, and asks why. Pure.
import { periodInWords } from '../day-words.ts';
import { contentOf } from '../insights/claim-check.ts';
import type { Block, RecordDocument } from './document.ts';

/** A record that can be talked about. `evidence`: its number, where it is evidence. */
export type TalkedOf = { id: string; evidence: number | null; document: RecordDocument };
/** `bearsOn`: whether it leads to what a criterion asks. */
export type Talk = { record: TalkedOf; ask: string; bearsOn: (criterion: string) => boolean };

/** All that a record gives to talk about, in its own order. */
export function talksOf(record: TalkedOf): Talk[] {
  const { document } = record;
  const blocks = document.sections.flatMap((section) =>
    section.blocks.map((block) => ({ ...block, under: section.heading })),
  );
  return blocks.flatMap((block) => {
    const asked = (asks[document.kind] ?? ofOwnWords)(block, whatIs(document));
    return asked ? [{ record, ...asked }] : [];
  });
}

type Asked = Omit<Talk, 'record'> | null;
type Placed = Block & { under: string };

/** "the work plan “Ready for the cold weeks” (2 November 2026 to 6 November 2026)"; where the title says the day, that is enough. */
const whatIs = ({ kind, title, from, to }: RecordDocument): string => {
  const dated = /\d{4}$/.test(title);
  return `the ${kind.toLowerCase()} “${title}”${dated ? '' : ` (${periodInWords(from, to)})`}`;
};

const planning = /\b(?:plan(?:s|ning)?|allocat\w*|organis\w+|roles?|responsibilit\w+|skills?)\b/i;
const aims = /\b(?:objectives?|implications?|failure|affect|standards?|improve\w*)\b/i;
const presenting = /\b(?:present\w*|commitment|involv\w+|motivat\w+|understanding)\b/i;
const talking = /\b(?:meetings?|discuss\w*|frank|open)\b/i;
const helping = /\b(?:underperform\w*|sensitiv\w+|feedback|support|coach\w*|direction|performance|review\w*)\b/i;
const thanking = /\b(?:motivat\w+|teamwork|recognis\w+|encourag\w+|involv\w+)\b/i;
const about = (topic: RegExp) => (criterion: string) => topic.test(criterion);
/** Words that stand in most criteria of leading a team, and so lead to none. */
const everywhere = new Set(
  contentOf('Explain describe customer services team members organisation staff others how improving performance'),
);

const asks: Record<string, (block: Placed, of: string) => Asked> = {
  'Work plan': (block, of) => {
    const who = factOf(block, 'Who does it');
    const task = factOf(block, 'Task');
    if (who && task && who !== 'Not given yet') {
      const why = factOf(block, 'Why');
      const reason = why ? ` The plan says why: “${short(why.split('; ')[0]!)}”.` : '';
      return {
        ask: `In ${of}, “${task}” is with ${who}.${reason} What would have spoken for somebody else?`,
        bearsOn: about(planning),
      };
    }
    const objective = factOf(block, 'Objective');
    if (block.id.startsWith('objective-') && objective)
      return {
        ask: `In ${of} one objective is “${objective}”. Whom would it touch if it were missed, and how does one person’s work change it?`,
        bearsOn: about(aims),
      };
    if (block.kind === 'words' && /opened the plan to the team/i.test(block.text))
      return {
        ask: `You opened ${of} to the team. How did you put it to them, and what is different in it because of what they said?`,
        bearsOn: about(presenting),
      };
    return null;
  },
  Agreement: (block, of) =>
    factOf(block, 'Task')
      ? {
          ask: `In ${of}, how did you make sure that “${factOf(block, 'Task')}” was understood, and not only signed?`,
          bearsOn: about(presenting),
        }
      : null,
  'One-to-one': (block, of) =>
    block.kind === 'words' && block.by
      ? {
          ask: `In ${of}, ${block.by} brought up: “${short(block.text)}”. How did you take it up, and why in that way?`,
          bearsOn: about(helping),
        }
      : null,
  Minutes: (block, of) =>
    block.kind === 'words'
      ? {
          ask: `In ${of}, under “${plain(block.under)}”, somebody said: “${short(block.text)}”. What had you done so that it could be said, and what did you do with it?`,
          bearsOn: about(talking),
        }
      : null,
  Briefing: (block, of) =>
    block.kind === 'words' && block.id.startsWith('question-')
      ? {
          ask: `At ${of} you were asked: “${short(block.text)}”. What did the question tell you about how you had presented it?`,
          bearsOn: about(presenting),
        }
      : null,
  Thanks: (block, of) =>
    block.id === 'behaviour' && block.kind === 'words'
      ? {
          ask: `${capital(of)} say: “${short(block.text)}”. Why did you choose to say this, and what did it change in the team?`,
          bearsOn: about(thanking),
        }
      : null,
  'Help asked for': (block, of) =>
    block.kind === 'words'
      ? {
          ask: `In ${of} stands: “${short(block.text)}”. How did you judge how much direction was needed?`,
          bearsOn: about(helping),
        }
      : null,
  'Work done': (block, of) =>
    block.kind === 'words' && /Checked against the standard/.test(block.label)
      ? {
          ask: `In ${of} you wrote after your check: “${short(block.text)}”. How did you say it, and how was it taken?`,
          bearsOn: about(helping),
        }
      : null,
};

/** Of accounts and files: where they speak of what the criterion asks. */
function ofOwnWords(block: Placed, of: string): Asked {
  if (block.kind !== 'words') return null;
  const words = new Set(contentOf(block.text).filter((word) => !everywhere.has(word)));
  return {
    ask: `In ${of} you wrote: “${short(block.text)}”. What do you base that on, and where has it not worked?`,
    bearsOn: (criterion) => contentOf(criterion).some((word) => words.has(word)),
  };
}

const factOf = (block: Block, name: string): string | null =>
  block.kind === 'facts' ? (block.facts.find((fact) => fact.name === name)?.value ?? null) : null;

const short = (text: string): string => {
  const plainly = text.replace(/\s+/g, ' ').trim();
  return plainly.length > 120 ? `${plainly.slice(0, 120).trimEnd()} …` : plainly.replace(/\.$/, '');
};
const plain = (heading: string) => heading.replace(/^\d+\. /, '');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
