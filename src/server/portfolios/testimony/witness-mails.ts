// What a witness is sent: the link to one statement, and the code that opens it. Nothing of what is asked stands in a mail.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Tx } from '../../db.ts';
import { afterwards } from '../../jobs.ts';
import type { Mail } from '../../mail.ts';
import type { Actor } from '../../people/actor.ts';

/** 256 random bits for a link or a seat, as they travel, and as they are kept. */
export function newSecret(): { plain: string; hash: string } {
  const plain = randomBytes(32).toString('base64url');
  return { plain, hash: hashOf(plain) };
}

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Eight digits, which hold for one testimony alone. */
export function newCode(testimonyId: string): { plain: string; hash: string } {
  const plain = String(randomInt(100_000_000)).padStart(8, '0');
  return { plain, hash: codeHash(testimonyId, plain) };
}

export const codeHash = (testimonyId: string, code: string): string => hashOf(`${testimonyId} ${code}`);

/** The id stands with it so that the mail is forgotten with the address it went to. */
const mailWitness = (tx: Tx, organisationId: string, testimonyId: string, mail: Mail) =>
  afterwards(tx, organisationId, 'mail', { ...mail, testimonyId });

type Linked = { testimonyId: string; to: string; name: string; link: string; until: string };

/** @param until the last day on which it can be answered, in words */
export const mailLink = (tx: Tx, actor: Actor, { testimonyId, to, name, link, until }: Linked) =>
  mailWitness(tx, actor.organisationId, testimonyId, {
    to,
    subject: `${actor.name} asks you for a testimony`,
    text: [
      `Dear ${name},`,
      '',
      `${actor.name} of ${actor.organisation.name} works towards a qualification, and asks you to say in your own words what you saw of their work.`,
      'You need no account. Open this link; a code is then sent to this address, so that nobody else can answer for you:',
      '',
      link,
      '',
      `You can answer until ${until}, or decline without a reason. The link is for you alone: please do not pass it on.`,
      'If you do not know what this is about, do nothing.',
    ].join('\n'),
  });

export const mailCode = (
  tx: Tx,
  { organisationId }: Pick<Actor, 'organisationId'>,
  { testimonyId, to, code, minutes }: { testimonyId: string; to: string; code: string; minutes: number },
) =>
  mailWitness(tx, organisationId, testimonyId, {
    to,
    subject: 'The code for your testimony',
    text: [
      `Your code: ${code.slice(0, 4)} ${code.slice(4)}`,
      '',
      `Enter it on the page that you have open. It works for ${minutes} minutes. Nobody will ever ring you to ask for it.`,
    ].join('\n'),
  });
