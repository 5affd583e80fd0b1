/** Whether a page has a video or a recording with tracks, some of which may be captions. */
export function hasTracks(document: Document): boolean {
  return [...document.querySelectorAll<HTMLMediaElement>('video, audio')].some(
    (media) => media.textTracks?.length > 0 || media.querySelector('track') !== null,
  );
}
