/** The page as far as the copy needs it; tests pass their own. */
export interface PageEnvironment {
  document: Document;
  getComputedStyle(element: Element, pseudo?: string): CSSStyleDeclaration;
}
