/** Gives the focus to what is drawn next, where what had it is gone then. */
export function focusSoon(selector: string): void {
  setTimeout(() => {
    const { activeElement } = document;
    if (activeElement && activeElement !== document.body) return;
    document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  });
}
