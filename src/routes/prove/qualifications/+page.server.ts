import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { qualificationsOf } from '#server/qualifications/qualifications.ts';

export const _uses = ['qualification.view', 'qualification.add'] as const;

export const load = page(async (actor) => ({
  qualifications: await qualificationsOf(actor),
  mayAdd: may(actor, 'qualification.add', {}),
}));
