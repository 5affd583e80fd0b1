import { openShadowRoots } from '../browser/selected-ranges.ts';

/** What `autocomplete` says of fields whose text is nobody else's. */
const SECRET_TOKENS = /(?:^|\s)(?:(?:current|new)-password|one-time-code|cc-\S+)(?:\s|$)/i;

/** Fields that were a password once. */
const passwords = new WeakSet<Element>();

/** Remembers the passwords that there are: a page shows one by making a field of text of it, at a press. */
export function notePasswords(document: Document): void {
  for (const root of [document, ...openShadowRoots(document)]) {
    for (const field of root.querySelectorAll('input[type=password]')) passwords.add(field);
  }
}

/** Whether a field holds a password, a code to log in with or the number of a card. */
export function isSecretField(field: Element | null): boolean {
  if (field?.localName !== 'input') return false;
  const { type, autocomplete } = field as HTMLInputElement;
  if (type === 'password') passwords.add(field);
  return passwords.has(field) || SECRET_TOKENS.test(autocomplete) || isMasked(field);
}

/** Dots in the place of letters, by style. */
function isMasked(field: Element): boolean {
  const { webkitTextSecurity = 'none' } = (field.ownerDocument.defaultView?.getComputedStyle(field) ?? {}) as {
    webkitTextSecurity?: string;
  };
  return webkitTextSecurity !== 'none' && webkitTextSecurity !== '';
}
