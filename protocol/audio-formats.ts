/** How sound may come. `pcm16` is 16-bit little-endian samples of one channel at 16 kHz, without a head. */
export const AUDIO_FORMATS = ['pcm16', 'wav', 'webm', 'ogg', 'mp4', 'mp3', 'flac'] as const;

export type AudioFormat = (typeof AUDIO_FORMATS)[number];
