// Records a discussion. Every few seconds what was said goes to the browser's own store and from there to Leadwell, so that a closed tab
// or a lost network costs the last seconds at most: what did not arrive yet is sent when the page is open again.
import { secondsOfPart } from '#server/portfolios/visits/seconds.ts';
import { alone, cameOf, forget, keep, newId, type WaitingPart, waitingOf } from '#ui/queue-store.ts';

const every = secondsOfPart * 1_000; // milliseconds
const again = 5_000;
const kinds = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
const place = document.querySelector<HTMLElement>('[data-recorder]');
const address = place?.dataset.recorder ?? '';
const owner = place?.dataset.owner ?? '';
const button = (name: string) => place?.querySelector<HTMLButtonElement>(`[data-recorder-${name}]`);
let recording: { recorder: MediaRecorder; began: number; take: string } | null = null;
let trouble = '';
let isSending = false; // above what sends as the page opens: read earlier than it is made, it would throw
/** What was recorded stands on the page as soon as all of it has arrived. */
let hasStopped = false;

if (place) {
  const start = button('start');
  if (start && navigator.mediaDevices && typeof MediaRecorder === 'function') {
    start.hidden = false;
    start.addEventListener('click', () => void record());
    button('stop')?.addEventListener('click', () => recording?.recorder.stop());
    marking();
  } else if (start) say('This browser records only over https. Record with your phone, and bring the file.');
  addEventListener('online', () => void send());
  addEventListener('beforeunload', (event) => {
    if (recording) event.preventDefault();
  });
  setInterval(() => void send(), again);
  void send();
}

async function record(): Promise<void> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    return say('The microphone was not allowed. Allow it in the address bar, and press Record again.');
  }
  const mimeType = kinds.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? '';
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 });
  const take = newId();
  let number = 0;
  let written: Promise<unknown> = Promise.resolve();
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size === 0) return;
    const part = `${address}?take=${take}&number=${number}`;
    number += 1;
    written = written.then(() => keep('parts', { id: newId(), owner, address: part, content: data })).then(send);
  });
  const ended = async () => {
    for (const track of stream.getTracks()) track.stop();
    recording = null;
    shown(false);
    await written;
    hasStopped = true;
    await send();
  };
  recorder.addEventListener('stop', () => void ended());
  recorder.start(every);
  recording = { recorder, began: Date.now(), take };
  markedIn(take);
  shown(true);
}

function shown(isOn: boolean): void {
  button('start')!.hidden = isOn;
  button('stop')!.hidden = !isOn;
  const now = document.querySelector<HTMLElement>('[data-marking-now]');
  if (now) now.hidden = !isOn;
  void told();
}

/** Sends what has not arrived, in order. */
async function send(): Promise<void> {
  if (!isSending) {
    isSending = true;
    await alone('leadwell-recording', async () => {
      for (const part of await waitingOf('parts', owner)) if ((await sent(part)) === 'away') break;
    });
    isSending = false;
  }
  const left = await told();
  if (hasStopped && left === 0) location.reload();
}

/** What Leadwell takes no more, of a recording that is signed, stays here and holds nothing else back. */
async function sent({ id, address: to, content }: WaitingPart): Promise<'sent' | 'away'> {
  try {
    const headers = { 'content-type': content.type.split(';')[0] || 'audio/webm' };
    const answer = await fetch(to, { method: 'POST', body: content, headers, signal: AbortSignal.timeout(60_000) });
    const came = cameOf(answer);
    if (came === 'kept') await forget('parts', id);
    trouble = troubles[came];
    return came === 'kept' || came === 'refused' ? 'sent' : 'away';
  } catch {
    trouble = troubles.away;
    return 'away';
  }
}

const troubles = {
  kept: '',
  away: 'Leadwell cannot be reached: the rest is kept on this device.',
  'signed-out': 'You are signed out: the rest is kept on this device. Sign in in another tab.',
  refused: 'Leadwell takes no more of this recording: the rest is kept on this device.',
};

async function told(): Promise<number> {
  const { length } = await waitingOf('parts', owner);
  const seconds = length * secondsOfPart;
  const on = recording ? 'Recording. ' : '';
  say(length === 0 ? on : `${on}${seconds} seconds not sent yet. ${trouble}`);
  return length;
}

function say(words: string): void {
  const line = place!.querySelector('[data-recorder-said]')!;
  if (line.textContent !== words) line.textContent = words;
}

/** The moment of a mark is that of the recording, without typing. */
function marking(): void {
  for (const name of ['from', 'to']) {
    document.querySelector(`[data-mark-${name}]`)?.addEventListener('click', () => {
      const box = document.getElementById(`mark-${name}`) as HTMLInputElement | null;
      if (box && recording) box.value = minutes((Date.now() - recording.began) / 1000);
    });
  }
}

const minutes = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** A mark made now is one of this recording. Nobody types which, so it is never taken for words that are not saved (`:`). */
function markedIn(take: string): void {
  const holder = document.querySelector('[data-marking]');
  if (!holder) return;
  const hidden = document.createElement('input');
  Object.assign(hidden, { type: 'hidden', name: 'mark:take', value: take });
  holder.replaceChildren(hidden);
}
