import { canonical } from './canonical.ts';

type Fields = Record<string, unknown>;

/** The fields of a row that its kept version has otherwise. A column that is younger than the version says nothing about alteration. */
export function differing(row: Fields, version: Fields): string[] {
  const now = JSON.parse(JSON.stringify(row)) as Fields;
  return Object.keys(now).filter((field) => field in version && canonical(now[field]) !== canonical(version[field]));
}
