import { written } from './control-chart-words.ts';
import type { Unit } from './kpis.ts';

/** A target as people write it, in the unit of its measure: `72%` is 0.72, `3 min 20 s`, `0:03:20` and `200` are 200, `4.2` is 4.2. Null: not understood. */
export function targetIn(typed: string, { unit }: { unit: Unit }): number | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '') // thousands; any other comma may be meant as a decimal mark
    .replaceAll(', ', ' ');
  if (unit === 'share') return shareIn(text);
  if (unit === 'seconds') return secondsIn(text);
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** The sentence for a target that was not understood. `what`: as in "the target"; `typed`: tells what hinders, where that shows. */
export function sayHowToWrite(what: string, { unit }: { unit: Unit }, typed = ''): string {
  const isShare = unit !== 'share' && typed.includes('%');
  if (unit === 'seconds') {
    const why = isShare
      ? 'This is measured as a time, not in per cent. '
      : bareDecimal.test(typed.trim())
        ? 'A number alone is taken as whole seconds. '
        : '';
    return `${why}Enter ${what} as a time, like ${examples.seconds}`;
  }
  return `${isShare ? 'This is not measured in per cent. ' : ''}Enter ${what} as a number, like ${examples[unit]}`;
}
const bareDecimal = /^\d*\.\d+$/;
const examples = { share: '72%', seconds: '3 min 20 s', points: '4.2' };

/** As a form shows it, for `targetIn` to read again: `2 h 54 min 30 s`, where `inUnit` rounds. */
export const asTyped = (value: number, unit: Unit): string =>
  unit === 'seconds' ? toTheSecond(value) : inUnit(value, unit);

function toTheSecond(seconds: number): string {
  const parts = [
    [Math.floor(seconds / units.h), 'h'],
    [Math.floor((seconds % units.h) / units.min), 'min'],
    [Math.round(seconds % units.min), 's'],
  ] as const;
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${count} ${unit}`)
      .join(' ') || '0 s'
  );
}

/** `72%`, `3 min 20 s`, `4.20`. */
export const inUnit = (value: number, unit: Unit): string => written(value, unit);

function shareIn(text: string): number | null {
  const percent = /^(\d+(?:\.\d+)?) ?%?$/.exec(text)?.[1];
  const value = Number(percent) / 100;
  return percent !== undefined && value <= 1 ? Number(value.toFixed(6)) : null;
}

const units = { h: 3600, min: 60, s: 1 };

function secondsIn(text: string): number | null {
  const [clock, hours, minutes, seconds] = /^(\d+):([0-5]\d):([0-5]\d)$/.exec(text) ?? [];
  if (clock) return Number(hours) * units.h + Number(minutes) * units.min + Number(seconds);
  if (/^\d+$/.test(text)) return Number(text);
  const [all, h, min, s] =
    /^(?:(\d+) ?h(?:ours?)?)? ?(?:(\d+) ?m(?:in(?:utes?)?)?)? ?(?:(\d+) ?s(?:ec(?:onds?)?)?)?$/.exec(text) ?? [];
  if (!all) return null;
  return Number(h ?? 0) * units.h + Number(min ?? 0) * units.min + Number(s ?? 0) * units.s;
}
