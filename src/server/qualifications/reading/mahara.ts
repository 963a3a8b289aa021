// The framework file of Mahara's SmartEvidence (`.matrix`): standards, and elements that belong to them.
import { z } from 'zod';
import { Unreadable } from '../../tables/unreadable.ts';
import { made, type Row, treeOf, unitsInFramework } from './framework.ts';
import { withoutTags } from './html.ts';
import type { UnitRead } from './units-read.ts';

const id = z.union([z.string(), z.number()]).transform(String);
const matrix = z.object({
  framework: z.object({
    name: z.string().min(1),
    standards: z.array(z.object({ name: z.string().min(1), standardid: id })),
    standardelements: z.array(
      z.object({
        name: z.string().min(1),
        description: z.string().nullish(),
        standardid: id,
        elementid: id,
        parentelementid: id.nullish(),
      }),
    ),
  }),
});

export const isMahara = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'framework' in value && typeof value.framework === 'object';

/** Its standards are the outcomes, its elements the criteria. @throws Unreadable */
export function unitsInMahara(value: unknown): UnitRead[] {
  const read = matrix.safeParse(value);
  if (!read.success)
    throw new Unreadable(
      'bad-matrix',
      'This looks like a framework of Mahara, but has no name, standards and standardelements.',
    );
  const { name, standards, standardelements } = read.data.framework;
  const top = { identifier: made('framework'), code: null, statement: name, type: null, items: [] };
  const rows: Row[] = [
    ...standards.map((one) => ({
      ...{ identifier: made(`standard ${one.standardid}`), code: one.standardid, statement: one.name, type: null },
      parent: top.identifier,
    })),
    ...standardelements.map((one) => ({
      ...{ identifier: made(`element ${one.elementid}`), code: one.elementid, type: null },
      statement: withoutTags(one.description ?? '') || one.name,
      parent: made(one.parentelementid ? `element ${one.parentelementid}` : `standard ${one.standardid}`),
    })),
  ];
  return unitsInFramework(treeOf(top, rows).top);
}
