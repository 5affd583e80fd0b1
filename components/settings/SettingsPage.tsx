import { useLayoutEffect } from 'preact/hooks';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { words } from '../../words/spoken.ts';
import { CopyContext } from '../copy-context.ts';
import { LazyPairing, loadPairing } from '../pairing/LazyPairing.tsx';
import { SettingsContext } from '../settings-context.ts';
import { Settings, type SettingsProps } from './Settings.tsx';

/** The settings as a page of their own. */
export function SettingsPage(
  props: Pick<SettingsProps, 'shortcuts'> & { state: PanelState; copyText: (text: string) => Promise<void> },
) {
  const { pairing } = props.state;
  const isPairingOpen = pairing.isOpen.value;
  useLayoutEffect(() => {
    if (isPairingOpen) void loadPairing().then((isThere) => isThere || pairing.close());
  }, [isPairingOpen]);
  useLayoutEffect(() => {
    document.title = words.settings;
  });
  return (
    <SettingsContext.Provider value={props.state.settings}>
      <CopyContext.Provider value={props.copyText}>
        <div class="settings-page">
          <h1>{words.settings}</h1>
          <Settings state={props.state} shortcuts={props.shortcuts} openCompanion={pairing.open} />
        </div>
        {isPairingOpen && pairing.loaded.value && (
          <LazyPairing pairing={pairing.loaded.value} state={props.state} openSettings={pairing.close} />
        )}
      </CopyContext.Provider>
    </SettingsContext.Provider>
  );
}
