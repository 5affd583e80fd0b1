/** What a viewer of the browser's tells of the file that it shows. */
export interface ShownText {
  url: string;
  /** Null where the viewer's document does not hold the file's text; then it has to be fetched once more. */
  text: string | null;
  /** UTF-16 units of the text that are left out. */
  omittedChars: number;
}

/**
 * The text of a file as it came, from the viewer that shows it. It is injected as it stands, so that it may use nothing from
 * outside of itself.
 *
 * @param maxChars UTF-16 units that are kept
 */
export function readShownText(maxChars: number): ShownText {
  const readXml = () => {
    // Chromium moves what it shows as a tree into an element of its viewer's.
    const moved = document.getElementById('webkit-xml-viewer-source-xml');
    const nodes = [...(moved ?? document).childNodes].filter((node) => node.nodeType !== Node.DOCUMENT_TYPE_NODE);
    // What is broken is there up to the fault only.
    if (document.querySelector('parsererror')) return null;
    return nodes.map((node) => new XMLSerializer().serializeToString(node)).join('\n');
  };
  const whole =
    document instanceof XMLDocument
      ? readXml()
      : /^(?:image|audio|video)\/|\/pdf$/.test(document.contentType)
        ? null
        : (document.querySelector('pre')?.textContent ?? null);
  const text = whole?.slice(0, maxChars) ?? null;
  return {
    url: document.location.href,
    text: text === null || text.isWellFormed() ? text : text.slice(0, -1),
    omittedChars: (whole?.length ?? 0) - (text?.length ?? 0),
  };
}
