import { english } from '../english.ts';
import { words } from './panel.ts';
import { receiptWords } from './receipts.ts';
import { thoughtWords } from './thoughts.ts';

/** What the panel and the card say by themselves. */
export const first = { turns: english, panel: words, thoughts: thoughtWords, receipts: receiptWords };
