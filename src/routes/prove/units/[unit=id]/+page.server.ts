import { page } from '#server/page.ts';
import { unitOf } from '#server/qualifications/units.ts';

export const _uses = ['unit.view'] as const;

export const load = page(async (actor, { params }) => ({ unit: await unitOf(actor, params.unit!) }));
