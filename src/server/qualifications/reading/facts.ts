// What a specification says of its unit as a whole: number, title, level, credit, hours, the day it expires.
import type { Doubt } from '../unit-remarks.ts';
import { inOneLine } from './bodies.ts';
import type { Piece } from './pieces.ts';
import type { UnitRead } from './units-read.ts';

export type Facts = Pick<UnitRead, 'number' | 'title' | 'level' | 'credit' | 'glh' | 'expires'>;

export const ofqual = '[A-Z]\\s?/\\s?\\d{3}\\s?/\\s?\\d{4}';
const standard = '(?:[A-Z]{2,}[A-Z0-9]*\\d{2,}[A-Z]?|[A-Z]{4,}\\d)';

/** Labels and their values by line; `from` is the piece with which the outcomes begin: what stands before it counts first. */
export function factsOf(pieces: Piece[], from: number, check: Doubt[]): Facts {
  const before = textOf(pieces.slice(0, Number.isFinite(from) ? from : pieces.length));
  const all = textOf(pieces);
  const find = (patterns: RegExp[]) => first(patterns, before) ?? first(patterns, all);
  const facts = {
    number: numberIn(before) ?? numberIn(all),
    title: titleIn(before),
    level: whole(find(levels)),
    credit: whole(find(credits)),
    glh: whole(find(hours)),
    expires: day(find(expiries)),
  };
  fromHeadsApart(pieces, facts, check);
  return facts;
}

/** Where a row of heads stands above a row of as many values, each head is put before its value. */
function textOf(pieces: Piece[]): string {
  const rows = [...Map.groupBy(pieces, ({ line }) => line).values()].map((row) => row.map(({ text }) => text));
  const paired = rows.flatMap((row, at) => {
    const values = rows[at + 1];
    const isHead =
      row.length > 1 &&
      values?.length === row.length &&
      row.some((cell) => isLabel.test(cell)) &&
      !/\d{2}/.test(row.join(' ').replace(/pre-2009/gi, ''));
    return isHead ? row.map((cell, nth) => `${cell}: ${values[nth]}`) : [];
  });
  return [...paired, ...pieces.map(({ text }) => text)].join('\n');
}

const first = (patterns: RegExp[], text: string): string | null => {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found) return inOneLine(found);
  }
  return null;
};

const levels = [
  /^(?:(?:qcf|nqf|rqf|unit|ofqual|framework|scqf|eqf|national)\s+)*level\s*(?:of unit)?\s*[:\n–-]?\s*(?:(?:nqf\s+)?level\s+)?0?(\d)\s*(?:$|[,;|(])/im,
  /\b(?:(?:qcf|nqf|rqf|unit|ofqual)\s+)?level\s*:\s*(?:level\s+)?(\d)\b/i,
];
const credits = [
  /\b(?:unit\s+)?(?:credit\s+(?:value|rating)|number of credits|credits?)\s*[:\n–-]\s*(\d{1,3})\b/i,
  /^(?:unit\s+)?credits?\s+(?:value\s+)?(\d{1,3})\s*$/im,
  /\bcredit value\s+(\d{1,3})\b/i,
];
const hours = [
  /\b(?:guided learning(?: hours?)?|glh)(?:\s*\(\s*glh\s*\))?\s*[:\n–-]?\s*(\d{1,4})\b(?!\s*[-–]\s*\d)/i,
  /\b(\d{1,4})\s+(?:guided learning hours|glh)\b/i,
  /guided learning hours\s+it is recommended that\s+(\d{1,4})\s+hours/i,
];
const expiries = [
  /\b(?:(?:unit\s+)?expir(?:y|es|ation)(?:\s+date|\s+on)?|valid until|date of withdrawal|operational end date|certification end date)\s*[:\n–-]?\s*(\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\s+\d{4})/iu,
];

const labelled =
  '(?:unit\\s+reference(?:\\s+(?:number|no\\.?|code))?|ofqual(?:\\s+unit)?\\s+ref(?:erence)?\\.?(?:\\s+number)?|(?:ndaq|urn|rits|accreditation)(?:\\s+(?:number|no\\.?|ref))?|unit\\s+(?:accreditation\\s+)?(?:number|no\\.?|code|id)|reference(?:\\s+(?:number|code))?|(?:saqa\\s+)?us\\s+id)';
const numbers = [
  new RegExp(`\\b${labelled}\\s*[:\\n–-]?\\s*(${ofqual})(?!\\d)`, 'i'),
  new RegExp(`^\\s*(${ofqual})(?!\\d)`, 'm'),
  new RegExp(`\\b(${ofqual})(?!\\d)`),
  /^unit standard\s+(\d{3,})\s*$/im,
  new RegExp(`^(?:${labelled}\\s*[:\\n–-]?\\s*)(${standard}|\\d{1,6})(?![\\w/])`, 'im'),
  new RegExp(`^(${standard})(?:$|\\s+\\p{Lu}\\p{Ll})`, 'mu'),
  /^unit\s+(?:number\s+|no\.?\s*)?(\d{1,4}[A-Z]?)\b(?!\s+(?:standards?|units?)\b)/im,
];

const numberIn = (text: string) => first(numbers, text)?.replace(/\s*\/\s*/g, '/') ?? null;

const titles = [
  /^unit(?:\s+standard)?\s+title\s*[:\n–-]?\s*(\S.*)$/im,
  /^(?:view )?unit\s*:\s*(\S.*)$/im,
  /^(?:\d+\s+)?title\s*[:\n–-]\s*(?:unit\s+)?(\S.*)$/im,
  /^unit\s+(?:number\s+)?\d{1,4}[A-Z]?\s*(?:[:–-]\s*|\.\s+|\s+)(?!standard)(\p{L}.*)$/imu,
  new RegExp(`^${ofqual}\\s*[:–-]?\\s+(\\p{Lu}\\p{L}.*)$`, 'mu'),
  new RegExp(`^${standard}\\s*[:–-]?\\s+(\\p{Lu}.*)$`, 'mu'),
];

const isLabel = new RegExp(
  `^(?:${labelled}|(?:(?:qcf|nqf|rqf)\\s+)?level|credits?|glh|guided|qualification|status|unit\\s+(?:level|sub|credit|aim)|ssas?)\\b`,
  'i',
);

const atItsEnd = new RegExp(`\\s*\\(?${ofqual}\\)?$`);

function titleIn(text: string): string | null {
  for (const pattern of titles) {
    const found = pattern.exec(text)?.[1];
    if (found && !isLabel.test(found))
      return inOneLine(found)
        .replace(/\s*[|]\s*$/, '')
        .replace(atItsEnd, '');
  }
  const [line, next] = text.split('\n');
  return next && /^overview$/i.test(next.trim()) && line!.length < 150 ? inOneLine(line!) : null;
}

const whole = (text: string | null) => (text === null ? null : Number.parseInt(text, 10));

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A day as it is written in the UK, the day before the month; null for one that there is none. */
function day(text: string | null): string | null {
  if (text === null) return null;
  const [, d, month, y] = /^(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}+)\s+(\d{4})$/u.exec(text) ?? [];
  const parts = text.split(/[/.-]/).map(Number);
  const [year, at, date] = d
    ? [Number(y), months.indexOf(month!.slice(0, 3).toLowerCase()) + 1, Number(d)]
    : parts[0]! > 31
      ? parts
      : [parts[2]! < 100 ? 2000 + parts[2]! : parts[2], parts[1], parts[0]];
  const iso = `${year}-${String(at).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== iso ? null : iso;
}

const heads: [name: 'credit' | 'glh' | 'other', pattern: string][] = [
  ['credit', '(?:number of |unit )?credits?(?: value)?'],
  ['glh', 'guided learning hours(?: \\(glh\\))?|glh'],
  ['other', 'total qualification time(?: \\(tqt\\))?|tqt'],
];
const row = new RegExp(heads.map(([, pattern]) => `(${pattern})`).join('|'), 'gi');

/** Several heads in one line, and their numbers somewhere below: paired by order, and said. */
function fromHeadsApart(pieces: Piece[], facts: Facts, check: Doubt[]) {
  for (const [at, { text, line }] of pieces.entries()) {
    const names = [...text.matchAll(row)].map((found) => heads[found.slice(1).findIndex(Boolean)]![0]);
    if (names.length < 2 || /\d/.test(text)) continue;
    const below = pieces.slice(at + 1, at + 9).filter((piece) => /^\d{1,4}(\s+\d{1,4})*$/.test(piece.text));
    const values = below.flatMap((piece) => piece.text.split(/\s+/).map(Number));
    if (values.length < names.length) continue;
    for (const [nth, name] of names.entries()) if (name !== 'other') facts[name] = values[nth]!;
    const what = `The heads “${text}” and their numbers ${values.slice(0, names.length).join(', ')} stand apart; paired by order`;
    check.push({ where: { line }, what });
    return;
  }
}
