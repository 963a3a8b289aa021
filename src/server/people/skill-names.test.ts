import { expect, test } from 'vitest';
import { ownInstallation } from '../../../tests/own-installation.ts';
import { foundedBy } from '../../../tests/world.ts';
import { Invalid } from '../errors.ts';
import { defineSkill } from './skills.ts';

test('of several at once that name a skill alike, capitals apart, one is kept and the others are told', async () => {
  const installation = await ownInstallation('skills');
  try {
    const ada = await foundedBy('Ada Founder');
    const names = ['Écoute', 'écoute', 'ÉCOUTE', 'ÉCoute', 'écOute', 'Écoutë'];
    const done = await Promise.allSettled(names.map((one) => defineSkill(ada, { name: one })));
    const refused = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(4); // the last is another word
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(Invalid);
      expect((reason as Invalid).problems.name?.[0]).toMatch(/^There is already a skill called écoute$/iu);
    }
  } finally {
    await installation.close();
  }
});
