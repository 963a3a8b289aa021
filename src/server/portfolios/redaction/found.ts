// What is found of others in a text: who or what it is, and where it stands. Pure.

export type FoundKind =
  | 'person'
  | 'name'
  | 'email'
  | 'phone'
  | 'postcode'
  | 'address'
  | 'insurance-number'
  | 'card'
  | 'bank'
  | 'reference'
  | 'birth'
  | 'added'
  | 'file';

/** What somebody is to the candidate: the word that stands for them. */
export const roleWords = { colleague: 'a colleague', customer: 'a customer', person: 'another person' } as const;
export type RoleOfOther = keyof typeof roleWords;

/**
 * `subject` is the same for the same person or number wherever it stands, in whatever spelling; `start` and `end` count UTF-16 units.
 * `role`: what is known of what they are.
 */
export type Found = {
  subject: string;
  kind: FoundKind;
  role: RoleOfOther | null;
  start: number;
  end: number;
  text: string;
};

/** What stands in place of a detail that is nobody's name. */
export const detailWords: Record<Exclude<FoundKind, 'person' | 'name' | 'added' | 'file'>, string> = {
  email: '[e-mail address]',
  phone: '[phone number]',
  postcode: '[postcode]',
  address: '[address]',
  'insurance-number': '[National Insurance number]',
  card: '[card number]',
  bank: '[bank details]',
  reference: '[reference number]',
  birth: '[date of birth]',
};

/** The kinds as one reads them. */
export const kindWords: Record<FoundKind, string> = {
  person: 'Somebody known here',
  name: 'A name',
  email: 'E-mail address',
  phone: 'Phone number',
  postcode: 'Postcode',
  address: 'Address',
  'insurance-number': 'National Insurance number',
  card: 'Payment card',
  bank: 'Bank details',
  reference: 'Account or reference number',
  birth: 'Date of birth',
  added: 'Added by you',
  file: 'A file',
};

/** Letter by letter without accents and in lower case, so that places stay the same. */
export const folded = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => {
    const plain = text.charAt(at).normalize('NFD').charAt(0).toLowerCase();
    return plain === '’' ? "'" : plain || text.charAt(at);
  }).join('');
