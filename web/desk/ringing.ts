import type { News } from './news.ts';

/** Hertz, one after the other: two rising tones for a customer, one soft one for a message. */
const tunes: Readonly<Record<News['kind'], readonly number[]>> = { offered: [660, 880], message: [590] };
const toneSeconds = 0.16;
const loudness = 0.12;

let audio: AudioContext | null = null;

/** Rings once. A browser that has not been clicked in yet keeps silent, which is its right. */
export function ring(kind: News['kind']): void {
  audio ??= new AudioContext();
  void audio.resume().catch(() => undefined);
  let at = audio.currentTime;
  for (const frequency of tunes[kind]) {
    const tone = new OscillatorNode(audio, { type: 'sine', frequency });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(loudness, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + toneSeconds);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + toneSeconds);
    at += toneSeconds;
  }
}

/** Says it outside the page; a click brings the agent to it. */
export function notify(title: string, body: string, clicked: () => void): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const notification = new Notification(title, { body, tag: body });
  notification.onclick = () => {
    window.focus();
    clicked();
    notification.close();
  };
}

/** Asks the browser, where it has not been asked. */
export async function mayNotify(): Promise<'granted' | 'refused' | 'unsupported'> {
  if (!('Notification' in window)) return 'unsupported';
  const answer =
    Notification.permission === 'default' ? await Notification.requestPermission() : Notification.permission;
  return answer === 'granted' ? 'granted' : 'refused';
}
