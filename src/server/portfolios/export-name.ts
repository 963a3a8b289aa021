/** What the files of an export are called, without their ending: portfolio-lee-leader-unit-39. */
export const exportName = (candidate: string, unit: string): string =>
  `portfolio-${plain(candidate)}-unit-${plain(unit)}`;

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'x';
