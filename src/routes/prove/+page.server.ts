import { pageAsked } from '#server/asked.ts';
import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { pageSize, portfoliosOf } from '#server/portfolios/enrolments.ts';

export const _uses = ['portfolio.list'] as const;

export const load = page(async (actor, { url }) => {
  const part = ({ candidateId, assessorId }: { candidateId: string; assessorId: string | null }) => {
    if (candidateId === actor.personId) return 'Candidate';
    return assessorId === actor.personId ? 'Assessor' : 'Internal quality assurer';
  };
  const { enrolments, ...list } = await portfoliosOf(actor, pageAsked(url));
  return {
    ...{ ...list, pageSize, enrolments: enrolments.map((row) => ({ ...row, part: part(row) })) },
    mayEnrol: may(actor, 'enrolment.create', {}),
    outside: actor.roles.has('external-quality-assurer'),
    appointed: actor.roles.has('assessor') || actor.roles.has('internal-quality-assurer'),
  };
});
