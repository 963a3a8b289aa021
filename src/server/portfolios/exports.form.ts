import { z } from 'zod';

/** A tick box: there when it is ticked. */
export const exportForm = z.object({ drafts: z.literal('on').optional().transform(Boolean) });
export type ExportForm = z.output<typeof exportForm>;
