import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { KeptData } from '../../sidebar/settings/kept-data.ts';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { describeBytes } from '../../words/describe-bytes.ts';
import { words } from '../../words/spoken.ts';
import { preferenceWords } from '../../words/spoken-later.ts';
import { TransferBar } from '../history/transfers/TransferBar.tsx';
import '../styles/history.css';
import { SettingsSection } from './SettingsSection.tsx';

/** What the companion keeps: how much it is, out and in as a file, and the end of it. */
export function DataSection({ state }: { state: Pick<PanelState, 'data' | 'transfers' | 'connection'> }) {
  const data = state.data.loaded.value;
  const transfers = state.transfers.loaded.value;
  const isClient = state.connection.status.value === 'ready' && state.connection.role.value === 'client';
  useLayoutEffect(() => {
    void state.data.load();
    void state.transfers.load();
  }, [state.data, state.transfers]);
  useLayoutEffect(() => {
    if (isClient) data?.look();
  }, [isClient, data]);
  const holdings = data?.holdings.value;
  return (
    <SettingsSection title={preferenceWords.data}>
      {!isClient && <p class="field-note">{preferenceWords.notConnected}</p>}
      {isClient && holdings && <p>{preferenceWords.kept(holdings.chats, describeBytes(holdings.bytes))}</p>}
      {isClient && transfers && <TransferBar transfers={transfers} hasChats={(holdings?.chats ?? 0) > 0} />}
      {isClient && data && <DeleteAll data={data} />}
    </SettingsSection>
  );
}

/** Asks for a word, so that no slip of the hand is enough. */
function DeleteAll({ data }: { data: KeptData }) {
  const id = useId();
  const isOpen = useSignal(false);
  const typed = useSignal('');
  const opener = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const chats = data.holdings.value?.chats ?? 0;
  const phase = data.phase.value;
  useLayoutEffect(() => {
    if (isOpen.value) field.current?.focus();
  }, [isOpen.value]);
  const close = () => {
    isOpen.value = false;
    typed.value = '';
    opener.current?.focus();
  };
  const isSure = typed.value.trim().toLocaleLowerCase() === preferenceWords.deleteWord;
  return (
    <>
      <div>
        <button
          type="button"
          class="button settings-delete-all"
          ref={opener}
          // Not disabled: a button that is would lose the focus.
          aria-disabled={chats === 0 || phase === 'deleting'}
          aria-expanded={isOpen.value}
          onClick={() => {
            if (chats > 0 && phase !== 'deleting') isOpen.value = true;
          }}
        >
          {preferenceWords.deleteAll}
        </button>
      </div>
      {isOpen.value && (
        <form
          class="settings-delete"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isSure) return;
            data.deleteAll();
            close();
          }}
        >
          <p>{preferenceWords.deleteHint(chats)}</p>
          <div class="field">
            <label for={id}>{preferenceWords.typeToDelete(preferenceWords.deleteWord)}</label>
            <input
              id={id}
              ref={field}
              class="field-input"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              value={typed.value}
              onInput={(event) => {
                typed.value = event.currentTarget.value;
              }}
            />
          </div>
          <div class="settings-actions">
            <button type="submit" class="button" disabled={!isSure}>
              {preferenceWords.deleteNow}
            </button>
            <button type="button" class="text-button" onClick={close}>
              {words.cancel}
            </button>
          </div>
        </form>
      )}
      <p role="status" class={phase === 'others' || phase === 'failed' ? 'field-problem' : 'field-note'}>
        {describe(data)}
      </p>
    </>
  );
}

function describe({ phase, deleted, holdings }: KeptData): string {
  switch (phase.value) {
    case 'idle':
      return '';
    case 'deleting':
      return preferenceWords.deleting;
    case 'deleted':
      return preferenceWords.deleted(deleted.value);
    case 'others':
      return preferenceWords.changedMeanwhile(holdings.value?.chats ?? 0);
    case 'failed':
      return words.somethingFailed;
  }
}
