// Minutes do not contradict themselves: of one item nobody disagrees and all agree.
import { type Read, sql } from '../db.ts';
import { Invalid } from '../errors.ts';
import { allOf, oneOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { type DecisionForm, hows, howWords } from './team-meetings.form.ts';

/** @throws Invalid where all are said to agree, and who disagrees stands in the minutes of the item */
export async function requireNobodyDisagrees(db: Read, actor: Actor, { itemId, how }: DecisionForm): Promise<void> {
  if (how !== 'agreed') return;
  const names = await whoDisagrees(db, actor, itemId);
  if (!names) return;
  const others = hows.filter((one) => one !== 'agreed').map((one) => `“${howWords[one]}”`);
  throw new Invalid({ how: `${names} disagreed, as is written down above. Choose ${oneOf(others)}` });
}

/** Whoever disagrees may see no harm in it all the same, so that is asked and not refused; null where there is nothing to ask. */
export async function sayHarmAsked(db: Read, actor: Actor, { itemId, how }: DecisionForm): Promise<string | null> {
  const names = how === 'consent' ? await whoDisagrees(db, actor, itemId) : null;
  return (
    names &&
    `${names} disagreed, as is written down above: was there no harm in it for them either? If there was, take the decision out and write it down as it was taken.`
  );
}

async function whoDisagrees(db: Read, actor: Actor, itemId: string): Promise<string | null> {
  const who = await db.rows<{ name: string | null }>(sql`
    select distinct p.name from team_meeting_contributions s
    left join people p on p.organisation_id = s.organisation_id and p.id = s.speaker_id
    where s.organisation_id = ${actor.organisationId} and s.item_id = ${itemId} and s.kind = 'dissent' and s.struck_at is null
    order by p.name nulls last`);
  return allOf(who.map(({ name }, at) => name ?? `${at === 0 ? 'O' : 'o'}ne of those present`)) || null;
}

/** `runs`: whether the actor can take the decision out. @throws Invalid where somebody disagrees with what all are said to have agreed */
export async function requireNotAllAgreed(db: Read, actor: Actor, itemId: string, runs: boolean): Promise<void> {
  const [decision] = await db.rows<{ words: string }>(sql`
    select words from team_meeting_decisions where organisation_id = ${actor.organisationId} and item_id = ${itemId}
      and how = 'agreed' and struck_at is null order by at desc, id desc limit 1`);
  if (!decision) return;
  throw new Invalid({
    kind: `“${decision.words}” is written down with “${howWords.agreed}”. ${
      runs
        ? 'Take that decision out first, and write it down again as it was taken'
        : 'Ask whoever runs the meeting to change that decision first, then write your disagreement down'
    }`,
  });
}
