import { z } from 'zod';
import { id, longText } from '../fields.ts';

const chosen = 'Open the page again, then choose what to set aside';

/** `restsOn`: as the page showed it; when it has changed meanwhile, the finding is another. */
export const waiverForm = z.object({
  checkId: z.string({ error: chosen }).regex(/^[a-z0-9-]{1,60}$/, chosen),
  objectId: id(chosen),
  restsOn: z.string({ error: chosen }).regex(/^[0-9a-f]{16}$/, chosen),
  reason: longText('the reason', 1000),
});
export type WaiverForm = z.output<typeof waiverForm>;

export const waiverChosen = z.object({ waiverId: id(chosen) });
