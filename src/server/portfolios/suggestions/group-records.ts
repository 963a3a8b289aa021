// What minutes and briefings show of how the team took part. Pure.
import { begins, byOf, fact, ids, names, some } from './record-blocks.ts';
import type { RecordToRead, Shown } from './records.ts';

/** Of a meeting that the candidate facilitated: how work is done was decided by those present, after two of them had spoken or raised it. */
export function shownByMinutes({ document, name, part, blocks }: RecordToRead): Shown[] {
  if (part !== 'facilitated') return [];
  const items = document.sections.filter(({ id }) => id.startsWith('item-')).flatMap((section) => blocks(section.id));
  const decided = begins(items, 'decision').filter((block) =>
    fact(block, 'By whom, and how').startsWith('Everybody present'),
  );
  const raised = begins(items, 'wanted').filter((block) => fact(block, 'Added by') && fact(block, 'Added by') !== name);
  const said = begins(items, 'said').filter((block) => byOf(block) && byOf(block) !== name);
  const others = names([
    ...said.map(byOf),
    ...raised.map((block) => fact(block, 'Added by')).filter((by) => by !== 'Without a name'),
  ]);
  if (decided.length === 0 || others.length < 2) return [];
  const because = `${some(others)} raised points or spoke to them, and everybody present decided`;
  return [{ act: 'involve', because, places: ids([...decided, ...said]) }];
}

/** Of a briefing that the candidate held: at least two have said what they will do and why. */
export function shownByBriefing({ part, blocks }: RecordToRead): Shown[] {
  const facts = blocks('teach-back')[0];
  const said = facts ? /^(\d+) of \d+ who were there/.exec(fact(facts, 'How many')) : null;
  if (part !== 'held the briefing' || !facts || !said || Number(said[1]) < 2) return [];
  const because = `${said[1]} of those who were there have said in their own words what they will do and why`;
  return [{ act: 'check-understanding', because, places: [facts.id] }];
}
