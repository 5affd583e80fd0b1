/** Copies text in a page, also in an insecure one, which has no `navigator.clipboard`. Needs a click behind it. */
export async function copyText(document: Document, text: string): Promise<void> {
  const clipboard = document.defaultView?.navigator.clipboard;
  if (clipboard) {
    try {
      return await clipboard.writeText(text);
    } catch {
      // A page may forbid the clipboard to everything in it; the command below is not bound by that.
    }
  }
  let isFilled = false;
  const fill = (event: ClipboardEvent) => {
    isFilled = true;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    // The page has no business with what is copied here.
    event.stopImmediatePropagation();
  };
  document.defaultView?.addEventListener('copy', fill, { capture: true, once: true });
  const isCopied = document.execCommand('copy') && isFilled;
  document.defaultView?.removeEventListener('copy', fill, { capture: true });
  if (!isCopied) throw new Error('The page does not let anything be copied.');
}
