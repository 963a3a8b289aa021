// Arrow keys go through a matrix from link to link, Home and End to the ends of a row; Enter opens, as with any link, and C claims.
// Without this script the Tab key reaches every mark, row and column.
const ways: Record<string, { down: number; right: number }> = {
  ArrowUp: { down: -1, right: 0 },
  ArrowDown: { down: 1, right: 0 },
  ArrowLeft: { down: 0, right: -1 },
  ArrowRight: { down: 0, right: 1 },
};

for (const matrix of document.querySelectorAll<HTMLTableElement>('table[data-walk]')) walk(matrix);

function walk(matrix: HTMLTableElement): void {
  document.getElementById(matrix.dataset.walk!)?.removeAttribute('hidden');
  matrix.addEventListener('keydown', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const cell = link?.closest<HTMLTableCellElement>('td, th');
    if (!link || !cell || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = nextTo(matrix, cell, event.key);
    if (next) {
      event.preventDefault();
      next.focus();
    } else if (event.key === 'c' && link.dataset.claim) location.assign(link.dataset.claim);
  });
}

/** The link that a key leads to; null where it leads nowhere. */
function nextTo(matrix: HTMLTableElement, cell: HTMLTableCellElement, key: string): HTMLElement | null {
  const row = cell.closest('tr')!;
  if (key === 'Home' || key === 'End') {
    const links = row.querySelectorAll<HTMLElement>('a');
    return links[key === 'Home' ? 0 : links.length - 1] ?? null;
  }
  const way = ways[key];
  if (!way) return null;
  let [down, right] = [row.rowIndex + way.down, cell.cellIndex + way.right];
  for (; matrix.rows[down] && right >= 0 && right < row.cells.length; down += way.down, right += way.right) {
    const link = matrix.rows[down]!.cells[right]?.querySelector<HTMLElement>('a');
    if (link) return link;
  }
  return null;
}
