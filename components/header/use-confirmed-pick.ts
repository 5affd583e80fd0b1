import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { ModelOption } from './model-options.ts';

/**
 * Picks a model: one that leaves the machine, and is not in use already, only when it is picked a second time. `unconfirmed`
 * is the one that waits for that.
 */
export function useConfirmedPick(
  current: ReadonlySignal<{ name: string } | null>,
  take: (option: ModelOption) => void,
) {
  const unconfirmed = useSignal<ModelOption | null>(null);
  const pick = (option: ModelOption) => {
    if (option.isRemote && option.name !== current.peek()?.name && !unconfirmed.peek()) unconfirmed.value = option;
    else take(option);
  };
  return { unconfirmed, pick };
}
