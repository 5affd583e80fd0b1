import { type Signal, useSignal } from '@preact/signals';
import { ChevronUp, Pencil, X } from 'lucide';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import type { ConversationState } from '../../sidebar/state/conversation/conversation-state.ts';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { questionOf } from '../../words/asked-for.ts';
import { words } from '../../words/spoken.ts';
import { composerWords } from '../../words/spoken-later.ts';
import { AskerContext } from '../asker-context.ts';
import { EditQuestion } from '../conversation/EditQuestion.tsx';
import { Icon } from '../Icon.tsx';
import { isPressed, PANEL_KEYS } from '../shortcuts.ts';

const MOVING_KEYS = [PANEL_KEYS.moveUp.join('+'), PANEL_KEYS.moveDown.join('+')];

/** The questions that are asked next. They can be put in another order, changed and taken back. */
export function WaitingQuestions(props: {
  conversation: Pick<ConversationState, 'waiting' | 'withdraw' | 'arrange' | 'revise' | 'ask'>;
  /** Whether they are the reader's to change, and the companion is there to change them. */
  isOwn: boolean;
  isConnected: boolean;
  /** The one that is being changed. It stays so although it may begin meanwhile. */
  editing: Signal<TurnState | null>;
  focusComposer(): void;
}) {
  const { conversation, isOwn, isConnected, editing, focusComposer } = props;
  const list = useRef<HTMLOListElement>(null);
  const dragged = useSignal<TurnState | null>(null);
  const said = useSignal('');
  const waiting = conversation.waiting.value;
  const edited = editing.value;
  const mayMove = isOwn && isConnected && waiting.length > 1;

  // A row that changes its place in the document loses the focus.
  const focused = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    focused.current?.focus();
    focused.current = null;
  }, [waiting]);

  function move(turn: TurnState, to: number): void {
    const others = waiting.filter((other) => other !== turn);
    const place = Math.min(Math.max(to, 0), others.length);
    if (waiting.indexOf(turn) === place) return;
    const active = document.activeElement as HTMLElement | null;
    focused.current = list.current?.contains(active) ? active : null;
    conversation.arrange(turn, others[place] ?? null);
    said.value = composerWords.movedTo(place + 1, waiting.length);
  }

  async function takeBack(turn: TurnState, index: number): Promise<void> {
    if (!(await conversation.withdraw(turn))) return;
    said.value = composerWords.takenBack;
    // The row goes, and the button that was pressed with it.
    const rows = list.current?.querySelectorAll<HTMLButtonElement>('.waiting-remove') ?? [];
    const next = rows[Math.min(index, rows.length - 1)];
    if (next) next.focus();
    else focusComposer();
  }

  async function revise(turn: TurnState, message: string, kept: readonly number[]): Promise<void> {
    const isSame = message === turn.question && kept.length === turn.receipts.length;
    if (!conversation.waiting.peek().includes(turn)) {
      const sources = turn.receipts.filter((_, index) => kept.includes(index));
      conversation.ask({ task: 'chat', message, sources, language: '' });
    } else if (!isSame && !(await conversation.revise(turn, message, kept))) return;
    stopEditing();
  }

  function stopEditing(): void {
    editing.value = null;
    focusComposer();
  }

  return (
    <section class="waiting" aria-label={composerWords.waiting} hidden={waiting.length === 0 && !edited}>
      {waiting.length > 0 && <h2 class="waiting-title">{composerWords.waiting}</h2>}
      <ol class="waiting-list" ref={list}>
        {waiting.map((turn, index) => (
          <li
            key={turn.id}
            class={dragged.value === turn ? 'waiting-row is-dragged' : 'waiting-row'}
            draggable={mayMove}
            onDragStart={(event) => {
              dragged.value = turn;
              event.dataTransfer?.setData('text/plain', turn.question);
            }}
            onDragEnd={() => {
              dragged.value = null;
            }}
            onDragOver={(event) => {
              if (dragged.value) event.preventDefault();
            }}
            onDrop={(event) => {
              if (!dragged.value) return;
              event.preventDefault();
              move(dragged.value, index);
              dragged.value = null;
            }}
            onKeyDown={(event) => {
              const isUp = isPressed(event, 'moveUp');
              if (!mayMove || !(isUp || isPressed(event, 'moveDown'))) return;
              event.preventDefault();
              move(turn, isUp ? index - 1 : index + 1);
            }}
          >
            <WaitingText turn={turn} />
            {mayMove && (
              <button
                type="button"
                class="icon-button"
                title={composerWords.moveUp}
                aria-keyshortcuts={MOVING_KEYS.join(' ')}
                // Not disabled: the button that has the focus moves to the first place too.
                aria-disabled={index === 0}
                onClick={() => move(turn, index - 1)}
              >
                <Icon of={ChevronUp} />
              </button>
            )}
            {isOwn && (isConnected || turn.phase.value === 'sending') && turn !== edited && (
              <>
                <button
                  type="button"
                  class="icon-button"
                  title={words.edit}
                  onClick={() => {
                    editing.value = turn;
                  }}
                >
                  <Icon of={Pencil} />
                </button>
                <button
                  type="button"
                  class="icon-button waiting-remove"
                  title={composerWords.takeBack}
                  onClick={() => void takeBack(turn, index)}
                >
                  <Icon of={X} />
                </button>
              </>
            )}
          </li>
        ))}
      </ol>
      {edited && (
        <EditQuestion
          key={edited.id}
          turn={edited}
          hint={waiting.includes(edited) ? composerWords.keepsPlace : composerWords.beganMeanwhile}
          ask={(message, kept) => void revise(edited, message, kept)}
          cancel={stopEditing}
        />
      )}
      <p class="visually-hidden" aria-live="polite">
        {said.value}
      </p>
    </section>
  );
}

function WaitingText({ turn }: { turn: TurnState }) {
  const asker = useContext(AskerContext)(turn);
  const question = questionOf(turn);
  return (
    <p class="waiting-text" title={question}>
      {asker !== '' && <bdi class="waiting-asker">{asker}</bdi>}
      <bdi>{question}</bdi>
    </p>
  );
}
