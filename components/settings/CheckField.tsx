import type { Settings } from '../../sidebar/settings/settings.ts';

/** A setting that is on or off. */
export function CheckField(props: {
  settings: Pick<Settings, 'value' | 'set'>;
  name: 'asksSpoken' | 'keepsSpoken' | 'hearsHere' | 'loadsEarly';
  label: string;
}) {
  const { settings, name, label } = props;
  return (
    <label class="tuning-choice">
      <input
        type="checkbox"
        checked={settings.value(name).value}
        onChange={(event) => settings.set(name, event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
