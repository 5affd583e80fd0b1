import type { TranscriptMessage } from '../../protocol/audio-messages.ts';
import { askOverChannel } from '../connection/ask-over-channel.ts';
import type { OpenChannel } from '../connection/channel.ts';
import { upload } from '../connection/upload-sources.ts';
import { hashOf } from '../sources/hash-of.ts';

/** Has the companion make words of samples. Rejects as `askOverChannel` does. */
export async function transcribe(
  samples: Uint8Array<ArrayBuffer>,
  { open, signal, onHearing }: { open: OpenChannel; signal: AbortSignal; onHearing(text: string): void },
): Promise<string> {
  const blob = await hashOf(samples);
  await upload(samples, blob, { open, signal, onSent() {} });
  const { text } = await askOverChannel<TranscriptMessage>(
    (id) => ({ type: 'transcribe', id, blob, format: 'pcm16' }),
    {
      open,
      signal,
      take(message) {
        if (message.type === 'hearing') onHearing(message.text);
        return message.type === 'transcript' ? message : undefined;
      },
    },
  );
  return text;
}
