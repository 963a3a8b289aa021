/**
 * Whether a signature can be the name of whoever was asked: the family names are the same, whatever stands before them, in capitals or with
 * accents or not. Pure.
 */
export const isSignedAs = (signature: string, name: string): boolean => familyName(signature) === familyName(name);

const familyName = (name: string): string | undefined => {
  const words = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const turned = words.includes(',') ? words.slice(0, words.indexOf(',')) : words; // “Witness, Wanda”
  return turned
    .match(/[\p{L}’'-]+/gu)
    ?.at(-1)
    ?.replaceAll('’', "'");
};
