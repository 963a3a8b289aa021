// What stands in a PDF for a sign that no typeface has: the name of an emoji, else the code of the character.

/** `sign` as one reader sees it, of one character or several; those in `missing` cannot be printed. */
export function signInWords(sign: string, missing: ReadonlySet<string>): string {
  const letters = Array.from(sign);
  if (!letters.some((letter) => missing.has(letter))) return sign;
  const bare = letters.filter((letter) => !adorning.test(letter)); // a colour or a frame adds nothing to what was meant
  if (bare.length > 0 && !bare.some((letter) => missing.has(letter))) return bare.join('');
  if (/^\p{Regional_Indicator}{2}$/u.test(sign)) return `[flag ${letters.map(latin).join('')}]`;
  if (!/\p{Extended_Pictographic}/u.test(sign))
    return letters.map((letter) => (missing.has(letter) ? `[${codeOf(letter)}]` : letter)).join('');
  const name = names.get(letters[0]!);
  return name ? `[${name}]` : `[emoji ${codeOf(letters[0]!)}]`;
}

/** The skin of an emoji, the frame of a key, the choice between sign and picture. */
const adorning = /\p{Emoji_Modifier}|\u{20e3}|\u{fe0e}|\u{fe0f}/u;

/** The letter that a half of a flag stands for. */
const latin = (letter: string) => String.fromCodePoint(letter.codePointAt(0)! - 0x1f1e6 + 65);

const codeOf = (letter: string) => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** Those that people at work write most, by the names that Unicode gives them. */
const names = new Map([
  ...Object.entries({ '👍': 'thumbs up', '👎': 'thumbs down', '👏': 'clapping hands', '🙏': 'folded hands' }),
  ...Object.entries({
    '🙌': 'raising hands',
    '👋': 'waving hand',
    '💪': 'flexed biceps',
    '👌': 'OK hand',
    '🤝': 'handshake',
  }),
  ...Object.entries({
    '😀': 'grinning face',
    '😁': 'beaming face',
    '😂': 'face with tears of joy',
    '🙂': 'smiling face',
  }),
  ...Object.entries({
    '😊': 'smiling face',
    '😄': 'grinning face',
    '😅': 'grinning face with sweat',
    '😉': 'winking face',
  }),
  ...Object.entries({ '😍': 'smiling face with heart-eyes', '🥰': 'smiling face with hearts', '🤔': 'thinking face' }),
  ...Object.entries({
    '😢': 'crying face',
    '😭': 'loudly crying face',
    '😡': 'angry face',
    '😟': 'worried face',
    '🙁': 'frowning face',
  }),
  ...Object.entries({
    '❤': 'red heart',
    '💙': 'blue heart',
    '💚': 'green heart',
    '⭐': 'star',
    '🌟': 'glowing star',
    '✨': 'sparkles',
  }),
  ...Object.entries({
    '🎉': 'party popper',
    '🎂': 'birthday cake',
    '🏆': 'trophy',
    '🔥': 'fire',
    '💡': 'light bulb',
    '🎯': 'direct hit',
  }),
  ...Object.entries({
    '✅': 'tick',
    '✔': 'tick',
    '❌': 'cross',
    '❗': 'exclamation mark',
    '❓': 'question mark',
    '⚠': 'warning',
  }),
  ...Object.entries({
    '📞': 'telephone receiver',
    '☎': 'telephone',
    '📧': 'e-mail',
    '📅': 'calendar',
    '📈': 'chart increasing',
  }),
  ...Object.entries({
    '📉': 'chart decreasing',
    '👀': 'eyes',
    '🚀': 'rocket',
    '☕': 'hot beverage',
    '🏠': 'house',
    '🔧': 'wrench',
  }),
]);
