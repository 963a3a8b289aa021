// Arrow keys go through a matrix from link to link, Home and End to the ends of a row; Enter opens, as with any link. Where empty cells may be
// filled each becomes a link to where that is done, and C opens the same from a filled one. Without this script the Tab key reaches every mark,
// row and column, and their pages lead there too.
const ways: Record<string, { down: number; right: number }> = {
  ArrowUp: { down: -1, right: 0 },
  ArrowDown: { down: 1, right: 0 },
  ArrowLeft: { down: 0, right: -1 },
  ArrowRight: { down: 0, right: 1 },
};

for (const matrix of document.querySelectorAll<HTMLTableElement>('table[data-walk]')) walk(matrix);

function walk(matrix: HTMLTableElement): void {
  document.getElementById(matrix.dataset.walk!)?.removeAttribute('hidden');
  for (const cell of matrix.querySelectorAll<HTMLTableCellElement>('td.nil')) open(matrix, cell);
  matrix.addEventListener('keydown', (event) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>('td, th') : null;
    if (!cell || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = nextTo(matrix, cell, event.key);
    const filled = event.key === 'c' ? pairOf(matrix, cell) : null;
    if (next) {
      event.preventDefault();
      next.focus();
    } else if (filled) location.assign(filled.href);
  });
}

/** Where the pair of a cell is filled in, and what that is called; null of a head, a sum, or where nobody may. */
function pairOf({ dataset, rows }: HTMLTableElement, cell: HTMLTableCellElement) {
  const row = cell.closest('tr')?.dataset.at;
  const column = rows[0]?.cells[cell.cellIndex]?.dataset.at;
  if (!dataset.opens || !row || !column || !cell.classList.contains('cell')) return null;
  const name = dataset.named!.replace('{row}', row).replace('{column}', column);
  return { href: `${dataset.opens}${encodeURIComponent(row)}:${encodeURIComponent(column)}`, name };
}

/** None of them is a stop of the Tab key: there are more than anybody would go through. */
function open(matrix: HTMLTableElement, cell: HTMLTableCellElement): void {
  const pair = pairOf(matrix, cell);
  if (!pair) return;
  const link = Object.assign(document.createElement('a'), { href: pair.href, tabIndex: -1, textContent: '+' });
  link.setAttribute('aria-label', pair.name);
  cell.append(link);
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
