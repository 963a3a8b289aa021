/** The part of a hash that people compare: "41D7 0A9E C3B2". */
export const fingerprint = (hash: string): string =>
  hash
    .slice(0, 12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ');
