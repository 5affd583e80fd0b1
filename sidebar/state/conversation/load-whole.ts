import { effect, untracked } from '@preact/signals';
import type { ShownConversation } from './shown-conversation.ts';

/**
 * Loads all earlier turns of the conversation that is shown. Resolves with whether all are there: not when a page can't be
 * had, another conversation is shown meanwhile, or `signal` aborts.
 */
export function loadWhole(
  { id, earlier, loadEarlier }: Pick<ShownConversation, 'id' | 'earlier' | 'loadEarlier'>,
  signal?: AbortSignal,
): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const conversation = id.peek();
  /** One that failed before may be had now. */
  let isFirst = true;
  const stop = effect(() => {
    const state = earlier.value;
    if (signal?.aborted || id.value !== conversation) resolve(false);
    else if (state === 'more' || (state === 'failed' && isFirst)) untracked(loadEarlier);
    else if (state !== 'loading') resolve(state === 'none');
    isFirst = false;
  });
  signal?.addEventListener('abort', () => resolve(false), { once: true });
  return promise.finally(stop);
}
