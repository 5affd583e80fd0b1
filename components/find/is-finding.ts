import { signal } from '@preact/signals';

/** Whether words are being looked for in the conversation: what is folded then has to be there to be found. */
export const isFinding = signal(false);
