// How large a file is, as people read it. Pure.

/** "12 kB", "3.4 MB": never nothing for what is something. */
export const sizeInWords = (bytes: number): string =>
  bytes < 999_001 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
