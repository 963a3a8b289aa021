// 1EdTech CASE 1.0 and 1.1: a package of a CFDocument, its CFItems and the CFAssociations that say which is a child of which.
import { z } from 'zod';
import { Unreadable } from '../../tables/unreadable.ts';
import { type Row, treeOf, unitsInFramework } from './framework.ts';
import type { UnitRead } from './units-read.ts';

const link = z.object({ identifier: z.string().optional(), uri: z.string().optional() });
const facts = z.object({
  number: z.string().nullish(),
  level: z.number().nullish(),
  credit: z.number().nullish(),
  glh: z.number().nullish(),
  expires: z.string().nullish(),
});
const extensions = z.object({ leadwell: facts.optional() }).nullish().catch(null);
const document = z.object({
  identifier: z.string().min(1),
  title: z.string().min(1),
  statusEndDate: z.iso.date().nullish().catch(null),
  extensions,
});
const item = z.object({
  identifier: z.string().min(1),
  fullStatement: z.string(),
  humanCodingScheme: z.string().nullish(),
  listEnumeration: z.string().nullish(),
  CFItemType: z.string().nullish(),
  statusEndDate: z.iso.date().nullish().catch(null),
  extensions,
});
const association = z.object({
  associationType: z.string(),
  originNodeURI: link.nullish(),
  destinationNodeURI: link.nullish(),
  sequenceNumber: z.number().nullish(),
});
const packed = z.object({
  CFDocument: document,
  CFItems: z.array(item).nullish(),
  CFAssociations: z.array(association).nullish(),
});
type Package = z.output<typeof packed>;

export const isCase = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('CFDocument' in value || 'CFPackage' in value || 'CFItems' in value);

/** The units of a package. @throws Unreadable with the place in the file that is not as CASE asks */
export function unitsInCase(value: object): UnitRead[] {
  const read = packed.safeParse('CFPackage' in value ? value.CFPackage : value);
  if (!read.success) throw new Unreadable('bad-case', placed(read.error.issues[0]!));
  const { CFDocument, CFItems, CFAssociations } = read.data;
  const top = {
    ...{ identifier: CFDocument.identifier, statement: CFDocument.title, type: null, items: [] },
    code: CFDocument.extensions?.leadwell?.number ?? null,
    facts: factsIn(CFDocument),
  };
  const { rows, dangling } = rowsOf(top.identifier, CFItems ?? [], CFAssociations ?? []);
  const tree = treeOf(top, rows);
  const units = unitsInFramework(tree.top);
  const notes = [
    ...(dangling > 0
      ? [`${counted(dangling)} under nothing that is in the file, and stands at the top at the end`]
      : []),
    ...(tree.lost.length > 0 ? [`${counted(tree.lost.length)} under itself in a circle, and is left out`] : []),
  ];
  units[0]?.check.push(...notes.map((what) => ({ what, certain: false })));
  return units;
}

const counted = (items: number) => (items === 1 ? '1 of its items belongs' : `Each of ${items} of its items belongs`);

/** Items with their parents, by sequence where the associations give one, else in the order of the file; without a parent they come last. */
function rowsOf(
  top: string,
  items: NonNullable<Package['CFItems']>,
  associations: NonNullable<Package['CFAssociations']>,
) {
  const known = new Set([top, ...items.map(({ identifier }) => identifier)]);
  const parents = new Map<string, { parent: string; sequence: number }>();
  for (const { associationType, originNodeURI, destinationNodeURI, sequenceNumber } of associations) {
    const [child, parent] = [nodeOf(originNodeURI), nodeOf(destinationNodeURI)];
    if (associationType !== 'isChildOf' || !child || !parent || !known.has(parent) || parents.has(child)) continue;
    parents.set(child, { parent, sequence: sequenceNumber ?? last });
  }
  const dangling = items.filter(({ identifier }) => !parents.has(identifier));
  const place = ({ identifier }: z.output<typeof item>) =>
    parents.get(identifier)?.sequence ?? Number.POSITIVE_INFINITY;
  const ordered = items.toSorted((a, b) => compared(place(a), place(b)) || compared(enumerated(a), enumerated(b)));
  const rows = ordered.map(
    (one): Row => ({
      ...{ identifier: one.identifier, code: one.humanCodingScheme?.trim() || null, statement: one.fullStatement },
      ...{ type: one.CFItemType ?? null, facts: factsIn(one), parent: parents.get(one.identifier)?.parent ?? top },
    }),
  );
  return { rows, dangling: dangling.length };
}

const last = Number.MAX_SAFE_INTEGER;
const nodeOf = (node: z.output<typeof link> | null | undefined) => node?.identifier ?? node?.uri?.split('/').at(-1);
const enumerated = ({ listEnumeration }: z.output<typeof item>) => Number.parseFloat(listEnumeration ?? '') || 0;
const compared = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

const factsIn = ({ extensions: own, statusEndDate }: Pick<z.output<typeof item>, 'extensions' | 'statusEndDate'>) => ({
  level: own?.leadwell?.level ?? null,
  credit: own?.leadwell?.credit ?? null,
  glh: own?.leadwell?.glh ?? null,
  expires: own?.leadwell?.expires ?? statusEndDate ?? null,
});

const placed = ({ path, message }: z.core.$ZodIssue) =>
  `This looks like CASE but ${path.length > 0 ? `${path.map(String).join('.')} is not as it has to be` : 'is none'} (${message}). A package has a CFDocument with identifier and title, CFItems with identifier and fullStatement, and CFAssociations.`;
