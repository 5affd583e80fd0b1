import { createContext } from 'preact';
import type { TurnState } from '../sidebar/state/conversation/turn-state.ts';

/** Whose question a turn is, as the reader calls them; empty where that goes without saying. */
export const AskerContext = createContext<(turn: TurnState) => string>(({ asker = '' }) => asker);
