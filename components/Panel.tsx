import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { TerminalEvent, Usage } from '../protocol/turn-events.ts';
import { createLazyPart, isPartMissing, loadSoon } from '../sidebar/state/lazy-part.ts';
import type { PanelState } from '../sidebar/state/panel-state.ts';
import { words } from '../words/spoken.ts';
import { LazyAloudTools } from './aloud/LazyAloudTools.tsx';
import { CodeToolsContext } from './code-tools-context.ts';
import { Composer } from './composer/Composer.tsx';
import { readComposerKey } from './composer/composer-keys.ts';
import { waitingPart } from './composer/waiting-part.ts';
import { loadMarkdown } from './conversation/AnswerText.tsx';
import { Conversation } from './conversation/Conversation.tsx';
import { LazyContents } from './conversation/LazyContents.tsx';
import { LazySteps } from './conversation/LazySteps.tsx';
import { LazyThinking } from './conversation/LazyThinking.tsx';
import { loadTurnEnd } from './conversation/LazyTurnEnd.tsx';
import { CopyContext } from './copy-context.ts';
import { EmptyState } from './EmptyState.tsx';
import { LazyFirstRun } from './first-run/LazyFirstRun.tsx';
import { Header } from './header/Header.tsx';
import { HistoryButton } from './header/HistoryButton.tsx';
import { LazyChatMenu } from './header/LazyChatMenu.tsx';
import { LazyHistory, LazyUndoToast, loadHistoryDrawer } from './history/LazyHistory.tsx';
import { LazyKeysDrawer, loadKeysDrawer } from './keys/LazyKeysDrawer.tsx';
import { LazyCommand } from './LazyCommand.tsx';
import { LazyLiveRegion, loadLiveRegion } from './LazyLiveRegion.tsx';
import { LazyFirstModel, LazyModels, loadModels } from './models/LazyModels.tsx';
import { ConnectionNotice } from './notices/ConnectionNotice.tsx';
import { LazyPageNotice } from './notices/LazyPageNotice.tsx';
import { MissingPartNotice } from './notices/MissingPartNotice.tsx';
import { ModelNotice } from './notices/ModelNotice.tsx';
import { Notice } from './notices/Notice.tsx';
import { LazyPairing, loadPairing } from './pairing/LazyPairing.tsx';
import { LazyPromptsDrawer } from './prompts/LazyPromptsDrawer.tsx';
import { LazyRoomDrawer, LazyRoomPart, loadRoomDrawer } from './rooms/LazyRooms.tsx';
import { LazySettings, loadSettings } from './settings/LazySettings.tsx';
import { SettingsContext } from './settings-context.ts';
import { isField, isPressed, type Shortcuts } from './shortcuts.ts';
import { ShowPassageContext } from './show-passage-context.ts';
import { LazyTuningDrawer, loadTuningDrawer } from './tuning/LazyTuningDrawer.tsx';

const focusPart = createLazyPart(async () => (await import('./keep-focus.ts')).keepFocus);

/** What the first question brings up, and the companion's end: loaded before, so that nothing waits for it then. */
const NEEDED_SOON = [
  loadLiveRegion,
  loadMarkdown,
  loadTurnEnd,
  ...[LazySteps, LazyThinking, LazyContents, LazyAloudTools, LazyChatMenu, LazyCommand].map(({ load }) => load),
];

interface PanelProps {
  state: PanelState;
  shortcuts: ReadonlySignal<Shortcuts>;
  copyText: (text: string, html?: string) => Promise<void>;
}

/** The whole panel. */
export function Panel(props: PanelProps) {
  return (
    <SettingsContext.Provider value={props.state.settings}>
      <Whole {...props} />
    </SettingsContext.Provider>
  );
}

function Whole(props: PanelProps) {
  const { state } = props;
  const { aloud, conversation, history, membership, page, pairing, room } = state;
  const panel = useRef<HTMLDivElement>(null);
  const leaveFocus = () => {
    const places = ['dialog[open] button', '.composer-field', 'main'];
    const found = places.map((place) => panel.current?.querySelector<HTMLElement>(place)).find(Boolean);
    found?.focus();
  };
  const isHistoryOpen = useSignal(false);
  const isTuningOpen = useSignal(false);
  const historyButton = useRef<HTMLButtonElement>(null);
  const leftField = useRef<HTMLElement | null>(null);
  const closeHistory = (hasOpened: boolean) => {
    isHistoryOpen.value = false;
    // To where it came from, or to what follows: a question in the chat that was opened.
    if (hasOpened) state.composer.focus();
    else (leftField.current ?? historyButton.current)?.focus();
  };
  const toEdit = useSignal('');
  const editLast = () => {
    const last = conversation.turns.peek().at(-1);
    if (membership || !last?.terminal.peek() || last.question === '') return false;
    toEdit.value = last.id;
    return true;
  };
  const quote = (text: string, turn: string) => {
    const about = { title: '', url: '', language: '', omittedChars: 0 };
    // Where nothing can go along, it goes along as words.
    if (membership || state.connection.role.peek() !== 'client') {
      const { composer } = state;
      const lines = text.split('\n').map((line) => `> ${line}`);
      composer.text.value = [composer.text.peek(), lines.join('\n'), '']
        .filter((part, index) => index > 0 || part)
        .join('\n\n');
      composer.focus();
    } else state.composer.attach({ type: 'selection', ...about, text, turn });
  };
  const isKeysOpen = useSignal(false);
  const openKeys = () =>
    void loadKeysDrawer().then((isThere) => {
      isKeysOpen.value = isThere;
    });
  const isRoomOpen = useSignal(false);
  const openRoom = () =>
    void Promise.all([room.load(), loadRoomDrawer()]).then((areThere) => {
      isRoomOpen.value = areThere.every((isThere) => isThere);
    });
  const isReader = membership?.may.value === 'read';
  const isModelsOpen = useSignal(false);
  const openModels = () => {
    isModelsOpen.value = true;
    void loadModels().then((isThere) => isThere || closeModels());
  };
  const closeModels = () => {
    isModelsOpen.value = false;
  };
  const arePreferencesOpen = useSignal(false);
  const openPreferences = () =>
    void loadSettings().then((isThere) => {
      arePreferencesOpen.value = isThere;
    });
  const isPairingOpen = pairing.isOpen.value;
  useLayoutEffect(() => {
    if (isPairingOpen) void loadPairing().then((isThere) => isThere || pairing.close());
    // Once the drawer has given the focus back: what follows is a question.
    else if (pairing.phase.peek() === 'paired') state.composer.focus();
  }, [isPairingOpen]);
  const loadHistory = async () => {
    const areThere = await Promise.all([history.load(), loadHistoryDrawer()]);
    return areThere.every((isThere) => isThere);
  };
  const firstRun = conversation.isBlank.value ? state.firstRun?.loaded.value : null;
  const isFirstRun = firstRun?.isNew.value === true;
  const openHistory = async (page?: string, from: HTMLElement | null = null) => {
    isHistoryOpen.value = true;
    leftField.current = from;
    if (!(await loadHistory())) return closeHistory(false);
    const loaded = history.loaded.peek();
    if (page !== undefined && loaded) loaded.filter.value = { page };
  };
  const runningElsewhere = [...history.running.value].filter((id) => id !== conversation.id.value).length;
  // Once the composer is on screen; before there is anything to read.
  useEffect(() => {
    if (state.firstRun) for (const { load } of [state.firstRun, LazyFirstRun]) void load();
    for (const load of [room.load, ...NEEDED_SOON]) loadSoon(load);
    let stop: (() => void) | undefined;
    let isGone = false;
    void focusPart.load().then(() => {
      const box = panel.current;
      if (box && !isGone) stop = focusPart.loaded.peek()?.(box, leaveFocus);
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, []);
  return (
    <CopyContext.Provider value={props.copyText}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape stops the answer wherever the focus is */}
      <div
        class="panel"
        ref={panel}
        onKeyDown={(event) => {
          if (isPressed(event, 'listKeys') && !isField(event.target)) return openKeys();
          const at = event.target as HTMLElement;
          if (isPressed(event, 'findChat') && !at.closest('dialog')) {
            // The browser has a search of its own there.
            event.preventDefault();
            void openHistory(undefined, isField(at) ? at : null);
            return;
          }
          if (readComposerKey(event) !== 'stop' || aloud.stop()) return;
          if (conversation.running.peek() && !isReader) conversation.stop();
        }}
      >
        <Header
          state={state}
          openModels={openModels}
          openPreferences={openPreferences}
          openKeys={openKeys}
          openSettings={() =>
            void loadTuningDrawer().then((isThere) => {
              isTuningOpen.value = isThere;
            })
          }
        >
          <LazyRoomPart at="header" state={state} open={openRoom} />
          <HistoryButton
            button={historyButton}
            running={runningElsewhere}
            isOpen={isHistoryOpen.value}
            prepare={() => void loadHistory()}
            open={() => void openHistory()}
          />
        </Header>
        <div class="notices">
          {pairing.phase.value === 'pairing' && !isPairingOpen ? (
            <Notice tone="plain" label={words.pairing}>
              <p>{words.pairing}</p>
            </Notice>
          ) : (
            !isFirstRun && (
              <ConnectionNotice connection={state.connection} openCompanion={membership ? undefined : pairing.open} />
            )
          )}
          <LazyRoomPart at="notices" state={state} open={openRoom} />
          {isPartMissing.value && <MissingPartNotice />}
          {/* The first steps say the same. */}
          {!isFirstRun &&
            (state.models.lacksModel.value ? (
              <LazyFirstModel state={state} openModels={openModels} />
            ) : (
              <ModelNotice models={state.models} isOpen={conversation.isBlank.value} />
            ))}
        </div>
        <CodeToolsContext.Provider value={state.code}>
          <ShowPassageContext.Provider value={page?.showPassage ?? null}>
            <Conversation
              conversation={conversation}
              isOwn={!membership}
              toEdit={toEdit}
              leaveEdit={state.composer.focus}
              hidesWaiting={!isReader && waitingPart.loaded.value !== null}
              reading={state.reading}
              sources={{
                aloud,
                models: state.models,
                addressOf: (model) => addressOf(state.models, model),
                readSent: state.sources.readSent,
              }}
              isConnected={state.connection.status.value === 'ready'}
              pair={pairing.open}
            >
              {isFirstRun && <LazyFirstRun firstRun={firstRun} state={state} openModels={openModels} />}
              <EmptyState
                state={state}
                shortcuts={props.shortcuts.value}
                showChats={(page) => void openHistory(page)}
              />
            </Conversation>
          </ShowPassageContext.Provider>
        </CodeToolsContext.Provider>
        <footer class="dock">
          {!isHistoryOpen.value && history.loaded.value && <LazyUndoToast history={history.loaded.value} />}
          {page && <LazyPageNotice page={page} />}
          {conversation.turns.value.length > 0 && (
            <LazyAloudTools aloud={aloud} leave={state.composer.focus} quote={quote} />
          )}
          {isReader ? (
            <LazyRoomPart at="dock" state={state} open={openRoom} />
          ) : (
            <Composer state={state} editLast={editLast} />
          )}
        </footer>
        <LazyLiveRegion state={state} />
        {isHistoryOpen.value && history.loaded.value && (
          <LazyHistory
            history={history.loaded.value}
            state={state}
            close={closeHistory}
            share={openRoom}
            pair={() => {
              closeHistory(false);
              pairing.open();
            }}
          />
        )}
        {isTuningOpen.value && (
          <LazyTuningDrawer
            tuning={state.tuning}
            usage={usageOf(conversation.turns.value.at(-1)?.terminal.value)}
            close={() => {
              isTuningOpen.value = false;
            }}
          />
        )}
        {isKeysOpen.value && (
          <LazyKeysDrawer
            shortcuts={props.shortcuts.value}
            close={() => {
              isKeysOpen.value = false;
            }}
          />
        )}
        {isModelsOpen.value && (
          <LazyModels
            state={state}
            close={closeModels}
            pair={() => {
              closeModels();
              pairing.open();
            }}
          />
        )}
        {arePreferencesOpen.value && (
          <LazySettings
            state={state}
            shortcuts={props.shortcuts}
            openCompanion={() => {
              arePreferencesOpen.value = false;
              pairing.open();
            }}
            close={() => {
              arePreferencesOpen.value = false;
            }}
          />
        )}
        {isRoomOpen.value && (
          <LazyRoomDrawer
            state={state}
            close={() => {
              isRoomOpen.value = false;
            }}
          />
        )}
        <LazyPromptsDrawer prompts={state.prompts} />
        {isPairingOpen && pairing.loaded.value && (
          <LazyPairing
            pairing={pairing.loaded.value}
            state={state}
            openSettings={() => {
              pairing.close();
              openPreferences();
            }}
          />
        )}
      </div>
    </CopyContext.Provider>
  );
}

function usageOf(terminal: TerminalEvent | null | undefined): Usage | null {
  return terminal?.type === 'done' ? terminal.usage : null;
}

/** The server that holds a model; of several that do, any may have been asked. */
function addressOf({ models, upstreams }: PanelState['models'], name: string): string {
  const model = models.peek().find((each) => each.name === name);
  return upstreams.peek().find(({ id }) => id === model?.upstream)?.address ?? '';
}
