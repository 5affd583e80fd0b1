import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isAtBottom, type ScrollPosition, shouldFollow } from './follow-bottom.ts';

/**
 * Keeps the end of a growing text in view while the reader is there, and leaves a reader further up alone.
 * `hasNewBelow` says that text came since they left the end. Without `isActive` the box is an ordinary one.
 */
export function useFollowBottom(isActive: boolean): {
  box: { current: HTMLElement | null };
  text: { current: HTMLDivElement | null };
  hasNewBelow: ReadonlySignal<boolean>;
  jump: () => void;
  isFollowing: () => boolean;
  /** Moves the reader there. The end is followed from then on only if that is the end. */
  scrollTo: (scrollTop: number) => void;
} {
  const box = useRef<HTMLElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const hasNewBelow = useSignal(false);

  const jump = () => {
    following.current = true;
    hasNewBelow.value = false;
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };

  const scrollTo = (scrollTop: number) => {
    const scroller = box.current;
    if (!scroller) return;
    scroller.scrollTop = scrollTop;
    following.current = isAtBottom(measure(scroller));
    if (following.current) hasNewBelow.value = false;
  };

  useLayoutEffect(() => {
    const scroller = box.current;
    if (!isActive || !scroller || !text.current) return;
    let before = measure(scroller);
    const onScroll = () => {
      const now = measure(scroller);
      following.current = shouldFollow(following.current, before, now);
      if (following.current) hasNewBelow.value = false;
      before = now;
    };
    // Runs after layout and before paint, so measuring is free and the reader never sees the text jump.
    const resizes = new ResizeObserver(() => {
      // Below the reader: earlier text that comes in above is no news.
      const grew = scroller.scrollHeight - scroller.scrollTop > before.scrollHeight - before.scrollTop + 1;
      // A question is being edited there, and the eyes are on it and not at the end.
      if (isWritingIn(scroller)) following.current = false;
      else if (following.current) jump();
      else if (grew) hasNewBelow.value = true;
      before = measure(scroller);
    });
    // Before the frame that draws the new text: a scroll within that frame would be told in another one.
    const additions = new MutationObserver(() => {
      if (following.current && !isWritingIn(scroller)) jump();
    });
    additions.observe(text.current, { childList: true, characterData: true, subtree: true });
    resizes.observe(text.current);
    resizes.observe(scroller);
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      additions.disconnect();
      resizes.disconnect();
      scroller.removeEventListener('scroll', onScroll);
    };
  }, [isActive, hasNewBelow]);

  return { box, text, hasNewBelow, jump, isFollowing: () => following.current, scrollTo };
}

function isWritingIn(scroller: HTMLElement): boolean {
  return document.activeElement instanceof HTMLTextAreaElement && scroller.contains(document.activeElement);
}

function measure({ scrollTop, scrollHeight, clientHeight }: HTMLElement): ScrollPosition {
  return { scrollTop, scrollHeight, clientHeight };
}
