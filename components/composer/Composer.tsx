import { useSignal, useSignalEffect } from '@preact/signals';
import { ArrowUp, Square } from 'lucide';
import { useContext, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { type SourcePart, toReceipt } from '../../protocol/question-parts.ts';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { words } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';
import { LazyPromptTools } from '../prompts/LazyPromptTools.tsx';
import { SettingsContext } from '../settings-context.ts';
import { LazyVoiceTools } from '../voice/LazyVoiceTools.tsx';
import { LazySourceTools } from './LazySourceTools.tsx';
import { LazyWaitingQuestions } from './LazyWaitingQuestions.tsx';
import { QuestionField } from './QuestionField.tsx';
import { SourceChips } from './SourceChips.tsx';
import { waitingPart } from './waiting-part.ts';

/** Where a question is written. While an answer runs it can be stopped here, and the next question queued. */
export function Composer(props: {
  /** Has the question edited that was asked last; false when it can't be. */
  editLast?: () => boolean;
  state: Pick<
    PanelState,
    | 'composer'
    | 'askComposed'
    | 'sources'
    | 'prompts'
    | 'voice'
    | 'conversation'
    | 'connection'
    | 'pairing'
    | 'models'
    | 'manager'
    | 'page'
    | 'membership'
  >;
}) {
  const { state } = props;
  const { composer, conversation, connection, pairing } = state;
  const field = useRef<HTMLTextAreaElement>(null);
  const hasUnseen = useSignal(false);
  const editedWaiting = useSignal<TurnState | null>(null);
  const guestNoteId = useId();

  // A panel that opens has the keyboard, and is opened to ask.
  useLayoutEffect(() => field.current?.focus(), []);

  useSignalEffect(() => {
    if (composer.focusRequests.value === 0) return;
    field.current?.focus();
    // An open panel can't take the keyboard from the page: then the eye has to find what landed.
    hasUnseen.value = !document.hasFocus() && composer.sources.peek().length > 0;
  });

  // Behind the first words of the answer: until then there is something more urgent to draw.
  useSignalEffect(() => {
    if (conversation.waiting.value.length > 0 || conversation.running.value?.hasText.value) void waitingPart.load();
  });

  const sources = composer.sources.value;
  const isRunning = conversation.running.value !== null;
  const mayNotSend = sources.length > 0 && connection.role.value === 'guest';
  const taken = state.sources.loaded.value;
  const canSend =
    composer.text.value.trim() !== '' && !mayNotSend && !taken?.hold.value && !state.page?.isAttaching.value;

  const send = () => {
    if (!canSend) return;
    // It waits for the model that is offered beside it.
    if (state.models.lacksModel.peek()) return state.manager.hold();
    state.askComposed();
    field.current?.focus();
  };

  return (
    <>
      <LazyWaitingQuestions
        conversation={conversation}
        isOwn={!state.membership && connection.role.value === 'client'}
        isConnected={connection.status.value === 'ready'}
        editing={editedWaiting}
        focusComposer={() => field.current?.focus()}
      />
      <form
        class={state.membership ? 'composer is-bare' : 'composer'}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        onFocusIn={() => {
          if (document.hasFocus()) hasUnseen.value = false;
        }}
      >
        <SourceChips
          receipts={sources.map(toWholeReceipt)}
          previews={taken?.previews.value}
          isNew={hasUnseen.value}
          remove={(index) => {
            const source = sources[index];
            if (source) composer.remove(source);
          }}
        />
        {!state.membership && (
          <>
            <LazySourceTools
              sources={state.sources}
              field={field}
              text={composer.text}
              usePage={(instead) => state.page?.attachPage(instead)}
            />
            <LazyPromptTools prompts={state.prompts} field={field} text={composer.text} />
            <LazyVoiceTools voice={state.voice} field={field} text={composer.text} send={send} />
          </>
        )}
        {mayNotSend && (
          <div class="composer-note">
            <p id={guestNoteId}>{words.guestAttachments}</p>
            <button type="button" class="button" onClick={() => pairing.open()}>
              {words.pairBrowser}
            </button>
          </div>
        )}
        <div class="composer-row">
          <QuestionField
            field={field}
            text={composer.text}
            label={words.composerLabel}
            placeholder={conversation.isBlank.value ? words.composerPlaceholder : words.followUpPlaceholder}
            describedBy={mayNotSend ? guestNoteId : undefined}
            send={send}
            editLast={() => {
              if (composer.sources.peek().length > 0) return false;
              const last = conversation.waiting.peek().at(-1);
              if (!last) return props.editLast?.() ?? false;
              if (connection.role.peek() === 'client') editedWaiting.value = last;
              return true;
            }}
          />
          {(!isRunning || canSend) && (
            <SendButton label={isRunning ? words.sendNext : words.send} disabled={!canSend} />
          )}
          {isRunning && (
            <button
              type="button"
              class="round-button stop"
              aria-label={words.stop}
              title={`${words.stop} (Esc)`}
              onClick={() => {
                conversation.stop();
                field.current?.focus();
              }}
            >
              <Icon of={Square} />
            </button>
          )}
        </div>
      </form>
    </>
  );
}

/** Before it is sent, all of a quote can be read. */
function toWholeReceipt(source: SourcePart): SourcePart {
  const receipt = toReceipt(source);
  return source.type === 'selection' ? { ...receipt, excerpt: source.text } : receipt;
}

function SendButton({ label, disabled }: { label: string; disabled: boolean }) {
  const key = useContext(SettingsContext)?.value('sendKey').value === 'mod_enter' ? 'Ctrl+Enter' : 'Enter';
  return (
    <button type="submit" class="round-button" aria-label={label} title={`${label} (${key})`} disabled={disabled}>
      <Icon of={ArrowUp} />
    </button>
  );
}
