export type DecimalMark = '.' | ',';

const blanks = /[\s\u00a0\u202f'’]/g;

/**
 * A figure as people type it, or null: `1,234.5`, `1 234,5` (with the mark `,`), `−3`, `(12)` for minus twelve, `£4.20`.
 * `85%` is 0.85.
 */
export function readNumber(text: string, mark: DecimalMark = '.'): number | null {
  const bare = text
    .replace(blanks, '')
    .replace(/^([-−+(]?)[£$€]/, '$1')
    .replace(/[£$€]$/, '')
    .replace('−', '-');
  const percent = bare.endsWith('%');
  const negative = /^\(.+\)$/.test(bare);
  const digits = bare.replace(/^\((.+)\)$/, '$1').replace(/%$/, '');
  const grouped = mark === '.' ? digits.replace(/,(?=\d{3}(?:\D|$))/g, '') : digits.replace(/\.(?=\d{3}(?:\D|$))/g, '');
  const plain = mark === ',' ? grouped.replace(',', '.') : grouped;
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain) * (negative ? -1 : 1);
  return Number.isFinite(value) ? (percent ? value / 100 : value) : null;
}

/** The decimal mark of a column: from the values that can be read only one way, else `fallback`. */
export function decimalMarkOf(values: Iterable<string>, fallback: DecimalMark = '.'): DecimalMark {
  let commas = 0;
  let points = 0;
  for (const value of values) {
    const text = value.replace(blanks, '').replace(/[%£$€()]/g, '');
    if (/^[-−+]?(\d+(\.\d{3})*,(\d{1,2}|\d{4,})|0?,\d+|\d+(\.\d{3})+,\d+)$/.test(text)) commas++;
    else if (/^[-−+]?(\d+(,\d{3})*\.(\d{1,2}|\d{4,})|0?\.\d+|\d+(,\d{3})+\.\d+)$/.test(text)) points++;
  }
  if (commas === points) return fallback;
  return commas > points ? ',' : '.';
}
