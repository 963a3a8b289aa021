import { z } from 'zod';
import { choice, optionalText } from '../../fields.ts';
import { reportFormats, reportKinds } from './caseload-reports.table.ts';

export const reportForm = z.object({
  kind: choice(reportKinds, 'Choose what the report holds'),
  format: choice(reportFormats, 'Choose a kind of file'),
  find: optionalText('what is searched for', 200).transform((find) => find ?? ''),
  shown: choice(['open', 'all'], 'Choose whether it holds also what is achieved or has ended'),
});
export type ReportForm = z.output<typeof reportForm>;
