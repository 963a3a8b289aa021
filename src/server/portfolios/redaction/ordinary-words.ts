// First names that are words, too: "Will you", "in May", "with Grace". Pure.

const ordinary = new Set(
  `will mark may april june august grace hope rose joy faith bill art sue pat rob jack frank ray dean grant chase summer dawn iris ivy
  violet amber ruby pearl holly olive jade penny sky skye max guy hunter mason carter lane reed drew gene dale glen cliff rich nick chuck
  sunny lee ash ada mo nia dot kit bob don peg miles patience charity constance prudence harmony melody robin jay martin heath heather
  basil angel autumn sandy rusty sonny buddy norm ward page paige wade chance chip clay colt forest gray grey hazel jasmine lily daisy
  poppy rosemary sage linden jean josh kerry carol eve van trip tiff levy wren story rain star bay ridge court major duke earl king
  prince royal christian dominic victor merry happy lucky true noble price pierce barb bea dolly ginger honey queen tuesday march said
  has an in so al ed les bud mac mick teddy toby vic wally win tab taz bo ty sol`.split(/\s+/),
);

export const isOrdinaryWord = (plain: string): boolean => ordinary.has(plain);

const familyWords = new Set(
  `baker barber bishop black brown butcher carpenter cook cooper customer colleague day english farmer field fields fisher ford fox free
  french friend gardener good green hall hand head hill house hunt hunter judge key knight law leader little long love manager marsh
  mason member miller moon more moss new north office painter park parker parson peace person pool poor porter potter power read
  rent rich rock savage service sharp short singer small smart smith speed spring stone street strong swift tailor team teacher tenant
  thatcher town walker water waters way weaver webb weeks welcome west white wise wood woods young`.split(/\s+/),
);

/** Family names that are words, which count as names only as they are written. */
export const isFamilyWord = (plain: string): boolean => familyWords.has(plain);

const beginners = new Set(
  `a about actually after all also although an and as asked at because before both but by call called calling calls can clearly contacted
  customer dear did do does during each emailed eventually finally for fortunately from had has have he hello helped her here hi his how
  however i if immediately in initially is it its last lately later luckily met must my neither next no not now of on once one only or
  our perhaps phoned rang recently ringing sadly saw she should similarly since so soon spoke still tenant thank thanked thanks that the
  their then there these they this those though through to today told tomorrow tonight unfortunately until usually visit visited was we
  were what when whenever where while who whose why will with without would wrote yes yesterday yet you your helping meeting letter
  complaint monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december`.split(/\s+/),
);

/** Words with a capital before a family name that are no first name: “Then Platt rang”, “on Monday Platt rang”. */
export const beginsNoName = (plain: string): boolean => beginners.has(plain);

const months = new Set(['april', 'may', 'june', 'august', 'march']);

/** Whether the month is meant: "in May", "5 June", "May 2026", "by the end of April". */
export function isMonthThere(
  text: string,
  { plain, start, end }: { plain: string; start: number; end: number },
): boolean {
  if (!months.has(plain)) return false;
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 8);
  return (
    /(?:\b(?:in|by|since|until|till|from|last|next|this|of|early|late|mid|during|before|after|and|to|–)\s*|\d(?:st|nd|rd|th)?\s+|-)$/i.test(
      before,
    ) || /^\s+(?:\d|and (?:June|July|April|March|August|May)\b)/.test(after)
  );
}
