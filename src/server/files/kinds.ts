// The kinds of file that are kept, as data: what each is called, its media type, and the endings its name may have.

export type Kind = { type: string; words: string; extensions: readonly string[] };

const kind = (type: string, words: string, ...extensions: string[]): Kind => ({ type, words, extensions });
const office = (part: string) => `application/vnd.openxmlformats-officedocument.${part}`;

export const kinds = {
  pdf: kind('application/pdf', 'a PDF', 'pdf'),
  word: kind(office('wordprocessingml.document'), 'a Word document', 'docx'),
  excel: kind(office('spreadsheetml.sheet'), 'an Excel workbook', 'xlsx'),
  powerpoint: kind(office('presentationml.presentation'), 'a PowerPoint presentation', 'pptx'),
  png: kind('image/png', 'a PNG picture', 'png'),
  jpeg: kind('image/jpeg', 'a JPEG picture', 'jpg', 'jpeg'),
  webp: kind('image/webp', 'a WebP picture', 'webp'),
  heic: kind('image/heic', 'a HEIC picture', 'heic', 'heif'),
  gif: kind('image/gif', 'a GIF picture', 'gif'),
  mp3: kind('audio/mpeg', 'an MP3 recording', 'mp3'),
  m4a: kind('audio/mp4', 'an M4A recording', 'm4a'),
  ogg: kind('audio/ogg', 'an Ogg recording', 'ogg', 'oga', 'opus'),
  wav: kind('audio/wav', 'a WAV recording', 'wav'),
  webm: kind('video/webm', 'a WebM recording', 'webm', 'weba'),
  mp4: kind('video/mp4', 'an MP4 video', 'mp4', 'm4v'),
  mov: kind('video/quicktime', 'a QuickTime video', 'mov'),
  email: kind('message/rfc822', 'an e-mail', 'eml'),
  calendar: kind('text/calendar', 'a calendar file', 'ics'),
  csv: kind('text/csv', 'a CSV table', 'csv'),
  json: kind('application/json', 'a JSON file', 'json'),
  text: kind('text/plain', 'plain text', 'txt', 'md'),
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

/** The name's ending in lower case without its dot; empty when it has none. */
export const extensionOf = (name: string) => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

export const kindsInWords =
  'PDF, Word, Excel and PowerPoint files, pictures (PNG, JPEG, WebP, HEIC, GIF), recordings (MP3, M4A, Ogg, WAV, WebM, MP4, MOV), ' +
  'e-mails (.eml), calendar files, CSV, JSON and plain text';

export const isPicture = (type: string) => type.startsWith('image/');
/** Where nothing but a picture is taken. */
export const notAPicture = (name: string) =>
  `${name} is no photo that is kept here. Choose a picture that is JPEG, PNG, WebP, HEIC or GIF.`;
