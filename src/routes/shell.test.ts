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
    ...['/prove', '/prove/assess', '/prove/caseload', '/prove/units', '/prove/qualifications'],
  ]);
});

test('whoever leads a team has every area', async ({ db: _ }) => {
  const { lee } = await world();
  const labels = shellOf(lee, '/today').verbs.map(({ label }) => label);
  expect(labels).toEqual(['Today', 'Lead', 'Develop', 'Serve', 'Improve', 'Prove']);
});

test('where an area has many pages, its parts come first, and beside a page are those of its part', async ({
  db: _,
}) => {
  const { lee } = await world();
  const at = (path: string) => {
    const { parts, local } = shellOf(lee, path);
    const marked = [...parts, ...local].filter(({ current }) => current).map(({ label, current }) => [label, current]);
    return { beside: local.map(({ label }) => label), marked };
  };
  expect(shellOf(lee, '/lead').parts.map(({ label }) => label)).toEqual([
    'Plan',
    'Support',
    'Review',
    'How you lead',
    'Team',
  ]);
  expect(at('/lead/meetings')).toEqual({
    beside: ['One-to-ones', 'Coaching', 'Meetings', 'Help asked for'],
    marked: [
      ['Support', true],
      ['Meetings', 'page'],
    ],
  });
  expect(at('/lead/teams/1').marked).toEqual([
    ['Team', true],
    ['Team and roles', true],
  ]);
});

test('a manager who leads no team finds fair shares by their name, not under how one leads', async ({ db: _ }) => {
  const { pat } = await world();
  expect(shellOf(pat, '/lead').parts).toContainEqual({
    ...{ href: '/lead/fair-shares', label: 'Fair shares', current: false },
  });
});

test('no more pages stand side by side than are read at a glance, and each opens from its part', async ({ db: _ }) => {
  const { lee } = await world();
  for (const { href, label } of shellOf(lee, '/lead').parts) {
    const { parts, local } = shellOf(lee, href);
    expect(local.length).toBeLessThanOrEqual(6);
    expect(local.find(({ current }) => current === 'page')?.href).toBe(href);
    expect(parts.find(({ current }) => current)?.label).toBe(label);
  }
});
