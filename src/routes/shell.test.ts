import { expect } from 'vitest';
import { test } from '../../tests/database.ts';
import { world } from '../../tests/world.ts';
import { shellOf } from './shell.ts';

test('who works in no team has the areas that everybody may read, and in each the pages that open for them', async ({
  db: _,
}) => {
  const { ada } = await world();
  const assessor = {
    ...ada,
    ...{ roles: new Set(['assessor' as const]), leads: new Set<string>(), manages: new Set<string>() },
    memberOf: new Set<string>(),
  };
  const { verbs } = shellOf(assessor, '/today');
  expect(verbs.map(({ label }) => label)).toEqual(['Today', 'Lead', 'Serve', 'Improve', 'Prove']);
  const pages = verbs.flatMap(({ href }) => shellOf(assessor, href).local.map((page) => page.href));
  expect(pages).toEqual([
    ...['/lead/people', '/lead/chart', '/serve', '/serve/standards', '/improve'],
    ...['/prove', '/prove/assess', '/prove/units'],
  ]);
});

test('whoever leads a team has every area', async ({ db: _ }) => {
  const { lee } = await world();
  const labels = shellOf(lee, '/today').verbs.map(({ label }) => label);
  expect(labels).toEqual(['Today', 'Lead', 'Develop', 'Serve', 'Improve', 'Prove']);
});
