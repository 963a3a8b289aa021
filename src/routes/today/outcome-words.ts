// An outcome in a narrow column. Pure.

/** "1 Plan" of "Plan and organise the work of a team"; of "Be able to plan …" likewise. */
export function outcomeInShort(number: string, title: string): string {
  const [verb = ''] = title.replace(/^be able to /i, '').split(/[\s,]/);
  return `${number} ${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
}
