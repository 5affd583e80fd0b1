import type { IconNode } from 'lucide';
import { h } from 'preact';

/**
 * One of Lucide's drawings. Its size and colour come from the styles around it; its meaning is said by words beside it.
 *
 * @param points along the line, and so the other way where lines begin on the right
 */
export function Icon({ of, points = false }: { of: IconNode; points?: boolean }) {
  return (
    <svg
      class={points ? 'icon icon-pointing' : 'icon'}
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {of.map(([shape, attributes]) => h(shape, attributes))}
    </svg>
  );
}
