import { page } from '#server/page.ts';
import { signedVersion } from '#server/plans/signed-versions.ts';
import { copiesOfAgreement } from '#server/portfolios/copies.ts';

export const _uses = ['agreement.view'] as const;

export const load = page(async (actor, { params }) => ({
  signed: await signedVersion(actor, params.plan!, params.person!, params.version!),
  copies: await copiesOfAgreement(actor, params.plan!, params.person!),
}));
