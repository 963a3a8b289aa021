import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { testAccounts, world } from '../../../tests/world.ts';
import { setClock } from '../clock.ts';
import { accountsDatabase, sql } from '../db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { accountOf, accountsOf } from './accounts-list.ts';
import { actorOf } from './actor.ts';
import { acceptInvitation, accountBehind, invitationBehind, invite, withdrawInvitation } from './invitations.ts';
import { invitationsFor } from './joining.ts';
import { addPerson, editPerson } from './people.ts';
import { restorePerson, suspendPerson } from './suspension.ts';

const password = 'three words of mine';
const unknown = {
  ...{ employeeNumber: null, jobTitle: null, responsibilities: null, managerId: null },
  ...{ hours: null, startsOn: null, endsOn: null },
};
const tokenOf = (link: string) => link.split('/').at(-1)!;

async function invited() {
  const { ada, lee } = await world();
  const zoe = await addPerson(ada, { name: 'Zoë New', email: 'zoe@example.org' });
  const { link } = await invite(ada, zoe.id, 'http://localhost:4680');
  return { ada, lee, zoe, token: tokenOf(link), link };
}

describe('an invitation', () => {
  test('gives its person an account and a mail, and works once', async ({ db: _ }) => {
    const { zoe, token } = await invited();
    expect(await invitationBehind(token)).toMatchObject({
      name: 'Zoë New',
      email: 'zoe@example.org',
      hasAccount: false,
    });
    await acceptInvitation(testAccounts(), token, password);
    const { rows } = await accountsDatabase().execute<{ id: string }>(
      sql`select id from "user" where email = 'zoe@example.org'`,
    );
    expect(await actorOf(rows[0]!.id, null)).toMatchObject({ personId: zoe.id, name: 'Zoë New' });
    expect(await invitationBehind(token)).toBeNull();
    await expect(acceptInvitation(testAccounts(), token, 'another password')).rejects.toThrow(NotFound);
  });

  test('answers a second click like the first, also several at once', async ({ db: _ }) => {
    const { token } = await invited();
    const clicks = Array.from({ length: 4 }, () => acceptInvitation(testAccounts(), token, password));
    expect(await accountBehind(token)).toEqual({ email: 'zoe@example.org', takenUp: true });
    for (const answer of await Promise.all(clicks)) expect(answer).toEqual({ email: 'zoe@example.org' });
    expect(await acceptInvitation(testAccounts(), token, password)).toEqual({ email: 'zoe@example.org' });
    expect(await invitationBehind(token)).toBeNull();
  });

  test('is mailed with its link, which stands nowhere else', async ({ db: _ }) => {
    const { link, token } = await invited();
    const { rows } = await accountsDatabase().execute<{ text: string }>(
      sql`select payload->>'text' as text from outbox`,
    );
    expect(rows.some(({ text }) => text.includes(link))).toBe(true);
    const kept = await accountsDatabase().execute(sql`select 1 from versions where record::text like ${`%${token}%`}`);
    expect(kept.rows).toEqual([]);
  });

  test('has its link to pass on for as long as it is open, and no other', async ({ db: _ }) => {
    const { ada, zoe, link } = await invited();
    const linkOf = async () => (await accountOf(ada, zoe.id))?.link;
    expect(await linkOf()).toBe(link);
    const second = (await invite(ada, zoe.id, 'http://localhost:4680')).link;
    expect(await linkOf()).toBe(second);
    await withdrawInvitation(ada, zoe.id);
    expect(await linkOf()).toBeNull();
  });

  test('ends when another is sent, when it is withdrawn, and after fourteen days', async ({ db: _ }) => {
    const { ada, zoe, token } = await invited();
    const second = tokenOf((await invite(ada, zoe.id, 'http://localhost:4680')).link);
    expect(await invitationBehind(token)).toBeNull();
    expect(await invitationBehind(second)).not.toBeNull();
    setClock(() => new Date(Date.now() + 14.1 * 86_400_000));
    expect(await invitationBehind(second)).toBeNull();
    setClock(null);
    await withdrawInvitation(ada, zoe.id);
    expect(await invitationBehind(second)).toBeNull();
  });

  test('opens nothing with any other token', async ({ db: _ }) => {
    const { token } = await invited();
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(await invitationBehind(token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
    }
    for (const nonsense of ['', token.slice(1), `${token}A`, "' or 1=1 --"])
      expect(await invitationBehind(nonsense)).toBeNull();
  });

  test('is sent by administrators alone, to people with an address and without an account', async ({ db: _ }) => {
    const { ada, lee, zoe } = await invited();
    await expect(invite(lee, zoe.id, 'http://x')).rejects.toThrow(NotAllowed);
    await expect(invite(ada, ada.personId, 'http://x')).rejects.toThrow(Conflict);
    const yan = await addPerson(ada, { name: 'Yan' });
    await expect(invite(ada, yan.id, 'http://x')).rejects.toThrow(Invalid);
    const lastDay = { ...unknown, name: 'Yan', email: 'yan@example.org', endsOn: '2026-06-30', version: 1 };
    await editPerson(ada, yan.id, lastDay);
    setClock(() => new Date('2026-06-30T23:30:00Z')); // in London it is the first of July
    await expect(invite(ada, yan.id, 'http://x')).rejects.toThrow('last day at work of Yan was 30 June 2026');
    const uninvited = async () => (await accountsOf(ada, { find: 'Yan', page: 1, uninvited: true })).people;
    expect(await uninvited()).toEqual([]);
    setClock(() => new Date('2026-06-30T22:30:00Z'));
    expect(await uninvited()).toMatchObject([{ name: 'Yan', leftOn: null }]);
    setClock(null);
  });

  test('ends when the address of its person changes, and is none to an address another signs in with', async ({
    db: _,
  }) => {
    const { ada, zoe, token } = await invited();
    const record = { ...unknown, name: zoe.name, email: 'new@example.org', version: zoe.version };
    await editPerson(ada, zoe.id, { ...record, email: zoe.email });
    expect(await invitationBehind(token)).not.toBeNull();
    await editPerson(ada, zoe.id, { ...record, version: 2 });
    expect(await invitationBehind(token)).toBeNull();
    const second = tokenOf((await invite(ada, zoe.id, 'http://localhost:4680')).link);
    await acceptInvitation(testAccounts(), second, password);
    await editPerson(ada, zoe.id, { ...record, email: 'newer@example.org', version: 3 });
    expect((await accountOf(ada, zoe.id))?.account).toMatchObject({ signInEmail: 'new@example.org' });
    expect((await accountOf(ada, ada.personId))?.account).toMatchObject({ signInEmail: null });
    const yan = await addPerson(ada, { name: 'Yan', email: 'new@example.org' });
    await expect(invite(ada, yan.id, 'http://x')).rejects.toThrow('Zoë New signs in with new@example.org here already');
  });

  test('sent before its address had an account here is refused in words when it is taken up', async ({ db: _ }) => {
    const { ada, zoe, token } = await invited();
    const yan = await addPerson(ada, { name: 'Yan', email: 'yan@example.org' });
    const other = tokenOf((await invite(ada, yan.id, 'http://x')).link);
    await acceptInvitation(testAccounts(), token, password);
    await accountsDatabase().execute(sql`update "user" set email = 'yan@example.org' where email = ${zoe.email}`);
    await expect(acceptInvitation(testAccounts(), other, password)).rejects.toThrow(Conflict);
    expect(await invitationsFor('yan@example.org')).toEqual([]);
  });

  test('asks for the password of an account that its address has already', async ({ db: _ }) => {
    const first = await invited();
    await acceptInvitation(testAccounts(), first.token, password);
    const { ada } = await world();
    const again = await addPerson(ada, { name: 'Zoë New', email: 'zoe@example.org' });
    const token = tokenOf((await invite(ada, again.id, 'http://localhost:4680')).link);
    expect(await invitationBehind(token)).toMatchObject({ hasAccount: true });
    await expect(acceptInvitation(testAccounts(), token, 'another password')).rejects.toThrow(Invalid);
    await acceptInvitation(testAccounts(), token, password);
  });
});

test('somebody suspended is nobody at once, until restored', async ({ db: _ }) => {
  const { ada, zoe, token } = await invited();
  await acceptInvitation(testAccounts(), token, password);
  const { rows } = await accountsDatabase().execute<{ id: string }>(
    sql`select id from "user" where email = 'zoe@example.org'`,
  );
  await suspendPerson(ada, zoe.id);
  expect(await actorOf(rows[0]!.id, null)).toBeNull();
  await expect(suspendPerson(ada, zoe.id)).rejects.toThrow(Conflict);
  await expect(suspendPerson(ada, ada.personId)).rejects.toThrow(NotAllowed);
  await restorePerson(ada, zoe.id);
  expect(await actorOf(rows[0]!.id, null)).toMatchObject({ personId: zoe.id });
});
