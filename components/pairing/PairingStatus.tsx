import type { PairingModel } from '../../sidebar/state/pairing-model.ts';
import { words } from '../words.ts';
import { pairingWords } from './pairing-words.ts';

/**
 * Tells a screen reader how pairing goes. It stands inside the drawer, since everything outside of an open dialog is
 * silent.
 */
export function PairingStatus({ pairing }: { pairing: PairingModel }) {
  return (
    <div class="visually-hidden" role="status">
      {describe(pairing)}
    </div>
  );
}

function describe({ phase, failure, unrevoked }: PairingModel): string {
  if (failure.value) return `${failure.value.message} ${failure.value.cure}`;
  if (unrevoked.value !== '') return pairingWords.unrevoked(unrevoked.value);
  switch (phase.value) {
    case 'pairing':
      return words.pairing;
    case 'paired':
      return words.paired;
    case 'forgetting':
      return pairingWords.forgetting;
    default:
      return '';
  }
}
