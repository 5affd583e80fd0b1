import type { AudioFormat } from '../../protocol/audio-formats.ts';

/** A recording as it is handed on. */
export interface AudioFile {
  /** What came; samples without a head have become a WAV file. */
  format: AudioFormat;
  /** For the file's name and its content type. */
  container: Exclude<AudioFormat, 'pcm16'>;
  bytes: Uint8Array;
}

export interface Transcript {
  /** Empty when no words were heard. */
  text: string;
  /** As the server names it; empty when it does not say. */
  language: string;
}

/** What turns speech into text. */
export interface Transcriber {
  /** As a person would type it. */
  readonly address: string;
  /**
   * Rejects with `UpstreamError`, or the signal's reason.
   *
   * @param onHearing called with the words so far, where the server tells them while it works
   */
  transcribe(file: AudioFile, signal: AbortSignal, onHearing?: (text: string) => void): Promise<Transcript>;
  dispose(): void;
}

/** A transcriber that was chosen. */
export interface TranscriberSetting {
  /** As `parseHttpAddress` gives it. */
  url: string;
  /** What it wants to be shown; goes to that server alone. */
  key?: string;
  /** Absent: the one that the server lists as made for speech. */
  model?: string;
}
