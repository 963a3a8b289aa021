import { PgBoss } from 'pg-boss';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { databaseOfItsOwn, test } from '../../tests/database.ts';
import { sink } from '../../tests/mail-sink.ts';
import { foundedBy } from '../../tests/world.ts';
import { useDatabase } from './db.ts';
import { workOutbox } from './jobs.ts';
import { sendMail } from './mail.ts';
import { invite } from './people/invitations.ts';
import { mailsOf } from './people/mails.ts';
import { addPerson } from './people/people.ts';

const mail = { to: 'zoe@example.org', subject: 'Your account', text: 'Dear Zoë,\n\nopen the link.' };

const messageId = (text: string) => /^Message-ID: (.*)$/im.exec(text)?.[1];

describe('with a mail server', () => {
  let server: Awaited<ReturnType<typeof sink>>;
  beforeEach(async () => {
    server = await sink(1);
    vi.stubEnv('SMTP_URL', server.url);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });

  test('a mail that was refused is the same message when it is sent again', async () => {
    await expect(sendMail('0192', mail)).rejects.toThrow('try later');
    await sendMail('0192', mail);
    expect(server.arrived).toHaveLength(1);
    expect(server.tried.map(messageId)).toEqual(['<0192@leadwell>', '<0192@leadwell>']);
    expect(server.arrived[0]).toContain('To: zoe@example.org');
  });

  test('an invitation arrives once, though the server refused it at first, and administrators see what became of it', async () => {
    const database = await databaseOfItsOwn('mail');
    useDatabase(database);
    const jobs = new PgBoss({ connectionString: database.url, schema: 'pgboss', createSchema: false, max: 2 });
    await jobs.start();
    const stop = await workOutbox(jobs, database.url);
    try {
      const ada = await foundedBy('Ada Administrator');
      const zoe = await addPerson(ada, { name: 'Zoë New', email: 'zoe@example.org' });
      const { link } = await invite(ada, zoe.id, 'http://localhost:4680');
      const states = async () => (await mailsOf(ada, { find: '', page: 1 })).mails;
      await expect.poll(() => server.tried.length).toBe(1);
      await expect.poll(states).toMatchObject([{ state: 'waiting', failure: expect.stringContaining('try later') }]);
      await expect.poll(states).toMatchObject([{ state: 'sent', failure: null }]);
      expect(server.arrived).toHaveLength(1);
      expect(server.arrived[0]!.replaceAll(/=\r\n/g, '').replaceAll('=3D', '=')).toContain(link);
    } finally {
      await stop();
      await jobs.stop({ graceful: true });
      useDatabase(null);
      await database.end();
    }
  });
});
