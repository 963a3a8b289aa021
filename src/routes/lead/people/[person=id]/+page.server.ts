import { page } from '#server/page.ts';
import { personOf } from '#server/people/person.ts';
import { roleWords } from '#server/people/roles.form.ts';
import { levelWords } from '#server/people/skills.form.ts';
import { may } from '#server/permissions.ts';

export const _uses = ['person.view'] as const;

export const load = page(async (actor, { params }) => ({
  person: await personOf(actor, params.person!),
  mayAdminister: may(actor, 'administration.view', {}),
  isSelf: params.person === actor.personId,
  roleWords,
  levelWords,
}));
