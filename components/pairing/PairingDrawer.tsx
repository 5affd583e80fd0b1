import { useSignal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PairingState } from '../../sidebar/state/pairing-state.ts';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { Drawer } from '../Drawer.tsx';
import '../styles/pairing.css';
import { words } from '../../words/spoken.ts';
import { pairingWords } from '../../words/spoken-later.ts';
import { CompanionStatus } from './CompanionStatus.tsx';
import { PairingForm } from './PairingForm.tsx';
import { PairingStatus } from './PairingStatus.tsx';

/**
 * Where the panel is connected and as what, and how that is changed. Goes by itself once the panel is connected with a
 * new key.
 */
export function PairingDrawer(props: {
  pairing: PairingState;
  state: Pick<PanelState, 'connection'>;
  /** Leads to what can be set of Aside itself. */
  openSettings: () => void;
}) {
  const { pairing } = props;
  const { connection } = props.state;
  const code = useRef<HTMLInputElement>(null);
  const address = useRef<HTMLInputElement>(null);
  const other = useRef<HTMLButtonElement>(null);
  const isUnfolded = useSignal(false);
  const isReady = connection.status.value === 'ready' && connection.role.value === 'client';
  const hasForm = !isReady || isUnfolded.value;

  useLayoutEffect(() => (code.current ?? other.current)?.focus(), []);
  // What had the focus may be gone: the button that unfolded the form, or the one that forgot the companion.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) (code.current ?? other.current)?.focus();
  });

  useSignalEffect(() => {
    const isPaired = pairing.phase.value === 'paired' && connection.status.value === 'ready';
    if (isPaired && connection.role.value === 'client') pairing.close();
  });
  useSignalEffect(() => {
    const about = pairing.failure.value?.about;
    const field = about === 'address' ? address.current : about === 'code' ? code.current : null;
    field?.focus();
    field?.select();
  });

  return (
    <Drawer
      label={pairingWords.companion}
      close={() => pairing.close()}
      head={<h2 class="drawer-title">{pairingWords.companion}</h2>}
    >
      <div class="pairing">
        <CompanionStatus connection={connection} pairing={pairing} />
        {hasForm ? (
          <PairingForm pairing={pairing} code={code} address={address} />
        ) : (
          !pairing.isAddressFixed && (
            <button
              type="button"
              class="button"
              ref={other}
              onClick={() => {
                isUnfolded.value = true;
              }}
            >
              {pairingWords.pairOther}
            </button>
          )
        )}
        <button type="button" class="text-button" onClick={props.openSettings}>
          {words.settings}
        </button>
      </div>
      <PairingStatus pairing={pairing} />
    </Drawer>
  );
}
