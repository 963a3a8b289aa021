import { dayOf } from '#server/day-words.ts';
import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { registrationsOf } from '#server/portfolios/registration-page.ts';
import { qualificationOf } from '#server/qualifications/qualifications.ts';
import { sameNumber } from '#server/qualifications/unit-words.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = [
  'qualification.view',
  'qualification.revise',
  'registration.list',
  'registration.create',
] as const;

export const load = page(async (actor, { params, url }) => {
  const { here, versions, ...qualification } = await qualificationOf(actor, params.qualification!);
  const asked = url.searchParams.get('version');
  const shown = versions.find(({ edition }) => String(edition) === asked) ?? versions[0]!;
  const { timeZone } = actor.organisation;
  return {
    ...{ qualification, shown, newest: versions[0]!.edition },
    versions: versions.map(({ edition, by, at, source }) => ({ edition, by, source, on: dayOf(at, timeZone) })),
    /** Where a unit of the rules is here, by its number in one spelling. */
    here: Object.fromEntries(here.map(({ id, number }) => [sameNumber(number), id])),
    registrations: await registrationsOf(actor, params.qualification!),
    mayRevise: may(actor, 'qualification.revise', {}),
    unheeded: unheeded(url, [
      {
        name: 'version',
        taken: (typed) => versions.some(({ edition }) => String(edition) === typed),
        say: (typed) => `There is no version “${typed}” of this qualification: the newest is shown.`,
      },
    ]),
  };
});
