import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import { CopyContext } from '../copy-context.ts';
import type { Copied } from './copy-form.ts';

export type CopyOutcome = 'none' | 'copied' | 'refused';

/** Copies, and remembers how that went until it is to be forgotten. */
export function useCopying(): {
  outcome: ReadonlySignal<CopyOutcome>;
  copy(copied: Copied | Promise<Copied>): Promise<void>;
  forget(): void;
} {
  const copyText = useContext(CopyContext);
  const outcome = useSignal<CopyOutcome>('none');
  return {
    outcome,
    async copy(copied) {
      try {
        // At once where it can be: the click behind it counts for a moment only.
        const { text, html } = copied instanceof Promise ? await copied : copied;
        await (html === undefined ? copyText(text) : copyText(text, html));
        outcome.value = 'copied';
      } catch {
        outcome.value = 'refused';
      }
    },
    forget() {
      outcome.value = 'none';
    },
  };
}
