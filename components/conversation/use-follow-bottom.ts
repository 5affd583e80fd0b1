import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type ScrollPosition, shouldFollow } from './follow-bottom.ts';

/**
 * Keeps the end of a growing text in view while the reader is there, and leaves somebody who reads further up alone.
 * `hasNewBelow` says that text came since they left the end. Without `isActive` the box is an ordinary one.
 */
export function useFollowBottom(isActive: boolean): {
  box: { current: HTMLElement | null };
  text: { current: HTMLDivElement | null };
  hasNewBelow: ReadonlySignal<boolean>;
  jump: () => void;
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
      const grew = scroller.scrollHeight > before.scrollHeight;
      if (following.current) scroller.scrollTop = scroller.scrollHeight;
      else if (grew) hasNewBelow.value = true;
      before = measure(scroller);
    });
    resizes.observe(text.current);
    resizes.observe(scroller);
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      resizes.disconnect();
      scroller.removeEventListener('scroll', onScroll);
    };
  }, [isActive, hasNewBelow]);

  return { box, text, hasNewBelow, jump };
}

function measure({ scrollTop, scrollHeight, clientHeight }: HTMLElement): ScrollPosition {
  return { scrollTop, scrollHeight, clientHeight };
}
