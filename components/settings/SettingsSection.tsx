import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What belongs together among the settings, under a title. */
export function SettingsSection(props: { title: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="settings-section" aria-labelledby={id}>
      <h3 class="tuning-heading" id={id}>
        {props.title}
      </h3>
      {props.children}
    </section>
  );
}
