import { type Caption, parseCaptions, writeTranscript } from './parse-captions.ts';
import { findTranscriptPanel } from './transcript-panel.ts';

/** UTF-16 units of captions that are read. */
const CAPTION_CHARS = 1_000_000;

const isSpoken = ({ kind }: { kind: string }) => kind === 'captions' || kind === 'subtitles';

/** What is said in a video or a recording. */
export interface Transcript {
  /** Markdown; empty where nothing is known. */
  text: string;
  /** The part of the page that shows it, where it is read from there. */
  panel?: Element;
}

/**
 * What is said in a page's video or recording, with times, where the page has captions of it or shows it in rows. Nothing is
 * changed: a track that the page has loaded is read as it is, the file of another is fetched as the page itself would do it.
 */
export async function readTranscript(
  document: Document,
  fetchText: (address: string) => Promise<string>,
): Promise<Transcript> {
  for (const media of document.querySelectorAll<HTMLMediaElement>('video, audio')) {
    const captions = await readCaptions(document, media, fetchText).catch(() => []);
    if (captions.length > 0) return { text: write(captions) };
  }
  const shown = findTranscriptPanel(document);
  return shown ? { text: write(shown.captions), panel: shown.element } : { text: '' };
}

function write(captions: readonly Caption[]): string {
  return `## Transcript\n\n${writeTranscript(captions)}`;
}

async function readCaptions(
  document: Document,
  media: HTMLMediaElement,
  fetchText: (address: string) => Promise<string>,
): Promise<Caption[]> {
  const loaded = [...(media.textTracks ?? [])].filter((track) => isSpoken(track) && (track.cues?.length ?? 0) > 0);
  const there = inLanguage(loaded, ({ language }) => language, document);
  if (there?.cues) {
    return [...there.cues].map((cue) => ({ seconds: Math.floor(cue.startTime), text: (cue as VTTCue).text ?? '' }));
  }
  const named = [...media.querySelectorAll('track')].filter((track) => isSpoken(track) && track.src !== '');
  const track = inLanguage(named, ({ srclang }) => srclang, document);
  return track ? parseCaptions((await fetchText(track.src)).slice(0, CAPTION_CHARS)) : [];
}

/** The one in the page's language, else the first. */
function inLanguage<T>(tracks: readonly T[], languageOf: (track: T) => string, document: Document): T | undefined {
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  const wanted = primary(document.documentElement.lang);
  return tracks.find((track) => wanted !== '' && primary(languageOf(track)) === wanted) ?? tracks[0];
}
