import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ConversationState } from '../../sidebar/state/conversation/conversation-state.ts';
import type { ReadingPlaces } from '../../sidebar/state/conversation/reading-places.ts';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { type Anchor, findAnchor, findPlaceTop, findScrollTop } from './reading-anchor.ts';
import type { useFollowBottom } from './use-follow-bottom.ts';

const NONE: readonly TurnState[] = [];

/** Earlier turns are asked for so many pixels before the reader is at the first that is known. */
const NEAR_TOP = 800;

/**
 * Where the reader is when turns come and go: at the end of a conversation that is opened, or where they left it; at the
 * answer to what they ask; and otherwise where they are, also when earlier turns come in above or another branch is
 * chosen.
 */
export function useReadingPlace(
  conversation: ConversationState,
  reading: ReadingPlaces,
  { box, jump, isFollowing, scrollTo }: ReturnType<typeof useFollowBottom>,
): void {
  const turns = conversation.turns.value;
  const earlier = conversation.earlier.value;
  const id = conversation.id.value;
  const sought = conversation.sought.value;
  const lastAsked = conversation.lastAsked.value;
  const before = useRef({ id: '', lastAsked: '', sought, turns: NONE });
  const anchor = useRef<Anchor | undefined>(undefined);

  // Before the turns are drawn anew, and not by `useSignalEffect`, which waits for the next frame.
  useLayoutEffect(
    () =>
      conversation.turns.subscribe(() => {
        anchor.current = box.current ? findAnchor(box.current) : undefined;
      }),
    [conversation, box],
  );

  useLayoutEffect(() => {
    const was = before.current;
    before.current = { id, lastAsked, sought, turns };
    const scroller = box.current;
    if (!scroller || turns.length === 0) return;
    if (lastAsked !== was.lastAsked && lastAsked !== '') {
      // After a question the answer is what to see, wherever the reader was.
      jump();
    } else if (was.turns.length === 0 || id !== was.id || sought !== was.sought) {
      arrive(scroller);
    } else if (turns !== was.turns) {
      const isOtherBranch = was.turns.some((turn) => !turns.includes(turn));
      if (isFollowing() && !isOtherBranch) jump();
      else stay(scroller);
    }
  }, [turns, id, sought, lastAsked]);

  useLayoutEffect(() => {
    if (earlier !== 'loading' && turns.length > 0) wantEarlier();
  }, [turns, earlier]);

  useEffect(() => {
    const scroller = box.current;
    if (!scroller) return;
    scroller.addEventListener('scroll', wantEarlier, { passive: true });
    scroller.addEventListener('scrollend', keep, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', wantEarlier);
      scroller.removeEventListener('scrollend', keep);
    };
  }, [conversation, reading]);

  function arrive(scroller: HTMLElement): void {
    const left = reading.find(id);
    const wanted = sought && sought.turn !== left?.turn ? { turn: sought.turn, offset: 0 } : left;
    const top = wanted && findPlaceTop(scroller, wanted);
    if (top === undefined) jump();
    else scrollTo(top);
  }

  function stay(scroller: HTMLElement): void {
    const top = anchor.current && findScrollTop(scroller, anchor.current);
    if (top !== undefined) scrollTo(top);
  }

  function wantEarlier(): void {
    const scroller = box.current;
    if (scroller && scroller.scrollTop < NEAR_TOP && conversation.earlier.peek() === 'more') conversation.loadEarlier();
  }

  function keep(): void {
    const last = conversation.turns.peek().at(-1);
    if (!last) return;
    // Said with each piece of an answer: where every turn stands is not looked up for that.
    const seen = isFollowing() ? { turn: last.id, offset: null } : box.current && findAnchor(box.current);
    if (seen) reading.keep(conversation.id.peek(), { turn: seen.turn, offset: seen.offset });
  }
}
