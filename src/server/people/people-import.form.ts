import { z } from 'zod';
import { choice, several, version } from '../fields.ts';
import type { meanings } from './reading/column-meanings.ts';

export const meaningWords: Record<(typeof meanings)[number] | 'unused', string> = {
  unused: 'Not used',
  name: 'Whole name',
  'given-name': 'First name',
  'middle-name': 'Middle name',
  'family-name': 'Family name',
  'preferred-name': 'Name they go by',
  email: 'Work e-mail address',
  'employee-number': 'Employee number',
  'job-title': 'Job title',
  team: 'Team',
  manager: 'Manager',
  'manager-email': 'Manager’s e-mail address',
  'manager-number': 'Manager’s employee number',
  hours: 'Hours a week',
  'start-date': 'First day at work',
  'end-date': 'Last day at work',
};

export const dateOrders = ['day-first', 'month-first'] as const;

/** The columns as `column-0`, `column-1` …, the order of dates where it was asked, and the teams to give a leader. */
export const columnsForm = z
  .looseObject({
    version,
    dates: choice(dateOrders, 'Choose whether the day or the month comes first').optional(),
    leaders: several(z.string({ error: 'Choose the teams from the list' })),
  })
  .transform(({ version, dates, leaders, ...typed }) => ({
    ...{ version, dates: dates ?? null, leaders },
    columns: Object.entries(typed).flatMap(([name, value]) => {
      const at = /^column-(\d{1,4})$/.exec(name)?.[1];
      return at && typeof value === 'string' ? [{ at: Number(at), meaning: value }] : [];
    }),
  }));
export type ColumnsForm = z.output<typeof columnsForm>;
