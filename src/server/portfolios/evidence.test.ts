import { describe, expect } from 'vitest';
import { submitCleared } from '../../../tests/cleared.ts';
import { test } from '../../../tests/database.ts';
import { keepDocument, meetingOf, portfolioWorld } from '../../../tests/portfolio-world.ts';
import { see } from '../act.ts';
import { setClock } from '../clock.ts';
import { reading } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { makeClaim, withdrawClaim } from './claims.ts';
import { documentHash } from './document-hash.ts';
import { editEvidence, withdrawEvidence } from './evidence.ts';
import { findEvidence } from './evidence-facts.ts';
import { evidencePeople } from './portfolios.table.ts';
import { addFiles, takeable, takeEvidence, takeOrFind, writeAccount } from './taking.ts';

const reads = (actor: Actor, id: string) =>
  see(actor, 'evidence.view', findEvidence(actor, id)).then(
    () => true,
    (error) => {
      expect(error).toBeInstanceOf(NotFound);
      return false;
    },
  );

async function readBy(actors: Actor[], id: string) {
  const answers: boolean[] = [];
  for (const actor of actors) answers.push(await reads(actor, id));
  return answers;
}

describe('taking evidence', () => {
  test('R-093 a record becomes evidence in one step: a fixed copy with dates, people and hash', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    setClock(() => new Date('2026-03-05T10:00:00Z'));
    const meeting = meetingOf(cast);
    const source = await keepDocument(cast, cast.lee, meeting);
    const taken = await takeEvidence(cast.lee, source);
    expect(taken).toMatchObject({ number: 1, kind: 'one-to-one', happenedFrom: '2026-03-02', document: meeting });
    expect(taken.hash).toBe(documentHash(meeting));
    const people = await reading(cast.lee.organisationId, (db) => db.select().from(evidencePeople));
    expect(people.map(({ part }) => part).sort()).toEqual(['leader', 'member']);
    await keepDocument(
      cast,
      cast.lee,
      { ...meeting, title: 'Changed afterwards' },
      { id: source.sourceId, version: 2 },
    );
    const later = await see(cast.lee, 'evidence.view', findEvidence(cast.lee, taken.id));
    expect(later.evidence.document.title).toBe(meeting.title);
  });

  test('R-093 the copy holds what the record shares and not a word more', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const secret = { ...meetingOf(cast), privateNotes: 'Mo is unwell' };
    const taken = await takeEvidence(cast.lee, await keepDocument(cast, cast.lee, secret));
    expect(JSON.stringify(taken.document)).not.toContain('unwell');
  });

  test('R-093 one version is taken once, a newer one again; after withdrawal it may be taken anew', async ({
    db: _,
  }) => {
    const cast = await portfolioWorld();
    const source = await keepDocument(cast, cast.lee, meetingOf(cast));
    const first = await takeEvidence(cast.lee, source);
    await expect(takeEvidence(cast.lee, source)).rejects.toThrow('your evidence 1 already');
    expect(await takeOrFind(cast.lee, source)).toEqual({ id: first.id, number: 1, again: true });
    await expect(takeOrFind(cast.mo, source)).rejects.toThrow('not enrolled');
    await keepDocument(cast, cast.lee, meetingOf(cast), { id: source.sourceId, version: 2 });
    const request = { key: 'one click', used: 0 };
    for (const click of [1, 2]) // a second click says the same as the first
      expect(await takeOrFind({ ...cast.lee, request: { ...request } }, source), `${click}`).toMatchObject({
        number: 2,
        again: false,
      });
    expect(await takeable(cast.lee)).toMatchObject({
      total: 1,
      records: [{ sourceId: source.sourceId, taken: 2, current: true }],
    });
    await withdrawEvidence(cast.lee, first.id, 'The newer one says more');
    expect(await takeable(cast.mo)).toMatchObject({ total: 1, records: [{ taken: null, current: false }] });
  });

  test('R-093 only of a record one has a part in, and only with a portfolio to keep it in', async ({ db: _ }) => {
    const cast = await portfolioWorld();
    const source = await keepDocument(cast, cast.lee, { ...meetingOf(cast), people: [] });
    await expect(takeEvidence(cast.lee, source)).rejects.toThrow(NotFound);
    const other = await keepDocument(cast, cast.lee, meetingOf(cast));
    await expect(takeEvidence(cast.mo, other)).rejects.toThrow('not enrolled');
    await expect(takeEvidence(cast.foreign.leader, other)).rejects.toThrow(Conflict);
  });

  test('R-092 an account is written in parts, each paragraph a place; a file keeps its hash', async ({ db: _ }) => {
    const { lee, ash, ivy } = await portfolioWorld();
    const when = { happenedFrom: '2026-02-10', happenedTo: null, simulated: false };
    const account = await writeAccount(lee, {
      ...{ title: 'Account', ...when, situation: 'One.\n\nTwo.', did: null, effect: 'Three.', change: null },
    });
    const places = account.document.sections.flatMap(({ blocks }) => blocks.map(({ id }) => id));
    expect(places).toEqual(['situation-1', 'situation-2', 'effect-1']);
    const file = { hash: 'ab'.repeat(32), size: 3, type: 'application/pdf', name: 'rota.pdf' };
    const added = await addFiles(lee, { title: 'Rota', ...when, about: 'The rota I drew up' }, [file]);
    expect(added).toMatchObject({ number: 2, kind: 'file' });
    expect(added.document.sections[1]?.blocks).toMatchObject([{ kind: 'file', sha256: file.hash, name: 'rota.pdf' }]);
    expect(await readBy([lee, ash, ivy], added.id)).toEqual([true, false, false]);
  });

  test('R-092 of days to come there is none: the organisation’s own days count, wherever the machine stands', async ({
    db: _,
  }) => {
    const { lee } = await portfolioWorld();
    const at = (timeZone: string): Actor => ({ ...lee, organisation: { ...lee.organisation, timeZone } });
    setClock(() => new Date('2026-03-09T23:30:00Z')); // the 10th in Auckland, the 9th in London and in Chicago
    const when = { happenedFrom: '2026-03-10', happenedTo: null, simulated: false };
    const account = { title: 'Account', ...when, situation: 'One.', did: null, effect: null, change: null };
    const file = { hash: 'ab'.repeat(32), size: 3, type: 'application/pdf', name: 'rota.pdf' };
    for (const zone of ['Europe/London', 'America/Chicago']) {
      await expect(writeAccount(at(zone), account)).rejects.toThrow('Enter days that have come');
      await expect(addFiles(at(zone), { title: 'Rota', ...when, about: 'Mine' }, [file])).rejects.toThrow(Invalid);
    }
    expect(await writeAccount(at('Pacific/Auckland'), account)).toMatchObject({ happenedFrom: '2026-03-10' });
    setClock(() => new Date('2026-03-10T02:00:00Z')); // the 10th in London, still the 9th in Chicago
    await expect(writeAccount(at('America/Chicago'), account)).rejects.toThrow('Enter days that have come');
    expect(await writeAccount(at('Europe/London'), account)).toMatchObject({ number: 2 });
  });
});

describe('submitting and withdrawing', () => {
  const drafted = async () => {
    const cast = await portfolioWorld();
    const taken = await takeEvidence(cast.lee, await keepDocument(cast, cast.lee, meetingOf(cast)));
    const claim = (code = '2.2', place = 'agenda-1', quote: string | null = null) =>
      makeClaim(cast.lee, taken.id, {
        ...{ enrolmentId: cast.enrolment.id, criterionId: cast.criterion(code) },
        ...{ place, quote, how: 'I asked first.' },
      });
    return { ...cast, taken, claim };
  };
  const signed = (version: number) => ({ declared: true, version });

  test('R-102 evidence is submitted with a signed declaration and is locked from then on', async ({ db: _ }) => {
    const { lee, taken, claim } = await drafted();
    await expect(submitCleared(lee, taken.id, signed(1))).rejects.toThrow('Claim at least one criterion');
    const made = await claim();
    const named = await editEvidence(lee, taken.id, {
      title: 'Long calls',
      context: null,
      simulated: false,
      version: 1,
    });
    await expect(submitCleared(lee, taken.id, signed(1))).rejects.toThrow(Conflict);
    const submitted = await submitCleared(lee, taken.id, signed(named.version));
    expect(submitted.declaration).toContain('true record of my own work at Fernhithe Homes');
    const edit = { title: 'x', context: null, simulated: false, version: submitted.version };
    await expect(editEvidence(lee, taken.id, edit)).rejects.toThrow(NotAllowed);
    await expect(submitCleared(lee, taken.id, signed(submitted.version))).rejects.toThrow(NotAllowed);
    await expect(withdrawClaim(lee, made.id, null)).rejects.toThrow(Invalid);
  });

  test('R-102 a draft is seen by its candidate alone, submitted evidence by assessor and assurer; people in it never', async ({
    db: _,
  }) => {
    const { lee, mo, pat, ash, ivy, ike, cody, ada, foreign, taken, claim } = await drafted();
    await claim();
    const audience = () => readBy([lee, ash, ivy], taken.id);
    expect(await audience()).toEqual([true, false, false]);
    await submitCleared(lee, taken.id, signed(1));
    expect(await audience()).toEqual([true, true, true]);
    for (const actor of [mo, pat, ike, cody, ada, foreign.leader]) expect(await reads(actor, taken.id)).toBe(false);
  });

  test('R-102 what is typed and not saved is submitted with the signature, but not another declaration than the one read', async ({
    db: _,
  }) => {
    const { lee, taken, claim } = await drafted();
    await claim();
    const typed = { ...signed(1), title: 'Long calls', context: 'In the first week.' };
    const other = submitCleared(lee, taken.id, { ...typed, simulated: true });
    await expect(other).rejects.toThrow('Save first, then read it and sign');
    const submitted = await submitCleared(lee, taken.id, { ...typed, simulated: false });
    expect(submitted).toMatchObject({ title: 'Long calls', context: 'In the first week.', simulated: false });
  });

  test('R-098 simulated work is declared as such', async ({ db: _ }) => {
    const { lee, taken, claim } = await drafted();
    await claim();
    const edited = await editEvidence(lee, taken.id, { title: 'T', context: null, simulated: true, version: 1 });
    const submitted = await submitCleared(lee, taken.id, signed(edited.version));
    expect(submitted.declaration).toContain('simulated or imagined, as I say here');
  });

  test('withdrawal needs a reason, keeps everything, and happens once', async ({ db: _ }) => {
    const { lee, ash, taken, claim } = await drafted();
    await claim();
    await submitCleared(lee, taken.id, signed(1));
    const withdrawn = await withdrawEvidence(lee, taken.id, 'Wrong meeting');
    expect(withdrawn).toMatchObject({ withdrawnReason: 'Wrong meeting', document: taken.document });
    expect(await reads(ash, taken.id)).toBe(true);
    await expect(withdrawEvidence(lee, taken.id, 'Again')).rejects.toThrow(Conflict);
    await expect(claim('2.3')).rejects.toThrow(Conflict);
  });

  test('R-094 a claim says where and how: at a place that is there, in words that are there, once', async ({
    db: _,
  }) => {
    const { lee, taken, enrolment, unit, claim } = await drafted();
    await expect(claim('2.2', 'nowhere')).rejects.toThrow(Invalid);
    await expect(claim('2.2', 'agenda-1', 'Lee laughed')).rejects.toThrow(Invalid);
    expect((await claim('2.2', 'agenda-1', 'long calls. Lee listened')).quote).toBe('long calls. Lee listened');
    await expect(claim('2.2')).rejects.toThrow('claimed this place for this criterion already');
    await claim('2.2', 'actions-1');
    await claim('2.3');
    const foreign = { enrolmentId: enrolment.id, criterionId: unit.id, place: 'agenda-1', quote: null, how: 'x' };
    await expect(makeClaim(lee, taken.id, foreign)).rejects.toThrow(Invalid);
  });

  test('R-094 only the candidate claims, and for their own enrolment', async ({ db: _ }) => {
    const { mo, ash, taken, enrolment, criterion } = await drafted();
    const form = { enrolmentId: enrolment.id, criterionId: criterion('1.1'), place: 'agenda-1', quote: null, how: 'x' };
    for (const actor of [mo, ash]) await expect(makeClaim(actor, taken.id, form)).rejects.toThrow(NotAllowed);
  });
});
