/** A voice of the browser's, as far as it is chosen by. */
export type Voice = Pick<SpeechSynthesisVoice, 'voiceURI' | 'name' | 'lang' | 'localService' | 'default'>;

/** espeak-ng on Linux has each of its voices a hundred times, as if said by others. */
const VARIANT = /\+.+ espeak-ng$/;

/** The voices that speak a language, those of this computer first. */
export function voicesFor<V extends Voice>(voices: readonly V[], language: string): V[] {
  const matching = voices.filter(({ lang, name }) => primary(lang) === primary(language) && !VARIANT.test(name));
  return [...matching.filter(({ localService }) => localService), ...matching.filter((voice) => !voice.localService)];
}

/**
 * The voice to read a language with: the one that was chosen for it; else one of this computer, of the reader's own country
 * where there is one. Undefined when there is none: a voice that sends the text away is never taken unasked.
 *
 * @param chosen by what the browser tells the voice from others; empty: none was chosen
 * @param preferred the reader's languages, with their countries
 */
export function chooseVoice<V extends Voice>(
  voices: readonly V[],
  language: string,
  chosen: string,
  preferred: readonly string[],
): V | undefined {
  const matching = voicesFor(voices, language);
  const local = matching.filter(({ localService }) => localService);
  const country = preferred.find((tag) => primary(tag) === primary(language))?.toLowerCase();
  return (
    // Some voices have no name of this kind, and nobody chose those.
    matching.find(({ voiceURI }) => chosen !== '' && voiceURI === chosen) ??
    local.find(({ lang }) => normal(lang) === country) ??
    local.find((voice) => voice.default) ??
    local[0]
  );
}

/** `en` of `en-GB`, and of the `en_GB` that some systems write. */
export function primary(tag: string): string {
  return normal(tag).split('-')[0] ?? '';
}

function normal(tag: string): string {
  return tag.replaceAll('_', '-').toLowerCase();
}
