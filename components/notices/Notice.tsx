import type { ComponentChildren } from 'preact';

/** A strip that says what is the matter, and what can be done about it. */
export function Notice(props: { tone: 'plain' | 'warning' | 'danger'; label: string; children: ComponentChildren }) {
  return (
    <section class={`notice ${props.tone}`} aria-label={props.label}>
      {props.children}
    </section>
  );
}
