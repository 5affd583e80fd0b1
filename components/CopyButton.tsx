import { Check, Copy, TriangleAlert } from 'lucide';
import { words } from '../words/spoken.ts';
import { useCopying } from './copy/use-copying.ts';
import { Icon } from './Icon.tsx';

/** Copies what `text` gives when it is pressed, and says how that went until the pointer or the focus leaves. */
export function CopyButton(props: {
  text: () => string;
  label?: string;
  class?: string;
  /** As a word, and not as a picture. */
  isWord?: boolean;
}) {
  const { label = words.copy, isWord = false } = props;
  const { outcome, copy, forget } = useCopying();
  const said = outcome.value === 'none' ? label : words[outcome.value];
  const icon = outcome.value === 'none' ? Copy : outcome.value === 'copied' ? Check : TriangleAlert;
  return (
    <>
      <button
        type="button"
        class={props.class ?? 'icon-button'}
        aria-label={isWord ? undefined : said}
        aria-live={isWord ? 'polite' : undefined}
        title={isWord ? undefined : said}
        onClick={() => void copy({ text: props.text() })}
        onPointerLeave={forget}
        onBlur={forget}
      >
        {isWord ? said : <Icon of={icon} />}
      </button>
      {!isWord && outcome.value === 'refused' && <span class="copy-refused">{said}</span>}
    </>
  );
}
