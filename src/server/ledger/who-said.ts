// Who said the words of a kept record, which is not always who wrote them down. Pure.

/** Who said what was said without a name. */
export const unnamedSpeaker = 'One of those present';

/** Who said something, and who wrote it down where that was another: in minutes and of what is said at a briefing alike. */
export const withWriter = (name: string, writer: { name: string } | null): string =>
  writer ? `${name}${writtenDownBy(writer.name)}` : name;

const writtenDownBy = (writer: string) => `, written down by ${writer}`;

type Attributed = { id: string; label: string; by?: string | null; at?: string };

/**
 * A block as it is shown, printed and packed. Minutes kept before the two were told apart name as `by` whoever wrote a line down;
 * its label names who said it. A kept record is never changed, so what it says of that is read from its label. Of a line without a
 * name nobody is named: who wrote it down may be who said it.
 */
export function whoSaid<Block extends Attributed>(block: Block): Block {
  const written = block.id.startsWith('said-') && block.by ? writtenDownBy(block.by) : null;
  if (!written || !block.label.endsWith(written)) return block;
  const spoken = block.label.slice(0, -written.length);
  const by = spoken.replace(disagreed, '');
  if (by !== unnamedSpeaker) return { ...block, by };
  const { by: _writer, at: _then, ...words } = block;
  return { ...words, label: spoken } as Block;
}

const disagreed = /^Disagreed: /;

/** What stands before the words, and what behind them: whose they are once, and whether they said, wrote or signed them. */
export function attribution(block: Attributed, heading: string): { before: string | null; behind: string | null } {
  const { label, by } = whoSaid(block);
  const before = !label || label.startsWith(heading) ? null : label;
  if (!by || !before) return { before, behind: by || null };
  const isHeading = [by, `Signed by ${by}`, `Written by ${by}`, `Asked by ${by}`].includes(label);
  if (isHeading || label.startsWith(`Asked by ${by}${writtenDownBy('')}`)) return { before: null, behind: label };
  const names = label.replace(/^(Disagreed: |Answer of )/, '');
  return { before, behind: names === by || names.startsWith(`${by}, `) ? null : by };
}

/**
 * Whose words stand in a block, and who wrote them down where that was another; null where nobody's do. A promise made at a briefing
 * stands among facts, as what it is for whom by when.
 */
export function wordsIn(
  block: Attributed & { kind: string; facts?: Fact[] },
): { of: string; writer: string | null } | null {
  if (block.kind === 'facts') return promised(block);
  const { by, label } = whoSaid(block);
  if (block.kind !== 'words' || !by) return null;
  const [, writer = null] = /^(?:said|question)-/.test(block.id) ? label.split(`${by}${writtenDownBy('')}`) : [];
  return { of: by, writer };
}

type Fact = { name: string; value: string };

function promised({ id, facts = [] }: Attributed & { facts?: Fact[] }) {
  const who = id.startsWith('commitment-') && facts.find(({ name }) => name === 'Who')?.value;
  if (!who) return null;
  const [of, writer = null] = who.split(writtenDownBy(''));
  return { of: of!, writer };
}
