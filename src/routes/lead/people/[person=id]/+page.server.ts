import { today } from '#server/clock.ts';
import { page } from '#server/page.ts';
import { personOf } from '#server/people/person.ts';
import { roleWords } from '#server/people/roles.form.ts';
import { levelWords } from '#server/people/skills.form.ts';
import { may } from '#server/permissions.ts';
import { pairWith } from '#server/support/one-to-one-list.ts';
import { newestThanksTo } from '#server/support/recognition-list.ts';

export const _uses = ['person.view', 'one-to-one.list', 'recognition.list'] as const;

export const load = page(async (actor, { params }) => {
  const isSelf = params.person === actor.personId;
  const [person, pair, thanks] = await Promise.all([
    personOf(actor, params.person!),
    isSelf ? null : pairWith(actor, params.person!),
    isSelf ? null : newestThanksTo(actor, params.person!),
  ]);
  return {
    ...{ person, pair, thanks, isSelf, roleWords, levelWords },
    ...{ mayAdminister: may(actor, 'administration.view', {}), me: actor.personId },
    ...{ day: today(actor.organisation.timeZone), timeZone: actor.organisation.timeZone },
  };
});
