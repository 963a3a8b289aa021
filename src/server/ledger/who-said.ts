// Who said the words of a kept record, which is not always who wrote them down. Pure.

/** Who said what was said without a name. */
export const unnamedSpeaker = 'One of those present';

type Attributed = { id: string; label: string; by?: string | null; at?: string };

/**
 * A block as it is shown, printed and packed. Minutes kept before the two were told apart name as `by` whoever wrote a line down;
 * its label names who said it. A kept record is never changed, so what it says of that is read from its label. Of a line without a
 * name nobody is named: who wrote it down may be who said it.
 */
export function whoSaid<Block extends Attributed>(block: Block): Block {
  const written = block.id.startsWith('said-') && block.by ? `, written down by ${block.by}` : null;
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
  if ([by, `Signed by ${by}`, `Written by ${by}`, `Asked by ${by}`].includes(label))
    return { before: null, behind: label };
  const names = label.replace(/^(Disagreed: |Answer of )/, '');
  return { before, behind: names === by || names.startsWith(`${by}, `) ? null : by };
}
