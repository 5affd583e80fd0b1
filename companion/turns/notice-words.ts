import type { ThoughtListener } from '../prompts/thought-separator.ts';

/** The same listener, and whether it has heard anything, thought or answer. */
export function noticeWords({ onDelta, onRecant }: ThoughtListener): {
  readonly listener: ThoughtListener;
  readonly hasWords: boolean;
} {
  let hasWords = false;
  return {
    get hasWords() {
      return hasWords;
    },
    listener: {
      onRecant,
      onDelta(kind, text) {
        hasWords = true;
        onDelta(kind, text);
      },
    },
  };
}
