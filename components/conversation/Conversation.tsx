import { ArrowDown } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { ConversationModel } from '../../client/models/conversation-model.ts';
import { words } from '../words.ts';
import { Turn } from './Turn.tsx';
import { useFollowBottom } from './use-follow-bottom.ts';

/** All turns, in the order they were asked; `children` stand in for them while there are none. */
export function Conversation(props: {
  conversation: ConversationModel;
  isConnected: boolean;
  copyText: (text: string) => Promise<void>;
  children: ComponentChildren;
}) {
  const turns = props.conversation.turns.value;
  const { box, text, hasNewBelow, jump } = useFollowBottom(turns.length > 0);
  const lastId = turns.at(-1)?.id;

  // Somebody who asks wants to see the answer, wherever they were reading.
  useLayoutEffect(() => {
    if (lastId) jump();
  }, [lastId]);

  return (
    <div class="conversation">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <main class="conversation-scroll" ref={box} tabIndex={0} aria-label={words.conversation}>
        <div class="conversation-text" ref={text}>
          {turns.length === 0 ? (
            props.children
          ) : (
            <ol class="turns">
              {turns.map((turn) => (
                <Turn
                  key={turn.id}
                  turn={turn}
                  isConnected={props.isConnected}
                  retry={(again) => props.conversation.retry(again)}
                  copyText={props.copyText}
                />
              ))}
            </ol>
          )}
        </div>
      </main>
      {turns.length > 0 && hasNewBelow.value && (
        <button
          type="button"
          class="jump"
          onClick={() => {
            // This button goes; the keyboard goes on where it led.
            box.current?.focus();
            jump();
          }}
        >
          <ArrowDown />
          {words.jumpToLatest}
        </button>
      )}
    </div>
  );
}
