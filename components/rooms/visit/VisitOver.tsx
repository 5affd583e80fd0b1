import { useLayoutEffect, useRef } from 'preact/hooks';
import type { VisitEnd } from '../../../sidebar/rooms/room-visit.ts';
import { roomWords } from '../../../words/spoken-later.ts';
import '../../styles/rooms.css';

/** What a member sees once there is no room for them any more. */
export function VisitOver({ end }: { end: VisitEnd }) {
  const title = useRef<HTMLHeadingElement>(null);
  // What had the focus is gone, and this is to be read out.
  useLayoutEffect(() => title.current?.focus(), []);
  const [what, cure] = roomWords.over[end];
  return (
    <main class="room-page">
      <h1 class="room-page-title" tabIndex={-1} ref={title}>
        {what}
      </h1>
      <p>{cure}</p>
    </main>
  );
}
