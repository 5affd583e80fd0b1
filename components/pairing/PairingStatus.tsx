import type { PairingState } from '../../sidebar/state/pairing-state.ts';
import { inLine } from '../../words/in-line.ts';
import { words } from '../../words/spoken.ts';
import { pairingWords } from '../../words/spoken-later.ts';
import { describePairingProblem } from './describe-pairing-problem.ts';

/**
 * Tells a screen reader how pairing goes. It stands inside the drawer, since everything outside of an open dialog is
 * silent.
 */
export function PairingStatus({ pairing }: { pairing: PairingState }) {
  return (
    <div class="visually-hidden" role="status">
      {describe(pairing)}
    </div>
  );
}

function describe({ phase, failure, unrevoked }: PairingState): string {
  if (failure.value) return inLine(describePairingProblem(failure.value));
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
