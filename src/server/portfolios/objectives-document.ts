// The objectives tree as it stands when it is taken as evidence: each objective with its measure, whom it serves, and where the line is broken. Pure.
import { dayInWords } from '../day-words.ts';
import type { TreeNode } from '../insights/objective-tree.ts';
import type { objectivesPage } from '../insights/objectives-page.ts';
import type { Block, RecordDocument } from './document.ts';
import { factsBlock, filled, type Person, peopleOf } from './document-blocks.ts';

type Tree = Awaited<ReturnType<typeof objectivesPage>>;

/** `day`: YYYY-MM-DD. Null where there is no objective. */
export function objectivesDocument(taker: Person, page: Tree, day: string): RecordDocument | null {
  if (page.tree.length === 0) return null;
  return {
    ...{ title: `Objectives of ${page.organisation}, ${dayInWords(day)}`, kind: 'Objectives tree', from: day, to: day },
    people: peopleOf(
      { ...taker, part: 'took this copy' },
      page.people.map((one) => ({ ...one, part: 'has an objective or a task in it' })),
    ),
    sections: filled([
      ...page.tree.map((root) => ({ id: `root-${root.id}`, heading: root.title, blocks: blocksOf(root, null) })),
      {
        ...{ id: 'broken', heading: 'Where the line is broken' },
        blocks: page.broken.map(({ id, title, why, remedy, places }) =>
          factsBlock(`broken-${id}`, title, [
            ['What is broken', title],
            ['Where', places.map(({ about }) => about).join('; ')],
            ['Why it matters', why],
            ['What would mend it', remedy],
          ]),
        ),
      },
    ]),
  };
}

const kindWords = {
  ...{ organisation: 'Objective of the organisation', team: 'Objective of a team', person: 'Objective of a person' },
  ...{ task: 'Task', group: 'Group' },
} as const;

function blocksOf(node: TreeNode, above: TreeNode | null): Block[] {
  const { kind, title, who, figures, due, consequence, serves, under } = node;
  const own = factsBlock(`${kind}-${node.id.replaceAll(' ', '-')}`, title, [
    [kindWords[kind], title],
    ['Whose', who],
    ['Serves', above && above.kind !== 'group' ? above.title : (serves ?? null)],
    ['Measure', figures?.measure ?? null],
    ['Stood at', figures?.baseline ?? null],
    ['Stands at', figures?.now ? `${figures.now}${figures.nowOf ? `, ${figures.nowOf}` : ''}` : null],
    ['Target', figures?.target ?? null],
    ['Effect so far', figures?.effect ?? null],
    ['By', due],
    ['If it is not reached', consequence],
  ]);
  return [...(kind === 'group' ? [] : [own]), ...under.flatMap((one) => blocksOf(one, node))];
}
