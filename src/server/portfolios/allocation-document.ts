// A run of the allocation as it stands when it is taken as evidence: who does what and why, what was aimed at, what nobody was given. Pure.
import { dayOf, momentInWords } from '../day-words.ts';
import { allOf } from '../list-words.ts';
import { capital } from '../plans/allocation-names.ts';
import type { allocationOf, Result } from '../plans/allocation-page.ts';
import { shortHours } from '../plans/hours-words.ts';
import { nextBestWords } from '../plans/next-best-words.ts';
import type { RecordDocument } from './document.ts';
import { factsBlock, filled, type Person, peopleOf, tableBlock } from './document-blocks.ts';

type Run = Awaited<ReturnType<typeof allocationOf>>;

/** `asked`: whether the taker asked for this run. */
export function allocationDocument(taker: Person, run: Run & { result: Result }, asked: boolean): RecordDocument {
  const { result, plan, timeZone, askedAt, takenUpAt } = run;
  const given = result.tasks.flatMap(({ people }) => people);
  return {
    ...{ title: `Allocation of ${plan.title}`, kind: 'Allocation' },
    ...{ from: dayOf(askedAt, timeZone), to: dayOf(takenUpAt ?? askedAt, timeZone) },
    people: peopleOf(
      { ...taker, part: asked ? 'asked for the allocation' : 'took this copy' },
      given.map(({ id, name }) => ({ id, name, part: 'is given work by it' })),
    ),
    sections: filled([
      {
        ...{ id: 'run', heading: 'The run' },
        blocks: [
          factsBlock('run', 'The run', [
            ['Plan', plan.title],
            ['Run on', momentInWords(askedAt, timeZone)],
            ['Given to somebody', result.counted],
            ['Given out', takenUpAt ? momentInWords(takenUpAt, timeZone) : 'Not given out by this run'],
            ['Fingerprint of what was worked out', result.modelHash],
          ]),
        ],
      },
      {
        ...{ id: 'aims', heading: 'How good it is' },
        blocks: [
          tableBlock(
            'aims',
            'Aims in order',
            ['Aim', 'Reached', 'Proof', 'Compared'],
            result.stages.map(({ words, value, proof, change }) => [words, value, proof, change ?? '–']),
          ),
        ],
      },
      { ...{ id: 'tasks', heading: 'Who does what, and why' }, blocks: result.tasks.map(taskBlock) },
      ...rest(result),
    ]),
  };
}

const taskBlock = ({ id, title, hours, people, because, buddies, next, note }: Result['tasks'][number]) =>
  factsBlock(`task-${id}`, title, [
    ['Task', title],
    ['Work', hours],
    ['Who', people.map(({ name, words }) => words ?? name).join(people.some(({ words }) => words) ? '; ' : ', ')],
    ['With', buddies.map(({ words }) => words).join('; ')],
    ['Why', because.map(capital).join('. ')],
    [
      'The next best choice',
      next ? `${allOf(next.who)}. ${nextBestWords(next)}` : capital(note ?? 'nobody else may do it'),
    ],
  ]);

const rest = ({ unmet, unassigned, relax, load, notes, availability }: Result) => [
  {
    ...{ id: 'wishes', heading: 'Wishes that were not met' },
    blocks: unmet.map(({ name, title, why }, at) =>
      factsBlock(`wish-${at + 1}`, `${name}: ${title}`, [
        ['Who', name],
        ['Volunteered for', title],
        ['What is known of why', why],
      ]),
    ),
  },
  {
    ...{ id: 'open', heading: 'Not given to anybody' },
    blocks: [
      ...unassigned.map(({ id, title, left, because }) =>
        factsBlock(`open-${id}`, title, [
          ['Task', title],
          ['Left', left],
          ['Why not', because],
        ]),
      ),
      tableBlock(
        'relax',
        'What would make more possible',
        ['What would change', 'Would allow'],
        relax.map(({ changes, unblocks }) => [changes.map(({ words }) => words).join('; and '), unblocks.join(', ')]),
      ),
    ],
  },
  {
    ...{ id: 'hours', heading: 'Hours of each person' },
    blocks: [
      tableBlock(
        'hours',
        'Hours given and free',
        ['Who', 'Given', 'Free', 'Beside'],
        load.map(({ name, hours, of, beside }) => [name, shortHours(hours), shortHours(of), beside ?? '–']),
      ),
    ],
  },
  {
    ...{ id: 'notes', heading: 'What is said of it' },
    blocks: [
      factsBlock('notes', 'What is said of it', [
        ...notes.map((words): [string, string] => ['Note', words]),
        [availability?.title ?? '', availability?.what ?? null],
      ]),
    ],
  },
];
