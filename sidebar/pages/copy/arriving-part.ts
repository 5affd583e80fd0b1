/**
 * A part of a page that has arrived and is not in its place yet: React sends what took it longer at the end of a page, in a
 * hidden box, and a script puts it where a `template` keeps its place. A page that still loads, or whose scripts are off,
 * has its text there.
 *
 * @returns the box whose place this is
 */
export function arrivingPart(template: Element): Element | undefined {
  const [, number] = /^[BP]:([\da-f]+)$/.exec(template.id) ?? [];
  const box = number ? template.ownerDocument.getElementById(`S:${number}`) : null;
  return box?.hasAttribute('hidden') && !box.contains(template) ? box : undefined;
}
