import { readComposerKey } from '../../components/composer/composer-keys.ts';

/** What was typed into the field of the bare document, before the panel took it over. */
export interface EarlyQuestion {
  text: string;
  /** Enter was pressed already. */
  isSent: boolean;
}

/** Watches the field until `take`, which ends it. */
export function catchEarlyQuestion(field: HTMLTextAreaElement): { take(): EarlyQuestion } {
  const watching = new AbortController();
  let isSent = false;
  field.addEventListener(
    'keydown',
    (event) => {
      if (readComposerKey(event, document.documentElement.dataset.sendKey) !== 'send') return;
      event.preventDefault();
      isSent = field.value.trim() !== '';
    },
    { signal: watching.signal },
  );
  return {
    take() {
      watching.abort();
      return { text: field.value, isSent };
    },
  };
}
