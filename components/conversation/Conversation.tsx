import { ArrowDown } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { ConversationState } from '../../sidebar/state/conversation/conversation-state.ts';
import type { ReadingPlaces } from '../../sidebar/state/conversation/reading-places.ts';
import { words } from '../../words/spoken.ts';
import { Icon } from '../Icon.tsx';
import { EarlierTurns } from './EarlierTurns.tsx';
import { OpeningNote } from './OpeningNote.tsx';
import { Turn } from './Turn.tsx';
import type { TurnActions } from './turn-actions.ts';
import { useFollowBottom } from './use-follow-bottom.ts';
import { useReadingPlace } from './use-reading-place.ts';

/** The turns on the chosen path, in the order they were asked; `children` stand in for them while there are none. */
export function Conversation(props: {
  conversation: ConversationState;
  reading: ReadingPlaces;
  isConnected: boolean;
  /** See `TurnActions`. */
  toEdit: TurnActions['toEdit'];
  leaveEdit: TurnActions['leaveEdit'];
  /** Whether the questions that wait are shown elsewhere. */
  hidesWaiting?: boolean;
  sources: Pick<TurnActions, 'addressOf' | 'readSent' | 'aloud' | 'models'>;
  /** See `TurnActions`. */
  isOwn: boolean;
  /** Leads to where a guest gets a key. */
  pair: () => void;
  children: ComponentChildren;
}) {
  const { conversation, isOwn, pair, toEdit, leaveEdit } = props;
  const turns = conversation.turns.value;
  const waiting = new Set(props.hidesWaiting ? conversation.waiting.value : []);
  const shown = turns.filter((turn) => !waiting.has(turn));
  const branches = conversation.branches.value;
  const follow = useFollowBottom(turns.length > 0);
  useReadingPlace(conversation, props.reading, follow);
  const { retry, edit, resume, showBranch } = conversation;

  return (
    <div class="conversation">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <main class="conversation-scroll" ref={follow.box} tabIndex={0} aria-label={words.conversation}>
        <div class="conversation-text" ref={follow.text}>
          <OpeningNote conversation={conversation} />
          {turns.length > 0 && <EarlierTurns conversation={conversation} />}
          {turns.length > 0 && (
            <ol class="turns">
              {shown.map((turn, index) => (
                <Turn
                  key={turn.id}
                  turn={turn}
                  branches={branches.get(turn.id)}
                  isLast={index === shown.length - 1}
                  isConnected={props.isConnected}
                  actions={{ isOwn, toEdit, leaveEdit, retry, edit, resume, showBranch, pair, ...props.sources }}
                />
              ))}
            </ol>
          )}
          {conversation.isBlank.value && props.children}
        </div>
      </main>
      {turns.length > 0 && follow.hasNewBelow.value && (
        <button
          type="button"
          class="floating-button jump"
          onClick={() => {
            // This button goes; the keyboard goes on where it led.
            follow.box.current?.focus();
            follow.jump();
          }}
        >
          <Icon of={ArrowDown} />
          {words.jumpToLatest}
        </button>
      )}
    </div>
  );
}
