import type { IconNode } from 'lucide';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../Icon.tsx';
import { pressedKey } from '../pressed-key.ts';
import { Popover } from './Popover.tsx';

export interface MenuItem {
  label: string;
  /** Keys that do the same. */
  keys?: string;
  icon?: IconNode;
  /** How far in it stands, from 0 on. */
  depth?: number;
  /** Where one is already; it has the focus at first. */
  isCurrent?: boolean;
  act: () => void;
}

/** A few things that can be done, at the button they belong to. Arrows, Home, End and first letters move in it. */
export function Menu(props: {
  label: string;
  anchor: RefObject<HTMLElement | null>;
  items: readonly MenuItem[];
  close: () => void;
}) {
  const { items, close } = props;
  const list = useRef<HTMLDivElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];
  useLayoutEffect(() => {
    const current = items.findIndex(({ isCurrent }) => isCurrent);
    buttons()[Math.max(current, 0)]?.focus();
  }, []);
  return (
    <Popover anchor={props.anchor} close={close}>
      <div
        ref={list}
        class="menu"
        role="menu"
        tabIndex={-1}
        aria-label={props.label}
        onKeyDown={(event) => {
          const key = pressedKey(event);
          if (key === 'Tab') {
            event.preventDefault();
            return close();
          }
          const all = buttons();
          const next = moveInMenu(items, all.indexOf(document.activeElement as HTMLButtonElement), key);
          if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          all[next]?.focus();
        }}
      >
        {items.map(({ label, keys, icon, depth = 0, isCurrent, act }, index) => (
          <button
            key={index}
            type="button"
            class="menu-item"
            role="menuitem"
            tabIndex={-1}
            aria-current={isCurrent ? 'location' : undefined}
            style={depth > 0 ? { paddingInlineStart: `${8 + 12 * depth}px` } : undefined}
            aria-keyshortcuts={keys}
            onClick={() => {
              close();
              act();
            }}
          >
            {icon && <Icon of={icon} />}
            <span>{label}</span>
            {keys !== undefined && <kbd>{keys}</kbd>}
          </button>
        ))}
      </div>
    </Popover>
  );
}

/** The item that a key leads to; null when it leads nowhere. Behind the last comes the first. */
export function moveInMenu(items: readonly Pick<MenuItem, 'label'>[], at: number, key: string): number | null {
  const { length } = items;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % length;
    case 'ArrowUp':
      return (at - 1 + length) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
  }
  if (key.length !== 1 || key === ' ') return null;
  const after = items.map((_, offset) => (at + 1 + offset) % length);
  const letter = key.toLocaleLowerCase();
  return after.find((index) => items[index]?.label.toLocaleLowerCase().startsWith(letter)) ?? null;
}
