// Names and titles stand in one line wherever they are shown, whatever was typed or came out of a file.

const breaks = /[\p{Cc}\u2028\u2029]+/u;

/** Line breaks, tabs and other control characters become one blank, with the blanks around them. In time that grows with the length alone. */
export const oneLine = (text: string): string =>
  breaks.test(text)
    ? text
        .split(breaks)
        .map((part) => part.trim())
        .filter(Boolean)
        .join(' ')
    : text.trim();

/** Without signs that turn the order of the others round: `gpj.exe` would read as `exe.jpg`. */
export const unturned = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');

/** A name that others are compared with: without signs that nobody sees, and with one blank wherever there are any. */
export const plainName = (text: string): string =>
  text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Whether no letter bears more than four marks: more than any script writes, they run over the lines above and below
 * on every page that shows them.
 */
export const isFlat = (text: string): boolean => !/\p{M}{5}/u.test(text);

/** A text as it is shown: what is longer than `most` characters is cut off, and it is said: `Reason for … (200,000 characters)`. */
export const inShort = (text: string, most = 80): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most)
        .toWellFormed()
        .replace(/\ufffd$/, '')}… (${text.length.toLocaleString('en-GB')} characters)`;

/** A text of several lines: of the control characters it keeps line breaks and tabs. */
export const manyLines = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
