import { z } from 'zod';

/** `hash`: of what is to be sent, as it was read on the page. */
export const askModelForm = z.object({
  hash: z
    .string('Read what is sent first, then send it.')
    .regex(/^[0-9a-f]{64}$/, 'Read what is sent first, then send it.'),
});
export type AskModelForm = z.output<typeof askModelForm>;
