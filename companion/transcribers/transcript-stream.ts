import { StringDecoder } from 'node:string_decoder';
import { createParser } from 'eventsource-parser';
import * as v from 'valibot';

/** A transcript that comes as a stream of events. */
export interface TranscriptStream {
  /** Takes the next bytes. Throws `tooLong()` when an event, or the text, is longer than it may be. */
  push(chunk: Buffer): void;
  /** All came: what a server that doesn't stream would have answered. Undefined when no event was one of a transcript. */
  end(): { text: string; language?: string } | { error: unknown } | undefined;
}

export interface TranscriptStreamOptions {
  /** Called with the whole text so far, once for each piece that has more of it: a piece may have thousands of events. */
  onText(text: string): void;
  maxBytes: number;
  tooLong(): Error;
}

const EventSchema = v.union([
  // OpenAI, speaches, parakeet.
  v.object({ type: v.literal('transcript.text.delta'), delta: v.string() }),
  v.object({ type: v.literal('transcript.text.done'), text: v.string(), language: v.optional(v.string()) }),
  // vLLM: as in a chat.
  v.object({ choices: v.array(v.object({ delta: v.object({ content: v.nullish(v.string()) }) })) }),
  v.object({ error: v.unknown() }),
]);

/** Reads the events that servers of `/v1/audio/transcriptions` write when they are asked to stream. */
export function createTranscriptStream({ onText, maxBytes, tooLong }: TranscriptStreamOptions): TranscriptStream {
  const decoder = new StringDecoder('utf8');
  let text: string | undefined;
  let whole: { text: string; language?: string } | { error: unknown } | undefined;
  let bytesOfEvent = 0;

  const { feed } = createParser({
    onEvent({ data }) {
      bytesOfEvent = 0;
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), EventSchema), data);
      if (!parsed.success || whole !== undefined) return;
      const event = parsed.output;
      if ('error' in event) whole = event;
      else if ('text' in event) {
        const { text: all, language } = event;
        whole = { text: all, ...(language !== undefined && { language }) };
      } else append('delta' in event ? event.delta : (event.choices[0]?.delta.content ?? ''));
    },
  });

  function append(delta: string): void {
    text = (text ?? '') + delta;
    if (text.length > maxBytes) throw tooLong();
  }

  return {
    push(chunk) {
      const before = text;
      bytesOfEvent += chunk.byteLength;
      feed(decoder.write(chunk));
      if (bytesOfEvent > maxBytes) throw tooLong();
      if (text && text !== before) onText(text);
    },
    end() {
      feed(`${decoder.end()}\n\n`);
      return whole ?? (text === undefined ? undefined : { text });
    },
  };
}
