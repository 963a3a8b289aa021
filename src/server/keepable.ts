/** Text without what cannot be kept: PostgreSQL keeps no NUL, its JSON and the canonical one no half characters. */
export const keepable = (text: string): string => text.replaceAll('\0', '').toWellFormed();
