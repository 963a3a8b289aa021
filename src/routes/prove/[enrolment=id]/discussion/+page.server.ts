import { page } from '#server/page.ts';
import { discussionGuide } from '#server/portfolios/discussion-guide.ts';

export const _uses = ['claim.view'] as const;

export const load = page((actor, { params }) => discussionGuide(actor, params.enrolment!));
