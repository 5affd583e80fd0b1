import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';

/** Copies the code, and says so until the pointer or the focus leaves. */
export function CopyCodeButton({ code, element }: { code: string; element: RefObject<HTMLElement | null> }) {
  const said = useSignal('Copy');
  const forget = () => {
    said.value = 'Copy';
  };
  return (
    <button
      type="button"
      class="code-copy"
      aria-live="polite"
      onClick={() => {
        void copy(code, element.current).then((copied) => {
          said.value = copied ? 'Copied' : 'Selected: press Ctrl+C';
        });
      }}
      onPointerLeave={forget}
      onBlur={forget}
    >
      {said}
    </button>
  );
}

/** An insecure page, where the in-page card may stand, has no clipboard to write to: there the code is selected. */
async function copy(code: string, element: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code);
    return true;
  } catch {
    if (element === null) return false;
    element.ownerDocument.getSelection()?.selectAllChildren(element);
    return element.ownerDocument.execCommand('copy');
  }
}
