/** How each column of a file was read, for the terminal: what was guessed wrong can be put right with --map. */
export function columnLines(columns: Record<string, string | null>): string[] {
  const unused = Object.keys(columns).filter((header) => (columns[header] ?? 'unused') === 'unused');
  const read = Object.entries(columns).filter(([header]) => !unused.includes(header));
  return [
    ...['', 'Columns (put right with --map):'],
    ...read.map(([header, meaning]) => `  ${header} → ${meaning}`),
    ...(unused.length > 0 ? [`  not used: ${unused.join(', ')}`] : []),
  ];
}
