import { pageAsked } from '#server/asked.ts';
import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { todayOf } from '#server/today/today.ts';

export const _uses = ['today.view'] as const;

export const load = page(async (actor, { url }) => {
  const all = url.searchParams.has('all');
  const found = await todayOf(actor, { all, page: pageAsked(url) });
  return {
    ...found,
    all,
    me: actor.personId,
    leads: actor.leads.size > 0,
    worksIn: actor.memberOf.size > 0 && actor.leads.size === 0,
    administers: may(actor, 'person.edit', {}),
    coordinates: may(actor, 'enrolment.create', {}),
    assesses: may(actor, 'assessment.list', {}),
    assures: actor.roles.has('internal-quality-assurer'),
    assuresFromOutside: actor.roles.has('external-quality-assurer'),
    manages: actor.manages.size > 0,
    portfolio: found.portfolios[0]?.enrolmentId ?? null,
    ofTeam: [...actor.leads, ...actor.manages, ...actor.memberOf][0] ?? null,
  };
});
