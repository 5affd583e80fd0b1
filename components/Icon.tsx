import type { IconNode } from 'lucide';
import { h } from 'preact';

/** One of Lucide's drawings. Its size and colour come from the styles around it; its meaning is said by words beside it. */
export function Icon({ of }: { of: IconNode }) {
  return (
    <svg
      class="icon"
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
