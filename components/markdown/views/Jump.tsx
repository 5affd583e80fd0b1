import type { ComponentChildren } from 'preact';

interface Props {
  id: string;
  /** The id of what it leads to. */
  to: string;
  role: 'doc-noteref' | 'doc-backlink';
  label: string;
  children: ComponentChildren;
}

/** A link inside one answer. It leaves the address alone: in a card that is the page's, and the page's ids are others. */
export function Jump({ id, to, role, label, children }: Props) {
  return (
    <a
      id={id}
      href={`#${to}`}
      role={role}
      aria-label={label}
      onClick={(event) => {
        event.preventDefault();
        const root = event.currentTarget.getRootNode() as Document | ShadowRoot;
        const target = root.getElementById(to);
        target?.focus({ preventScroll: true });
        target?.scrollIntoView({ block: 'nearest' });
      }}
    >
      {children}
    </a>
  );
}

export function noteId(prefix: string, number: number): string {
  return `${prefix}note-${number}`;
}

export function referenceId(prefix: string, number: number, occurrence: number): string {
  return `${prefix}note-${number}-${occurrence}`;
}
