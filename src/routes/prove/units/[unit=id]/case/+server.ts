import { answer } from '#server/page.ts';
import { casePackage } from '#server/qualifications/case-export.ts';
import { unitOf } from '#server/qualifications/units.ts';
import { origin } from '#server/running.ts';
import type { RequestHandler } from './$types';

export const _uses = ['unit.view'] as const;

export const GET: RequestHandler = answer(async (actor, { params }) => {
  const unit = await unitOf(actor, params.unit!);
  const name = encodeURIComponent(`Unit ${unit.number.replaceAll('/', '-')}.json`);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  };
  return new Response(JSON.stringify(casePackage(unit, origin()), null, 2), { headers });
});
