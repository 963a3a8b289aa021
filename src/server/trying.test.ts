// Every form of every page below an id: who may not, or names what is not theirs, is told so before their fields are judged.
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect } from 'vitest';
import { test } from '../../tests/database.ts';
import { heldWorld } from '../../tests/meeting-world.ts';
import { world } from '../../tests/world.ts';
import { actions as meetingForms } from '../routes/lead/meetings/[meeting=id]/+page.server.ts';
import { actions as callForms } from '../routes/lead/meetings/new/+page.server.ts';
import { nothing } from './fields.ts';
import { teamMeetingOf } from './meetings/meeting-page.ts';
import type { Actor } from './people/actor.ts';
import { placeOnly, requireAllowed } from './trying.ts';

type Send = (event: RequestEvent) => Promise<unknown>;
type Sent = { params: Record<string, string>; typed: Record<string, string> };

const eventOf = (actor: Actor, { params, typed }: Sent) => {
  const url = new URL('http://here/page?/do');
  const request = new Request(url, { method: 'POST', body: new URLSearchParams(typed) });
  return {
    url,
    request,
    locals: { actor },
    params,
    cookies: { get: () => undefined, set: () => undefined },
  } as unknown as RequestEvent;
};

/** The status that a form is answered with. */
async function answered(send: Send, actor: Actor, sent: Sent) {
  const answer = await Promise.try(send, eventOf(actor, sent)).catch((thrown: unknown) => thrown);
  return (answer as { status?: number }).status ?? String(answer);
}

const routes = 'src/routes/';
const pages = readdirSync(routes, { recursive: true, withFileTypes: true })
  .filter(({ name, parentPath }) => name === '+page.server.ts' && parentPath.includes('=id]'))
  .map(({ parentPath, name }) => join(parentPath, name));

/** Records that forms name in a field, and what decides which action a form is. */
const named =
  'item action line correction counter assignment answer order allocation curve remark claim question understanding waiver feedback conflict claimMove candidate activity adjustment';
const typed = () => ({
  ...Object.fromEntries(named.split(' ').map((what) => [`${what}Id`, randomUUID()])),
  ...{ decision: 'agree', wish: 'prefer' },
});

/** Those that are answered otherwise: the load of their page answers 404 in place of what they say. */
const otherwise = [
  // The password is asked for first.
  ...['grant', 'withdraw', 'suspend', 'restore'].map((name) => `administration/accounts/[person=id] ${name}: 307`),
  // They change nothing.
  ...['lead/objectives/[objective=id]', 'lead/plans/[plan=id]/own/[own=id]', 'lead/plans/[plan=id]/own/new'].map(
    (page) => `${page} check: 422`,
  ),
  'prove/assess/[enrolment=id]/[evidence=id] open: 422',
  // This actor may do it in their own organisation, and which is meant is looked up once that is known.
  ...['develop/skills/[skill=id] edit: 422', 'serve/standards/[standard=id] edit: 422'],
  ...['lead/teams/[team=id]/details default: 422', 'serve/imports/[import=id] settle: 422'],
  'serve/imports/[import=id]/take-back default: 422',
  // Whose it is stands in what is typed.
  ...['prove/[enrolment=id]/account draft: 422', 'prove/[enrolment=id]/account write: 422'],
  ...['prove/[enrolment=id]/add take: 422', 'prove/[enrolment=id]/in-situ default: 422'],
  // They change nothing, and say what a check finds in words of one's own.
  'prove/[enrolment=id]/account check: 200',
  ...['claims', 'claims/[claim=id]'].map((page) => `prove/evidence/[evidence=id]/${page} check: 422`),
  // A witness has no account: their link is looked at once their words are read, which come back where it holds no more.
  ...['code: 409', 'enter: 422', 'later: 422', 'words: 422'].map((form) => `testimony/[testimony=id] ${form}`),
  ...['give: 422', 'later: 422'].map((form) => `testimony/[testimony=id]/about ${form}`),
];

describe('R-122 a form', () => {
  test('of what is not there for somebody is answered 404 or 403, however little was filled in', async ({ db: _ }) => {
    const { foreign } = await world();
    const found: string[] = [];
    for (const page of pages) {
      const { actions = {} } = (await import(pathToFileURL(page).href)) as { actions?: Record<string, Send> };
      const params = Object.fromEntries([...page.matchAll(/\[(\w+)=id\]/g)].map(([, name]) => [name!, randomUUID()]));
      for (const [name, send] of Object.entries(actions)) {
        const status = await answered(send, foreign.leader, { params, typed: typed() });
        const place = page.slice(routes.length).replace('/+page.server.ts', '');
        if (status !== 404 && status !== 403) found.push(`${place} ${name}: ${status}`);
      }
    }
    expect(pages.length).toBeGreaterThan(30);
    expect(found.toSorted()).toEqual(otherwise.toSorted());
  });

  test('R-011 tells who may not before their words are judged, and who may what is wrong with them; nothing is changed', async ({
    db: _,
  }) => {
    const { lee, mo, oz, ivy, meeting, item } = await heldWorld();
    const before = JSON.stringify(await teamMeetingOf(lee, meeting.id));
    const sent = (words: Record<string, string>) => ({ params: { meeting: meeting.id }, typed: words });
    const said = (actor: Actor) =>
      answered(meetingForms.said, actor, sent({ itemId: item.id, words: ' ', kind: 'said' }));
    expect([await said(mo), await said(lee)], 'there').toEqual([422, 422]);
    expect([await said(oz), await said(ivy)], 'sent apologies, of another team').toEqual([403, 403]);
    const nobodys = { itemId: randomUUID(), words: 'Mine', kind: '' };
    expect(await answered(meetingForms.said, mo, sent(nobodys))).toBe(404);
    expect(await answered(meetingForms.said, mo, sent({ words: 'Mine' })), 'names nothing').toBe(422);
    expect(await answered(meetingForms.decide, mo, sent({ itemId: item.id })), 'not his to write').toBe(403);
    expect(await answered(meetingForms.add, oz, sent({}))).toBe(422);
    expect(JSON.stringify(await teamMeetingOf(lee, meeting.id))).toBe(before);
  });

  test('R-011 that names no team says to choose one, and another’s team is refused', async ({ db: _ }) => {
    const { lee, team, ivy } = await world();
    const called = async (actor: Actor, teamId: string) => {
      const answer = await callForms.default(eventOf(actor, { params: {}, typed: { teamId } }));
      return [answer.status, answer.data.problems.teamId];
    };
    for (const none of ['', 'x', team.id.slice(1)]) expect(await called(lee, none)).toEqual([422, ['Choose the team']]);
    expect(await called(ivy, team.id)).toEqual([403, undefined]);
  });

  test('that is only asked about reaches nothing beside the place of its request', async ({ db: _ }) => {
    const { mo } = await world();
    const event = placeOnly(eventOf(mo, { params: { meeting: 'm' }, typed: {} }));
    expect([event.params.meeting, event.url.pathname]).toEqual(['m', '/page']);
    let reached = false;
    await requireAllowed(nothing, {}, async () => {
      event.cookies.set('session', '', { path: '/' });
      reached = true;
    });
    expect(reached).toBe(false);
  });
});
