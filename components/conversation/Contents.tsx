import '../styles/contents.css';
import { useSignal } from '@preact/signals';
import { TableOfContents } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { contentsWords } from '../../words/spoken-later.ts';
import { MenuButton } from '../menu/MenuButton.tsx';
import { loadMarkdown } from './AnswerText.tsx';

/** Fewer are seen at a glance. */
const WORTH_LISTING = 3;
const LONG_CHARS = 1_500;
/** Pixels below the upper edge of what is seen where a heading still counts as the one that is read. */
const READ_PX = 80;

/** The headings of a long answer, to go to, where the panel is wide. Once it has ended: a list that grows is in the way. */
export function Contents({ turn }: { turn: TurnState }) {
  const isLong = turn.terminal.value !== null && turn.content.value.length > LONG_CHARS;
  const holder = useRef<HTMLDivElement>(null);
  const count = useSignal(0);
  const headings = () => [
    ...(holder.current?.parentElement?.querySelectorAll<HTMLElement>('.markdown [class^="heading-"]') ?? []),
  ];
  useEffect(() => {
    if (!isLong) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    // Once it is set, which is done behind this.
    void loadMarkdown().then(() => {
      if (isGone) return;
      timer = setTimeout(() => {
        count.value = headings().length;
      });
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [isLong]);

  return (
    <div class="contents" ref={holder}>
      {isLong && count.value >= WORTH_LISTING && (
        <MenuButton
          class="contents-button"
          label={contentsWords.contents}
          icon={TableOfContents}
          items={() => listHeadings(headings())}
        />
      )}
    </div>
  );
}

function listHeadings(headings: readonly HTMLElement[]) {
  const depths = headings.map(({ className }) => Number(className.slice(-1)));
  const top = Math.min(...depths);
  const scroller = headings[0]?.closest('.conversation-scroll')?.getBoundingClientRect().top ?? 0;
  const current = headings.findLastIndex((heading) => heading.getBoundingClientRect().top <= scroller + READ_PX);
  return headings.map((heading, index) => ({
    label: heading.textContent ?? '',
    depth: (depths[index] ?? top) - top,
    isCurrent: index === current,
    act: () => {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: 'start' });
    },
  }));
}
