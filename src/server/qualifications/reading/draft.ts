// What was read, as the fields of a form in which a person corrects it, and back. Nothing is kept on the way: the form carries it all.
import type { Typed } from '../../form-groups.ts';
import type { Doubt } from '../unit-remarks.ts';
import { remark } from '../unit-remarks.ts';
import type { CriterionKind } from '../units.table.ts';
import type { UnitRead } from './units-read.ts';

/** `out`: taken out by hand, and can be put back; `line` counts in the original from 1, empty where it has none. */
export type CriterionDraft = {
  number: string;
  text: string;
  kind: CriterionKind;
  parts: string;
  identifier: string;
  line: string;
  out: boolean;
};
export type OutcomeDraft = {
  number: string;
  title: string;
  identifier: string;
  line: string;
  out: boolean;
  criteria: CriterionDraft[];
};
export type DoubtDraft = { what: string; line: string; settled: boolean };
export type UnitDraft = {
  number: string;
  title: string;
  level: string;
  credit: string;
  glh: string;
  /** YYYY-MM-DD, or as it was typed. */
  expires: string;
  identifier: string;
  outcomes: OutcomeDraft[];
  doubts: DoubtDraft[];
};

export function draftOf(unit: UnitRead): UnitDraft {
  const { number, title, level, credit, glh, expires, identifier } = unit;
  return {
    ...{ number: number ?? '', title: title ?? '', level: String(level ?? ''), credit: String(credit ?? '') },
    ...{ glh: String(glh ?? ''), expires: expires ?? '', identifier: identifier ?? '' },
    outcomes: unit.outcomes.map((outcome) => ({
      ...{ number: outcome.number, title: outcome.title, identifier: outcome.identifier ?? '' },
      ...{ line: String(outcome.line ?? ''), out: false },
      criteria: outcome.criteria.map((criterion) => ({
        ...{ number: criterion.code, text: criterion.text, kind: criterion.kind, out: false },
        ...{ parts: (criterion.sub ?? []).join('\n'), identifier: criterion.identifier ?? '' },
        line: String(criterion.line ?? ''),
      })),
    })),
    doubts: unit.check.map((doubt) => ({ ...doubtIn(doubt), settled: false })),
  };
}

function doubtIn(doubt: Doubt): { what: string; line: string } {
  const line = typeof doubt.where === 'object' && doubt.where !== null ? doubt.where.line : undefined;
  return line === undefined ? { what: remark(doubt), line: '' } : { what: doubt.what, line: String(line) };
}

const facts = ['number', 'title', 'level', 'credit', 'glh', 'identifier'] as const;
const ofOutcome = ['number', 'title', 'identifier', 'line'] as const;
const ofCriterion = ['number', 'text', 'kind', 'parts', 'identifier', 'line'] as const;

/** Fields by name: `title`, `o-0-title`, `c-0-1-text`, `d-0-what`. */
export function fieldsOf(draft: UnitDraft): Typed {
  const fields: Typed = {};
  for (const name of facts) fields[name] = draft[name];
  const [year = '', month = '', day = ''] = draft.expires.split('-');
  Object.assign(fields, { 'expires-year': year, 'expires-month': month, 'expires-day': day });
  for (const [o, outcome] of draft.outcomes.entries()) {
    for (const name of ofOutcome) fields[`o-${o}-${name}`] = outcome[name];
    fields[`o-${o}-out`] = outcome.out ? 'on' : '';
    for (const [c, criterion] of outcome.criteria.entries()) {
      for (const name of ofCriterion) fields[`c-${o}-${c}-${name}`] = criterion[name];
      fields[`c-${o}-${c}-out`] = criterion.out ? 'on' : '';
    }
  }
  for (const [d, doubt] of draft.doubts.entries()) {
    Object.assign(fields, { [`d-${d}-what`]: doubt.what, [`d-${d}-line`]: doubt.line });
    if (doubt.settled) fields[`d-${d}-settled`] = 'on';
  }
  return fields;
}

/** The same from what was sent, as far as it goes on without a gap. */
export function draftIn(fields: Typed): UnitDraft {
  const get = (name: string) => {
    const value = fields[name];
    return (Array.isArray(value) ? value[0] : value) ?? '';
  };
  const counted = (name: (nth: number) => string) => {
    let count = 0;
    while (fields[name(count)] !== undefined) count++;
    return Array.from({ length: count }, (_, nth) => nth);
  };
  const boxes = ['year', 'month', 'day'].map((part) => get(`expires-${part}`));
  const expires = fields.expires === undefined ? boxes.filter(Boolean).join('-') : get('expires');
  return {
    ...{ number: get('number'), title: get('title'), level: get('level'), credit: get('credit'), glh: get('glh') },
    ...{ expires, identifier: get('identifier') },
    outcomes: counted((o) => `o-${o}-title`).map((o) => ({
      ...{ number: get(`o-${o}-number`), title: get(`o-${o}-title`), identifier: get(`o-${o}-identifier`) },
      ...{ line: get(`o-${o}-line`), out: get(`o-${o}-out`) === 'on' },
      criteria: counted((c) => `c-${o}-${c}-text`).map((c) => ({
        ...{ number: get(`c-${o}-${c}-number`), text: get(`c-${o}-${c}-text`), parts: get(`c-${o}-${c}-parts`) },
        kind: get(`c-${o}-${c}-kind`) === 'knowledge' ? ('knowledge' as const) : ('performance' as const),
        ...{ identifier: get(`c-${o}-${c}-identifier`), line: get(`c-${o}-${c}-line`) },
        out: get(`c-${o}-${c}-out`) === 'on',
      })),
    })),
    doubts: counted((d) => `d-${d}-what`).map((d) => ({
      ...{ what: get(`d-${d}-what`), line: get(`d-${d}-line`), settled: get(`d-${d}-settled`) === 'on' },
    })),
  };
}
