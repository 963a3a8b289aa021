import type { z } from 'zod';
import { id } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { confirmForm } from '#server/plans/plans.form.ts';
import { confirmUnderstanding } from '#server/plans/understandings.ts';

const form = confirmForm.extend({ personId: id('Open the page again, then reply') }) satisfies z.ZodType;

/** Where several people's words stand on one page: the leader confirms what one of them said, or makes something clear. */
export const confirmWords = submit(form, async (actor, { personId, ...reply }, { params }) => {
  await confirmUnderstanding(actor, params.plan!, personId, reply);
  return { said: reply.outcome === 'confirmed' ? 'Confirmed.' : 'Made clear, in your words.' };
});
