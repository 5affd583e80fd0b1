import { attributeOf } from '../attribute-of.ts';

/** Fields whose text is a reader's secret, or none of a model's business. */
const SECRET = /\b(cc-|one-time-code|current-password|new-password)/;
const WRITTEN = new Set(['text', 'email', 'tel', 'url', 'number', 'date', 'month', 'week', 'time', 'datetime-local']);

/** What a reader sees in a form's field: what is written, chosen or ticked. Never a password or a card's number. */
export function readField(element: Element): string {
  switch (element.localName.toLowerCase()) {
    case 'input':
      return readInput(element as HTMLInputElement);
    case 'textarea':
      return isSecret(element) ? '' : (element as HTMLTextAreaElement).value;
    case 'select':
      return [...(element as HTMLSelectElement).selectedOptions].map((option) => option.text).join(', ');
    default:
      return '';
  }
}

/** The tick of what is no field by name but by role, as a to-do list's boxes often are. */
export function readTick(element: Element): string {
  const role = attributeOf(element, 'role');
  if (role !== 'checkbox' && role !== 'switch' && role !== 'radio') return '';
  const checked = element.getAttribute('aria-checked');
  return checked === null ? '' : tick(checked === 'true', role === 'radio');
}

function readInput(input: HTMLInputElement): string {
  if (input.type === 'checkbox' || input.type === 'radio') return tick(input.checked, input.type === 'radio');
  return WRITTEN.has(input.type) && !isSecret(input) ? input.value : '';
}

function tick(isOn: boolean, isRound: boolean): string {
  const mark = isOn ? 'x' : ' ';
  return isRound ? `(${mark}) ` : `[${mark}] `;
}

function isSecret(field: Element): boolean {
  return SECRET.test(attributeOf(field, 'autocomplete'));
}
