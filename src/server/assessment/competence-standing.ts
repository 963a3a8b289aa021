// What somebody's records of competence come to on a day. Pure.
import type { CompetenceKind } from './competence.table.ts';

export type Held = { kind: CompetenceKind; title: string; heldFrom: string; heldTo: string | null };

export type CompetenceStanding = {
  /** Holds a qualification to assess: decides without a countersignature. */
  qualified: boolean;
  /** Holds a qualification to assure quality. */
  qualifiedToAssure: boolean;
  /** The last of each licence and CPD that has run out and has no successor: nothing is signed with it. */
  lapsed: { kind: CompetenceKind; title: string; heldTo: string }[];
};

export const competenceWords: Record<CompetenceKind, string> = {
  'assessor-qualification': 'Qualification to assess',
  'assurer-qualification': 'Qualification to assure quality',
  'occupational-competence': 'Occupational competence',
  cpd: 'Professional development (CPD)',
  licence: 'Licence',
};

const holds = ({ heldFrom, heldTo }: Held, day: string) => heldFrom <= day && (heldTo === null || heldTo >= day);

/** @param day YYYY-MM-DD; both ends of a record count as held */
export function competenceStanding(records: readonly Held[], day: string): CompetenceStanding {
  const held = records.filter((record) => holds(record, day));
  const lapsed = (['licence', 'cpd'] as const).flatMap((kind) => {
    if (held.some((record) => record.kind === kind)) return [];
    const over = records.filter((record) => record.kind === kind && record.heldTo !== null && record.heldTo < day);
    const last = over.sort((a, b) => (b.heldTo ?? '').localeCompare(a.heldTo ?? '')).at(0);
    return last?.heldTo ? [{ kind, title: last.title, heldTo: last.heldTo }] : [];
  });
  const has = (wanted: CompetenceKind) => held.some(({ kind }) => kind === wanted);
  return { qualified: has('assessor-qualification'), qualifiedToAssure: has('assurer-qualification'), lapsed };
}
