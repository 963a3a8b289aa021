import { page } from '#server/page.ts';
import { registrationOf } from '#server/portfolios/registration-page.ts';

export const _uses = [
  'registration.view',
  'registration.view-numbers',
  'registration.edit',
  'registration.choose',
  'registration.end',
] as const;

export const load = page(async (actor, { params }) => registrationOf(actor, params.registration!));
