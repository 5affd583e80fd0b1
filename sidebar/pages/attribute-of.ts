/** What an attribute says; empty where there is none. */
export function attributeOf(element: Element, name: string): string {
  return element.getAttribute(name) ?? '';
}
