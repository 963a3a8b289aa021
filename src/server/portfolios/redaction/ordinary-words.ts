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
