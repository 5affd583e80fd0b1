import { useSignal } from '@preact/signals';
import { voiceWords } from '../../words/spoken-later.ts';

/** The page in which the browser asks for the microphone: a side panel can't have it ask. */
export function MicrophonePage({ ask }: { ask: () => Promise<'allowed' | 'denied' | 'none'> }) {
  const outcome = useSignal<'allowed' | 'denied' | 'none' | null>(null);
  const { page } = voiceWords;
  return (
    <div class="microphone-page">
      <h1>{page.title}</h1>
      <p>{page.text}</p>
      <p role="status">{outcome.value && page[outcome.value]}</p>
      {outcome.value !== 'allowed' && (
        <button
          type="button"
          class="button"
          onClick={async () => {
            outcome.value = await ask();
          }}
        >
          {page.allow}
        </button>
      )}
    </div>
  );
}
