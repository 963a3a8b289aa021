// What a specification is read into: the JSON of `leadwell unit read`. What the text does not give is null; what was guessed stands in `check`.
import type { Doubt } from '../unit-remarks.ts';
import type { CriterionKind } from '../units.table.ts';

/** `sub`: parts that stand under a criterion and are none themselves, such as ranges; null where there are none. */
export type CriterionRead = {
  code: string;
  text: string;
  kind: CriterionKind;
  sub: string[] | null;
  /** Of a competency framework, as everywhere in this file. */
  identifier?: string;
  /** Where it stands in the text that was read, from 1. */
  line?: number;
};

export type OutcomeRead = {
  number: string;
  title: string;
  criteria: CriterionRead[];
  identifier?: string;
  line?: number;
};

/** `expires`: YYYY-MM-DD. */
export type UnitRead = {
  number: string | null;
  title: string | null;
  level: number | null;
  credit: number | null;
  glh: number | null;
  expires: string | null;
  identifier?: string;
  outcomes: OutcomeRead[];
  check: Doubt[];
};

/** Of a file that is read. */
export const mostBytes = 20 * 1024 ** 2;

export type Kind = 'text' | 'pdf' | 'docx' | 'case' | 'csv' | 'sheet' | 'mahara' | 'units';

/** `text`: what was read, line by line as `check` counts them; null where the file is no text. */
export type UnitsRead = { kind: Kind; units: UnitRead[]; check: Doubt[]; text: string | null };
