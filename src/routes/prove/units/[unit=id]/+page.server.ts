import { seeTogether } from '#server/act.ts';
import { momentInWords } from '#server/day-words.ts';
import { page } from '#server/page.ts';
import { may } from '#server/permissions.ts';
import { requirementChangesOf } from '#server/qualifications/requirements.ts';
import { versionsOf } from '#server/qualifications/unit-versions.ts';
import { unitOf } from '#server/qualifications/units.ts';

export const _uses = ['unit.view', 'unit.set-requirements'] as const;

export const load = page(async (actor, { params }) => {
  const found = await seeTogether(actor, async () => ({
    unit: await unitOf(actor, params.unit!),
    versions: await versionsOf(actor, params.unit!),
    changes: await requirementChangesOf(actor, params.unit!),
  }));
  const { timeZone } = actor.organisation;
  return {
    ...found,
    changes: found.changes.map((change) => ({ ...change, at: momentInWords(change.at, timeZone) })),
    maySet: may(actor, 'unit.set-requirements', {}),
  };
});
