import { z } from 'zod';
import { optionalText, several } from '../fields.ts';
import { fields } from '../ledger/file-parts.ts';

const fieldNames = fields.map(({ id }) => id);

/** Which part of the file at the chosen place: pages, a time, fields of a picture or their edges. All may be left empty. */
export const partFields = {
  pages: optionalText('the pages', 40),
  from: optionalText('from when', 20),
  to: optionalText('until when', 20),
  fields: several(z.enum(fieldNames, 'Choose fields of the picture')),
  region: optionalText('the edges', 40),
};
export type TypedPart = { [Field in keyof typeof partFields]: z.output<(typeof partFields)[Field]> };
