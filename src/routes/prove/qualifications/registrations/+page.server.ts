import { page } from '#server/page.ts';
import { registrationsOf } from '#server/portfolios/registration-page.ts';

export const _uses = ['registration.list'] as const;

export const load = page(async (actor) => ({ registrations: await registrationsOf(actor) }));
