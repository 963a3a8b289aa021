import { page } from '#server/page.ts';
import { mailOf } from '#server/people/mails.ts';

export const _uses = ['administration.view'] as const;

export const load = page(async (actor, { params }) => ({ mail: await mailOf(actor, params.mail!) }));
