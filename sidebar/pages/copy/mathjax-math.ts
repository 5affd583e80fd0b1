const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** What MathJax 3 and 4 call a part of a formula, and whether it is one that holds characters. */
const TOKENS = /^(mi|mn|mo|mtext|ms)$/;

/**
 * The MathML of a formula that MathJax has drawn without leaving any: its boxes (`mjx-mfrac`) or the groups of its drawing
 * (`data-mml-node`) are named after it, and each sign says its code. Undefined where no sign does.
 */
export function rebuildMath(container: Element): Element | undefined {
  const document = container.ownerDocument.implementation.createDocument(MATHML, 'math');
  const math = document.documentElement;
  for (const part of partsOf(container)) build(part, math);
  return math.textContent === '' ? undefined : math;
}

function build(drawn: Element, parent: Element): void {
  const name = nameOf(drawn);
  const element = parent.ownerDocument.createElementNS(MATHML, name === 'TeXAtom' ? 'mrow' : name);
  parent.append(element);
  if (TOKENS.test(name)) {
    element.textContent = signsOf(drawn);
    return;
  }
  for (const part of ordered(name, partsOf(drawn))) build(part, element);
}

/** The nearest named parts below, past the boxes that only lay them out. */
function partsOf(element: Element): Element[] {
  return [...element.children].flatMap((child) => {
    if (child.localName === 'mjx-assistive-mml') return [];
    return nameOf(child) === '' ? partsOf(child) : [child];
  });
}

/** For example `mfrac`; empty for a box of the layout. */
function nameOf(element: Element): string {
  const drawn = element.getAttribute('data-mml-node');
  if (drawn !== null) return drawn === 'math' ? '' : drawn;
  const box = /^mjx-(m(?!ath$)\w+|texatom)$/i.exec(element.localName)?.[1] ?? '';
  return box.toLowerCase() === 'texatom' ? 'TeXAtom' : box;
}

/** As MathML wants them: what is drawn above stands last, and the sign of a root is none of its parts. */
function ordered(name: string, parts: Element[]): Element[] {
  if (name === 'msqrt' || name === 'mroot') {
    const [first, ...rest] = parts.filter((part) => !(nameOf(part) === 'mo' && signsOf(part) === '√'));
    // Boxes draw the small number of a root before what is under it.
    return name === 'mroot' && first?.localName.startsWith('mjx-') ? [...rest, first] : first ? [first, ...rest] : [];
  }
  if (name === 'mover' && parts[0]?.parentElement?.localName === 'mjx-over') return parts.toReversed();
  // A sum's boxes hold what is above it, then the sum with what is below it.
  const [over, under] = parts;
  if (name === 'munderover' && over && under && nameOf(under) === 'munder') return [...partsOf(under), over];
  if (!/^(msubsup|munderover)$/.test(name) || parts.length < 3) return parts;
  const [first, second, third] = parts as [Element, Element, Element];
  const isRaisedFirst = first.localName.startsWith('mjx-') ? true : heightOf(second) > heightOf(third);
  return isRaisedFirst ? [first, third, second] : parts;
}

/** How far up a part of a drawing is moved. */
function heightOf(part: Element): number {
  return Number(/translate\([^,\s]+[,\s]+([-\d.]+)/.exec(part.getAttribute('transform') ?? '')?.[1] ?? 0);
}

/** `mjx-c1D465` and `data-c="1D465"` are an italic x, which is an x. */
function signsOf(token: Element): string {
  return [...token.querySelectorAll('mjx-c, mjx-utext, [data-c], text')]
    .map((sign) => {
      const code =
        sign.getAttribute('data-c') ?? /\bmjx-c([0-9A-F]{2,6})\b/.exec(sign.getAttribute('class') ?? '')?.[1];
      return code
        ? String.fromCodePoint(Math.min(Number.parseInt(code, 16) || 32, 0x10ffff))
        : (sign.textContent ?? '');
    })
    .join('')
    .normalize('NFKC');
}
