import { createContext } from 'preact';
import { type Extras, noExtras } from './extras.ts';

/** Which extras the blocks of one answer may use. */
export const ExtrasContext = createContext<Extras>(noExtras);
