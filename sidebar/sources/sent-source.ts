import type { CompanionConnection } from '../connection/companion-connection.ts';

/** What went along with a question: its text, or an image's address for as long as this page lives. */
export interface SentSource {
  text: string;
  /** Empty for a text. */
  image: string;
}

/** Exactly what was sent under a hash; undefined when it can't be had. */
export async function readSentSource(
  connection: Pick<CompanionConnection, 'request'>,
  blob: string,
): Promise<SentSource | undefined> {
  try {
    const { text, image } = await connection.request({ type: 'read_source', blob });
    if (image === null) return { text: text ?? '', image: '' };
    const bytes = Uint8Array.from(atob(image), (letter) => letter.charCodeAt(0));
    return { text: '', image: URL.createObjectURL(new Blob([bytes])) };
  } catch {
    return undefined;
  }
}
