import { written } from './control-chart-words.ts';
import type { Unit } from './kpis.ts';

/** A target as people write it, in the unit of its measure: `72%` is 0.72, `3 min 20 s` is 200, `4.2` is 4.2. Null: not understood. */
export function targetIn(typed: string, { unit }: { unit: Unit }): number | null {
  const text = typed.trim().toLowerCase().replaceAll(',', '');
  if (unit === 'share') return shareIn(text);
  if (unit === 'seconds') return secondsIn(text);
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** `72%`, `3 min 20 s`, `4.2`. */
export const inUnit = (value: number, unit: Unit): string => written(value, unit === 'points' ? 'number' : unit);

function shareIn(text: string): number | null {
  const percent = /^(\d+(?:\.\d+)?) ?%?$/.exec(text)?.[1];
  const value = Number(percent) / 100;
  return percent !== undefined && value <= 1 ? Number(value.toFixed(6)) : null;
}

const units = { h: 3600, min: 60, s: 1 };

function secondsIn(text: string): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const [all, h, min, s] =
    /^(?:(\d+) ?h(?:ours?)?)? ?(?:(\d+) ?m(?:in(?:utes?)?)?)? ?(?:(\d+) ?s(?:ec(?:onds?)?)?)?$/.exec(text) ?? [];
  if (!all) return null;
  return Number(h ?? 0) * units.h + Number(min ?? 0) * units.min + Number(s ?? 0) * units.s;
}
