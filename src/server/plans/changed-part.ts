// What is otherwise in somebody's part of a plan than what they signed last, in words, for them: the plan's differences, narrowed.
import { first, type Read, sql } from '../db.ts';
import type { PackagedBlock as Block, PackagedDocument as Document } from '../ledger/package-format.ts';
import type { Actor } from '../people/actor.ts';
import type { AgreementRecord, Terms } from './agreements.ts';
import { blocksOf, type Change, changesIn } from './differences.ts';
import { shortHours, sumOfHours } from './hours-words.ts';
import type { SignedVersion } from './signed-versions.ts';

export type ChangedPart = { version: number; load: string | null; changes: Change[] };

/** Null where they signed these terms, or none before, or nothing of their work is otherwise. `signed`: every version signed, newest first. */
export const changedSinceSigned =
  (actor: Actor, personId: string, terms: Terms | null, signed: readonly SignedVersion[]) =>
  async (db: Read): Promise<ChangedPart | null> => {
    const last = signed.find(({ by }) => by.some((one) => one.personId === personId));
    if (!terms || !last || last.versionId === terms.versionId) return null;
    const before = first(
      await db.rows<{ record: AgreementRecord }>(sql`select record from versions
        where organisation_id = ${actor.organisationId} and id = ${last.versionId}`),
    );
    const changed = before && changesOfPart(before.record, terms.record);
    return changed && (changed.load || changed.changes.length > 0) ? { version: last.version, ...changed } : null;
  };

/** The work and the objectives of their own that came, went or changed, and how much it is by hours. Why it went to them is read beside it. Pure. */
export function changesOfPart(before: Document, after: Document): Omit<ChangedPart, 'version'> {
  const [was, now] = [before, after].map((document) => blocksOf(document, 'work').map(withoutReasons));
  const period = changesIn(blocksOf(before, 'plan'), blocksOf(after, 'plan'));
  const own = changesIn(blocksOf(before, 'objectives'), blocksOf(after, 'objectives'));
  return { load: sayLoad(hoursIn(was!), hoursIn(now!)), changes: [...changesIn(was!, now!), ...own, ...period] };
}

const withoutReasons = (block: Block): Block =>
  block.kind === 'facts' ? { ...block, facts: block.facts.filter(({ name }) => name !== 'Why this person') } : block;

const hoursIn = (blocks: readonly Block[]) =>
  sumOfHours(
    blocks.flatMap((block) => {
      const hours = block.kind === 'facts' && block.facts.find(({ name }) => name === 'Hours')?.value;
      return hours ? [{ hours: Number.parseFloat(hours) }] : [];
    }),
  );

/** "14 h of work, was 12 h: 17% more"; null where it is as much as before. */
function sayLoad(before: number, after: number): string | null {
  if (before === after) return null;
  const share = before > 0 ? Math.round((Math.abs(after - before) / before) * 100) : 0;
  const how = share > 0 ? `: ${share}% ${after > before ? 'more' : 'less'}` : '';
  return `${shortHours(after)} of work, was ${shortHours(before)}${how}`;
}
