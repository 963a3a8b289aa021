/** Text out of the little HTML that descriptions hold: tags become blanks, named and numbered signs themselves. */
export const withoutTags = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x([\da-f]{1,6});/gi, (_, hex) => signOf(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_, decimal) => signOf(Number(decimal)))
    .replace(/&(nbsp|lt|gt|quot|apos|amp);/g, (_, name: string) => named[name]!)
    .replace(/\s+/g, ' ')
    .trim();

const named: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const signOf = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '');
