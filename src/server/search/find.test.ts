import { describe, expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { importedCalls } from '../../../tests/imported-calls.ts';
import { measured, work } from '../../../tests/plan-world.ts';
import { portfolioWorld } from '../../../tests/portfolio-world.ts';
import { actorFor } from '../../../tests/world.ts';
import { organisation, see } from '../act.ts';
import { setClock } from '../clock.ts';
import { sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { developmentOf } from '../people/development.ts';
import { importOf } from '../people/people-import-view.ts';
import { personOf } from '../people/person.ts';
import { grantRole } from '../people/roles.ts';
import { skillOf } from '../people/skill-definitions.ts';
import { defineSkill } from '../people/skills.ts';
import { teamOf } from '../people/team.ts';
import { addTeam } from '../people/teams.ts';
import { addObjective } from '../plans/objectives.ts';
import { planOf } from '../plans/plan-page.ts';
import { createPlan } from '../plans/plans.ts';
import { taskOf } from '../plans/task-page.ts';
import { proposeTask } from '../plans/tasks.ts';
import { makeClaim, withdrawClaim } from '../portfolios/claims.ts';
import { enrol, portfoliosOf } from '../portfolios/enrolments.ts';
import { findEvidence } from '../portfolios/evidence-facts.ts';
import { evidenceOf } from '../portfolios/evidence-page.ts';
import { criterionOf, portfolioOf } from '../portfolios/portfolio.ts';
import { takeEvidence, writeAccount } from '../portfolios/taking.ts';
import { builtInUnits } from '../qualifications/specification.ts';
import { addUnit, unitOf } from '../qualifications/units.ts';
import { chartPage } from '../standards/chart-page.ts';
import { contactImportOf } from '../standards/contact-import-view.ts';
import { contactsOf } from '../standards/contacts-list.ts';
import { addItem } from '../support/agenda.ts';
import { meetingOf } from '../support/meeting-page.ts';
import { holdMeeting, scheduleMeeting, writeNotes } from '../support/meetings.ts';
import { oneToOneOf } from '../support/one-to-one-page.ts';
import { beginOneToOne } from '../support/one-to-ones.ts';
import { writePrivateNote } from '../support/private-notes.ts';
import { addAction } from '../support/promises.ts';
import { findAll, type Hit } from './find.ts';

const period = { startsOn: '2026-03-02', endsOn: '2026-03-27' };
const account = {
  happenedFrom: '2026-03-02',
  happenedTo: null,
  did: null,
  effect: null,
  change: null,
  simulated: false,
};

/** Somebody wrote "zebrafish" everywhere one can write, or `fish`. */
async function zebrafish(fish = 'zebrafish') {
  const cast = await portfolioWorld();
  const { ada, lee, mo, team, enrolment, criterion } = cast;
  setClock(() => new Date('2026-03-05T15:00:00Z'));
  await addTeam(ada, { name: `${fish} desk` });
  await defineSkill(ada, { name: `${fish} keeping`, description: null });
  const plan = await createPlan(lee, { ...period, title: `Plan ${fish}`, teamId: team.id, aims: ['load'] });
  const objective = await addObjective(lee, plan.id, { ...measured, title: `Objective ${fish}` });
  await proposeTask(lee, plan.id, work(`Task ${fish}`, objective.id));
  const pair = await beginOneToOne(lee, mo.personId);
  const meeting = await scheduleMeeting(lee, pair.id, { day: '2026-03-05', time: '14:00' });
  await addItem(mo, pair.id, { words: `A ${fish} of both` });
  await addItem(mo, pair.id, { words: `A secret ${fish} of Mo`, isPrivate: true });
  await addAction(lee, pair.id, { words: `Promise a ${fish}`, ownerId: mo.personId, meetingId: meeting.id });
  await writeNotes(lee, meeting.id, { notes: `Noted: ${fish}`, asked: null, version: 1 });
  await writePrivateNote(lee, meeting.id, { words: `Kept ${fish}`, version: 0 });
  await holdMeeting(lee, meeting.id);
  const evidence = await takeEvidence(lee, { kind: 'one-to-one-document', sourceId: meeting.id });
  const claim = { enrolmentId: enrolment.id, criterionId: criterion('2.2'), place: 'notes', quote: null };
  await makeClaim(lee, evidence.id, { ...claim, how: `It shows the ${fish}` });
  await writeAccount(lee, { ...account, title: 'Draft', situation: `A ${fish} in a draft` });
  return { ...cast, evidence };
}

const kindsFor = async (actor: Actor, typed = 'zebrafish') => {
  const { hits } = await findAll(actor, { typed });
  return hits.map(({ kind }) => kind).sort();
};

/** Opens what was found, as its page does: refused when the rules refuse it. */
function open(actor: Actor, { kind, href }: Hit): Promise<unknown> {
  const ids = href.match(/[0-9a-f-]{36}/g) ?? [];
  const pages: Partial<Record<Hit['kind'], () => Promise<unknown>>> = {
    person: () => personOf(actor, ids[0]!),
    team: () => teamOf(actor, ids[0]!),
    plan: () => planOf(actor, ids[0]!),
    objective: () => planOf(actor, ids[0]!),
    task: () => taskOf(actor, ids[0]!, ids[1]!),
    evidence: () => see(actor, 'evidence.view', findEvidence(actor, ids[0]!)),
    claim: () => evidenceOf(actor, ids[0]!),
    unit: () => unitOf(actor, ids[0]!),
    criterion: () => unitOf(actor, ids[0]!),
    outcome: () => unitOf(actor, ids[0]!),
    enrolment: () => portfolioOf(actor, ids[0]!),
    pair: () => oneToOneOf(actor, ids[0]!),
    skill: () => (ids[0] ? skillOf(actor, ids[0]) : developmentOf(actor, null)),
    measure: () => chartPage(actor, href.split('/').at(-1)!, {}),
    'contact-import': () => contactImportOf(actor, ids[0]!),
    'people-import': () => importOf(actor, ids[0]!),
    contact: () => contactsOf(actor, { number: new URLSearchParams(href.split('?')[1]).get('number') }),
  };
  const pair = () => (ids[1] ? meetingOf(actor, ids[0]!, ids[1]) : oneToOneOf(actor, ids[0]!));
  return (pages[kind] ?? pair)();
}

describe('quick search', () => {
  test('R-122 finds for each of the cast what they may open, and nothing else', async ({ db: _ }) => {
    const { ada, lee, mo, nia, oz, pat, ash, ivy, ike, eve, cody, foreign, evidence } = await zebrafish();
    const ofTeam = ['objective', 'plan', 'skill', 'task', 'team'];
    const ofPair = ['action', 'meeting', 'point'];
    expect(await kindsFor(lee)).toEqual([...ofPair, ...ofTeam, 'claim', 'evidence', 'evidence'].sort());
    expect(await kindsFor(mo)).toEqual([...ofPair, 'point', ...ofTeam].sort());
    for (const colleague of [nia, oz, pat]) expect(await kindsFor(colleague)).toEqual(ofTeam);
    for (const other of [ada, ash, ivy, ike, eve, cody]) expect(await kindsFor(other)).toEqual(['skill', 'team']);
    expect(await kindsFor(foreign.leader)).toEqual([]);
    await submitCleared(lee, evidence.id, { version: evidence.version, declared: true });
    for (const reader of [ash, ivy]) expect(await kindsFor(reader)).toEqual(['claim', 'evidence', 'skill', 'team']);
    for (const other of [ike, eve, cody, ada, mo]) expect(await kindsFor(other)).not.toContain('evidence');
    for (const actor of [ada, lee, mo, nia, pat, ash, ivy, cody])
      for (const hit of (await findAll(actor, { typed: 'zebrafish' })).hits) await open(actor, hit);
  });

  test('R-122 finds words with accents and without, whichever are typed, and marks them as they are written', async ({
    db: _,
  }) => {
    const { lee } = await zebrafish('zébrafîsh');
    const all = [
      ...['action', 'claim', 'evidence', 'evidence', 'meeting', 'objective', 'plan', 'point'],
      'skill',
      'task',
      'team',
    ];
    for (const typed of ['zebrafish', 'zébrafîsh', 'ZEBRAFÎ', 'z\u00e9brafi\u0302sh']) {
      expect(await kindsFor(lee, typed), typed).toEqual(all);
      for (const { title, snippet } of (await findAll(lee, { typed })).hits)
        expect([...title, ...snippet].filter(({ found }) => found).map(({ text }) => text)).toContain('zébrafîsh');
    }
  });

  test('R-122 every index of words, and what looks through them, take accents off', async ({ db: _ }) => {
    const { lee } = await portfolioWorld();
    const rows = await see(lee, 'search.find', organisation, (db) =>
      db.rows<{ name: string; said: string }>(sql`
      select indexname as name, indexdef as said from pg_indexes where indexdef ~ 'to_tsvector'
      union all select proname, pg_get_functiondef(oid) from pg_proc where proname = 'found_words'`),
    );
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter(({ said }) => /'(pg_catalog\.)?(english|simple)'/.test(said)).map(({ name }) => name)).toEqual(
      [],
    );
  });

  test('R-102 a claim withdrawn while the evidence was a draft opens it to nobody; one withdrawn later stays read', async ({
    db: _,
  }) => {
    const { ada, cody, lee, pat, ash, evidence } = await zebrafish();
    const unit = await unitOf(cody, (await addUnit(cody, { ...builtInUnits[0], number: '40' })).id);
    await grantRole(ada, pat.personId, 'assessor');
    const begun = { unitId: unit.id, candidateId: lee.personId, startedOn: '2014-01-01', expiredReason: null };
    const other = await enrol(cody, { ...begun, assessorId: pat.personId, internalQualityAssurerId: null });
    const criterionId = unit.outcomes[0]!.criteria[0]!.id;
    const claim = { enrolmentId: other.id, criterionId, place: 'notes', quote: null };
    const mistaken = await makeClaim(lee, evidence.id, { ...claim, how: 'A zebrafish by mistake' });
    await withdrawClaim(lee, mistaken.id, null);
    expect((await evidenceOf(lee, evidence.id)).readers).not.toContain(pat.name);
    await submitCleared(lee, evidence.id, { version: evidence.version, declared: true });
    const assessor = await actorFor(lee.organisationId, pat.personId);
    expect(await kindsFor(assessor)).not.toContain('evidence');
    await expect(evidenceOf(assessor, evidence.id)).rejects.toThrow(NotFound);
    expect(await portfolioOf(assessor, other.id)).toMatchObject({ pieces: [], marks: [] });
    expect((await criterionOf(assessor, other.id, criterionId)).claims).toEqual([]);
    const { enrolments } = await portfoliosOf(assessor);
    expect(enrolments.map(({ id, progress }) => [id, progress.last])).toEqual([[other.id, null]]);
    expect(await kindsFor(ash)).toContain('evidence');
    const submitted = await makeClaim(lee, evidence.id, { ...claim, how: 'A zebrafish in earnest' });
    setClock(() => new Date('2026-03-05T16:00:00Z'));
    await withdrawClaim(lee, submitted.id, 'Not after all');
    expect((await evidenceOf(assessor, evidence.id)).claims.map(({ id }) => id)).toEqual([submitted.id]);
    expect((await criterionOf(assessor, other.id, criterionId)).claims).toHaveLength(1);
    expect((await portfolioOf(assessor, other.id)).pieces).toHaveLength(1);
    expect(await kindsFor(assessor)).toContain('evidence');
  });

  test('finds one-to-ones and portfolios by whose they are, figures and outcomes by their words, files by their names', async ({
    db: _,
  }) => {
    const { ada, lee, mo, nia, ash, cody } = await zebrafish();
    await importedCalls(lee, [{}]);
    const found = async (actor: Actor, typed: string) => {
      const { hits } = await findAll(actor, { typed });
      for (const hit of hits) await open(actor, hit);
      return hits.map(({ kind }) => kind);
    };
    expect(await found(mo, 'lee leader')).toEqual(expect.arrayContaining(['person', 'pair']));
    expect(await found(nia, 'lee leader')).not.toContain('pair');
    const ofJobs = [await found(lee, 'team leader'), await found(lee, 'adviser')].flat();
    expect(ofJobs).toContain('person');
    for (const kind of ['pair', 'enrolment']) expect(ofJobs, 'a job title names nobody').not.toContain(kind);
    for (const reader of [lee, ash, cody]) expect(await found(reader, 'lee leader')).toContain('enrolment');
    for (const other of [mo, nia]) expect(await found(other, 'lee leader')).not.toContain('enrolment');
    expect(await found(nia, 'handling time')).toEqual(expect.arrayContaining(['measure']));
    expect(await found(nia, 'organise the work of a team')).toContain('outcome');
    for (const reader of [lee, ada]) expect(await found(reader, 'calls csv')).toContain('contact-import');
    expect(await found(mo, 'calls csv')).not.toContain('contact-import');
    const { sourceId } = (await contactsOf(lee, {})).contacts[0]!;
    expect(await found(lee, sourceId)).toEqual(['contact']);
    expect(await contactsOf(lee, { number: sourceId })).toMatchObject({ total: 1, contacts: [{ sourceId }] });
    expect(await found(mo, sourceId)).toEqual([]);
    expect(await found(lee, `${sourceId}0`)).toEqual([]);
  });

  test('finds people by how a name begins, criteria by their words, and marks what was found', async ({ db: _ }) => {
    const { mo, unit } = await zebrafish();
    const people = await findAll(mo, { typed: 'nia ne' });
    expect(people.hits[0]).toMatchObject({
      kind: 'person',
      title: [{ text: 'Nia', found: true }, { text: ' ' }, { text: 'Newer', found: true }],
    });
    const criteria = await findAll(mo, { typed: 'supporting teams' });
    expect(criteria.hits.some(({ href }) => href === `/prove/units/${unit.id}`)).toBe(true);
    expect(criteria.hits.every(({ snippet, title }) => [...snippet, ...title].some(({ found }) => found))).toBe(true);
  });

  test('shows what people wrote as they wrote it, also what looks like markup', async ({ db: _ }) => {
    const { lee, nia } = await zebrafish();
    const pair = await beginOneToOne(lee, nia.personId);
    await addItem(nia, pair.id, { words: 'Can I do quokkas on <b>Tuesdays</b>?', isPrivate: false });
    const { hits } = await findAll(nia, { typed: 'quokkas' });
    const said = hits.map(({ title, snippet }) => [...title, ...snippet].map(({ text }) => text).join(''));
    expect(said).toEqual([expect.stringContaining('quokkas on <b>Tuesdays')]);
  });

  test('shows 25 at a time and counts only what can be seen', async ({ db: _ }) => {
    const { lee, mo, nia } = await zebrafish();
    const pair = await beginOneToOne(lee, nia.personId);
    for (let n = 0; n < 27; n++) await addItem(nia, pair.id, { words: `Axolotl ${n}`, isPrivate: n % 27 === 0 });
    expect(await findAll(nia, { typed: 'axolotl' })).toMatchObject({ total: 27, page: 1 });
    expect((await findAll(nia, { typed: 'axolotl', page: 2 })).hits).toHaveLength(2);
    expect(await findAll(lee, { typed: 'axolotl' })).toMatchObject({ total: 26 });
    expect(await findAll(mo, { typed: 'axolotl' })).toMatchObject({ total: 0, hits: [] });
    expect(await findAll(mo, { typed: '  &| ' })).toMatchObject({ total: 0, hits: [] });
  });
});
