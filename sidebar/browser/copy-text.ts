/**
 * Copies text in a page, also in an insecure one, which has no `navigator.clipboard`. Needs a click behind it. `html`: the
 * same for programs that take it, which nothing here reads.
 */
export async function copyText(document: Document, text: string, html?: string): Promise<void> {
  const clipboard = document.defaultView?.navigator.clipboard;
  if (clipboard) {
    try {
      return await (html === undefined ? clipboard.writeText(text) : clipboard.write([toItem(text, html)]));
    } catch {
      // A page may forbid the clipboard to everything in it; the command below is not bound by that.
    }
  }
  let isFilled = false;
  const fill = (event: ClipboardEvent) => {
    isFilled = true;
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    // The page has no business with what is copied here.
    event.stopImmediatePropagation();
  };
  document.defaultView?.addEventListener('copy', fill, { capture: true, once: true });
  const isCopied = document.execCommand('copy') && isFilled;
  document.defaultView?.removeEventListener('copy', fill, { capture: true });
  if (!isCopied) throw new Error('The page does not let anything be copied.');
}

function toItem(text: string, html: string): ClipboardItem {
  const blobs = { 'text/plain': text, 'text/html': html };
  return new ClipboardItem(
    Object.fromEntries(Object.entries(blobs).map(([type, content]) => [type, new Blob([content], { type })])),
  );
}
