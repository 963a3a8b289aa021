// Bank holidays by part of the United Kingdom, from the dated list in `packs/`.
import pack from '../../../packs/uk-bank-holidays.json' with { type: 'json' };
import type { BankHolidays } from './organisations.table.ts';

const days: Record<BankHolidays, Record<string, string>> = pack.divisions;

/** The first and the last day for which the list holds. */
export const bankHolidaysKnown = { from: pack.inForceFrom, to: pack.until };

/** Bank holidays from one day to another, both included, with their names. None where the organisation has chosen no division. */
export const bankHolidaysIn = (
  division: BankHolidays | null,
  from: string,
  to: string,
): { day: string; name: string }[] =>
  division === null
    ? []
    : Object.entries(days[division])
        .filter(([day]) => day >= from && day <= to)
        .map(([day, name]) => ({ day, name }));
