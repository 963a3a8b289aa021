import { z } from 'zod';
import { tick } from '../fields.ts';

export const exportForm = z.object({ drafts: tick });
export type ExportForm = z.output<typeof exportForm>;
