// The main job on the sample organisation, from person to person: a member agrees, the leader goes on, the assessor judges,
// the portfolio is exported and verified. One story: each test goes on where the one before stopped.
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyPackage } from '../../src/server/ledger/package-verify.ts';
import { sampleHome } from '../sample-home.ts';
import { type ServerProcess, startServer } from '../server.ts';
import { oneStory } from './story.ts';
import { launch, type Visitor, visitor } from './visitor.ts';

let home: Awaited<ReturnType<typeof sampleHome>>;
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  home = await sampleHome('sample');
  server = await startServer({ LEADWELL_DATA: home.path });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  home.remove();
});

async function as(
  name: string,
  work: (visit: Visitor) => Promise<void>,
  options: { javaScriptEnabled?: boolean } = {},
) {
  const visit = await visitor(browser, server.origin, options);
  await visit.go('/sign-in');
  await visit.press(`Enter as ${name}`);
  await visit.isAt('/today');
  await work(visit);
  await visit.leave();
}
const opened = async ({ page }: Visitor, name: string | RegExp) => {
  await page.getByRole('main').getByRole('link', { name }).first().click();
};

/** The page's first look at how far the work is finds the server away; so does whoever loads the page until it looks again. */
async function awayOnce(page: Page, address: string) {
  let looks = 0;
  await page.route(address, (route) => {
    const request = route.request();
    if (request.resourceType() === 'fetch') looks++;
    return looks === 1 && request.method() === 'GET' ? route.fulfill({ status: 503, body: 'Away.' }) : route.continue();
  });
  return () => looks > 1;
}

/** A date in its three boxes. */
async function day({ page }: Visitor, legend: string, ...[d, m, y]: [string, string, string]) {
  const boxes = page.getByRole('group', { name: legend });
  await boxes.getByLabel('Day').fill(d);
  await boxes.getByLabel('Month').fill(m);
  await boxes.getByLabel('Year').fill(y);
}

describe('the main job', () => {
  oneStory();

  test('R-005 R-006 R-121 a member agrees to their work and says it in their own words, without script', async () => {
    await as(
      'Adwoa Mensah',
      async (visit) => {
        await visit.go('/lead/my-work');
        await opened(visit, /say it in my words|sign my part|Open my part/i);
        const { page } = visit;
        for (const group of await page.getByRole('group', { name: /^My answer to/ }).all())
          await group.getByRole('radio').first().check();
        await page.getByRole('button', { name: 'Answer', exact: true }).first().click();
        await page.getByText('All of it is agreed').waitFor();
        await visit.press('Save my words');
        await page.getByRole('alert').waitFor(); // nothing was written yet
        await visit.fill({
          'What I will do': 'I answer heating calls at the morning peak, from eight.',
          'Why it matters to customers': 'People without heating should not wait behind rent questions.',
        });
        await visit.press('Save my words');
        await page.getByText('People without heating should not wait').first().waitFor();
      },
      { javaScriptEnabled: false },
    );
  });

  test('R-002 R-003 R-006 the leader sees who, why and what the next best would cost, and confirms what was understood', async () => {
    await as('Imani Clarke', async (visit) => {
      const { page } = visit;
      await visit.go('/lead');
      await visit.isSound();
      await opened(visit, 'Ready for the cold weeks');
      await page.getByRole('heading', { level: 1, name: 'Ready for the cold weeks' }).waitFor();
      await visit.isSound();
      await page
        .getByRole('link', { name: /Adwoa Mensah/ })
        .first()
        .click();
      await page.getByRole('radio').first().check();
      await visit.press('Reply');
      await page.getByText('Confirmed').first().waitFor();
      await visit.isSound();
      await visit.go('/lead');
      await opened(visit, 'Ready for the cold weeks');
      await opened(visit, 'All runs of the allocation');
      await visit.isSound();
      await page.getByRole('main').getByRole('link').filter({ hasNotText: 'Work plans' }).last().click();
      await page
        .getByText(/[Pp]roven/)
        .first()
        .waitFor();
      await visit.isSound();
    });
  });

  test('R-006 after more work was given the member says in one step, without script, that their words still hold', async () => {
    await as('Imani Clarke', async (visit) => {
      await visit.go('/lead');
      await opened(visit, 'Ready for the cold weeks');
      await opened(visit, 'Cover webchat on Friday afternoons');
      const byHand = visit.page.locator('#override');
      await byHand.getByRole('radio', { name: 'Adwoa Mensah' }).check();
      await byHand.getByLabel('Why').fill('She asked for a quiet afternoon.');
      await visit.press('Assign it yourself');
      await visit.page.getByText(/^Assigned\./).waitFor();
      await opened(visit, 'Ready for the cold weeks');
      await visit.page.getByText('Said of earlier work; waits for the member').waitFor();
      await visit.page.getByRole('link', { name: 'Adwoa Mensah', exact: true }).first().click();
      await visit.page.getByText('Adwoa Mensah says first whether it still holds').waitFor();
      await visit.isSound();
    });
    await as(
      'Adwoa Mensah',
      async (visit) => {
        await visit.go('/lead/my-work');
        await opened(visit, /say it in my words|sign my part|Open my part/i);
        await visit.page.getByText('“Cover webchat on Friday afternoons” was given since').waitFor();
        await visit.press('It still holds');
        await visit.page.getByText('that it still holds').waitFor();
        expect(await visit.page.getByText('Said of earlier work').count()).toBe(0);
      },
      { javaScriptEnabled: false },
    );
  });

  test('R-122 a colleague sees neither answers nor words of another member', async () => {
    await as('Tomasz Nowak', async (visit) => {
      await visit.go('/lead');
      await opened(visit, 'Ready for the cold weeks');
      await visit.page.getByRole('heading', { level: 1 }).waitFor();
      expect(await visit.page.content()).not.toContain('People without heating should not wait');
    });
  });

  test('R-021 R-122 one-to-ones are there for the two, and for nobody above them', async () => {
    await as('Imani Clarke', async (visit) => {
      await visit.go('/lead/one-to-ones');
      await visit.isSound();
      await opened(visit, /Adwoa Mensah/);
      await visit.page.getByRole('heading', { level: 1 }).waitFor();
      await visit.isSound();
    });
    await as('Moira Telfer', async (visit) => {
      await visit.go('/lead/one-to-ones');
      expect(await visit.page.content()).not.toContain('rent repayment plan');
    });
  });

  test('R-092 R-093 R-094 the leader writes evidence, claims with it and submits it', async () => {
    await as('Imani Clarke', async (visit) => {
      const { page } = visit;
      await visit.go('/prove');
      await visit.isSound();
      await opened(visit, 'Imani Clarke');
      await page.getByText(/^10 of 20 criteria have sufficient evidence/).waitFor(); // the sample is half-way
      await visit.isSound();
      await opened(visit, 'Criteria and evidence as a matrix');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await visit.isSound();
      const criterion = await page.getByRole('link', { name: /^4\.3/ }).getAttribute('href');
      await page.getByRole('link', { name: 'Add evidence' }).click();
      await visit.isSound();
      await visit.go('/lead');
      await opened(visit, 'Ready for the cold weeks');
      await opened(visit, 'Siân Parry');
      await visit.press('Use as evidence');
      await page.getByText(/^Taken as evidence/).waitFor();
      await visit.isSound();
      await visit.go(criterion!);
      await page.getByRole('link', { name: 'Add evidence for it' }).click();
      await opened(visit, /account/i);
      await visit.press('Save the account');
      await page.getByRole('alert').waitFor();
      await visit.isSound();
      await visit.fill({
        Title: 'What a call twice costs',
        'What it is about': 'Why a team that does not improve loses its people.',
      });
      await day(visit, 'When it happened, or began', '9', '9', '2026');
      await visit.press('Save the account');
      await page.getByRole('heading', { level: 1, name: 'Claim a criterion' }).waitFor();
      const chosen = page.getByRole('combobox', { name: 'Criterion', exact: true }).locator('option:checked');
      expect(await chosen.textContent()).toMatch(/^4\.3 Explain the implications of failure/);
      await page.getByRole('radio').first().check();
      await visit.press('Claim it');
      await page.getByRole('alert').waitFor(); // how it shows it was not said
      await visit.isSound();
      await visit.fill({ 'How this shows the criterion': 'I say what follows for the team and for tenants.' });
      await visit.press('Claim it');
      await page.locator('input[name$="declared"]').check();
      await page.getByRole('button', { name: /^Sign and submit/ }).click();
      await page
        .getByText(/Submitted/)
        .first()
        .waitFor();
      await visit.isSound();
    });
  });

  test('R-103 the assessor judges; a judgement without its reason is handed back with every word', async () => {
    let judged = '';
    await as('Geoff Ainsworth', async (visit) => {
      const { page } = visit;
      await visit.go('/prove/assess');
      await visit.isSound();
      const waits = page.getByRole('main').getByRole('link', { name: /One-to-one/ });
      judged = (await waits.first().textContent())!.trim();
      await opened(visit, judged);
      await visit.isSound();
      await page.getByRole('radio', { name: 'Not accepted' }).check();
      await page.getByLabel('Feedback to Imani Clarke').fill('Say what came of it.');
      await page.getByRole('button', { name: /^Save/ }).click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByLabel('Feedback to Imani Clarke').inputValue()).toBe('Say what came of it.');
      await visit.isSound();
      for (const box of await page.getByRole('checkbox').all()) await box.check();
      await page.getByRole('radio', { name: 'Accepted', exact: true }).check();
      await page.getByRole('button', { name: /^Save/ }).click();
      await page.getByText('Say what came of it.').first().waitFor();
    });
    await as('Imani Clarke', async (visit) => {
      await visit.go('/prove');
      await opened(visit, 'Imani Clarke');
      await opened(visit, judged);
      await visit.page.getByText('Say what came of it.').first().waitFor();
    });
  });

  test('R-102 R-106 the portfolio is exported, verified as it is, and found altered by one byte; a server away for a moment holds nothing up', async () => {
    await as('Imani Clarke', async (visit) => {
      const { page } = visit;
      await visit.go('/prove');
      await opened(visit, 'Imani Clarke');
      await opened(visit, 'Export');
      await visit.isSound();
      const wasAway = await awayOnce(page, '**/export');
      await visit.press('Export the portfolio');
      const link = page.getByRole('link', { name: /package/i }).first();
      await link.waitFor({ timeout: 60_000 });
      expect(wasAway()).toBe(true);
      await visit.isSound();
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const bytes = new Uint8Array(await readFile(await download.path()));
      expect(await verifyPackage(bytes)).toMatchObject({ ok: true, problems: [] });
      bytes[Math.floor(bytes.length / 2)]! ^= 1;
      const { ok, problems } = await verifyPackage(bytes);
      expect(ok).toBe(false);
      expect(problems.length).toBeGreaterThan(0);
    });
  });
});

describe('every page of the shell', () => {
  const pages = {
    'Imani Clarke': [
      '/today',
      '/develop',
      '/serve',
      '/serve/standards',
      '/serve/contacts',
      '/serve/imports',
      '/serve/agents',
      '/improve',
      '/lead/chart',
      '/lead/objectives',
      '/lead/people',
      '/lead/board',
      '/lead/thanks',
      '/lead/insights',
      '/lead/fair-shares',
      '/your-data',
    ],
    'Adwoa Mensah': [
      '/today',
      '/lead/board',
      '/lead/thanks',
      '/lead/my-work',
      '/lead/one-to-ones',
      '/develop',
      '/serve',
      '/prove',
    ],
    'Moira Telfer': ['/today', '/lead', '/lead/fair-shares', '/lead/objectives', '/lead/objectives/new', '/serve'],
    'Nadia Rahman': ['/today', '/prove'],
    'Joan Whitlock': [
      '/today',
      '/administration',
      '/administration/people',
      '/administration/mail',
      '/administration/ledger',
      '/prove/enrolments',
      '/prove/units',
    ],
  };
  test.each(Object.entries(pages))('R-121 is sound for %s', async (name, paths) => {
    await as(name, async (visit) => {
      for (const path of paths) {
        const answer = (await visit.go(path)) as { status(): number };
        expect(answer.status(), path).toBe(200);
        await visit.isSound();
      }
    });
  });

  test.each(Object.keys(pages))('leads %s nowhere that does not answer', async (name) => {
    await as(name, async ({ page }) => {
      const refused: string[] = [];
      const seen = new Set<string>();
      const open = ['/today'];
      for (let path = open.pop(); path !== undefined; path = open.pop()) {
        const kind = path.replace(/[?#].*/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'one'); // one page of each kind
        if (seen.has(kind)) continue;
        seen.add(kind);
        const answer = await page.request.get(path);
        if (answer.status() >= 400) refused.push(`${answer.status()} ${path}`);
        if (!answer.headers()['content-type']?.startsWith('text/html')) continue;
        for (const [, href] of (await answer.text()).matchAll(/<a [^>]*href="(\/[^"]*)"/g))
          open.push(href!.replaceAll('&amp;', '&'));
      }
      expect(refused).toEqual([]);
      expect(seen.size).toBeGreaterThan(20);
    });
  });

  test('of a person has between the two what is, and thanks of others apart', async () => {
    const headings = async (name: string) => {
      let found: string[] = [];
      await as(name, async (visit) => {
        await visit.go('/lead/people');
        await visit.page.getByRole('main').getByRole('link', { name: 'Róisín Daly' }).first().click();
        await visit.page.getByRole('link', { name: /^Thanks from / }).waitFor();
        found = await visit.page.getByRole('heading', { level: 2 }).allTextContents();
      });
      return found;
    };
    expect(await headings('Callum Reid')).toContain('Thanks');
    expect(await headings('Callum Reid')).not.toContain('Between you');
    expect(await headings('Imani Clarke')).toContain('Between you');
  });

  test('R-121 is sound in the dark', async () => {
    const visit = await visitor(browser, server.origin, { colorScheme: 'dark' });
    await visit.go('/sign-in');
    await visit.isSound();
    await visit.press('Enter as Imani Clarke');
    await visit.isAt('/today');
    for (const path of ['/today', '/lead', '/serve', '/prove']) {
      await visit.go(path);
      await visit.isSound();
    }
    await visit.leave();
  });
});
