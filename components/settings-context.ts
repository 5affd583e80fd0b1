import { createContext } from 'preact';
import type { Settings } from '../sidebar/settings/settings.ts';

/** What is set, for what lies deep in the panel; null: all is as usual. */
export const SettingsContext = createContext<Pick<Settings, 'value'> | null>(null);
