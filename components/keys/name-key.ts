import { keyWords } from '../../words/spoken-later.ts';

/** A key as it is written on it. @param platform the browser's name of the system */
export function nameKey(key: string, platform: string = globalThis.navigator?.platform ?? ''): string {
  const isMac = platform.startsWith('Mac');
  switch (key) {
    case 'Control':
      return isMac ? '⌘' : keyWords.keys.control;
    case 'Alt':
      return isMac ? '⌥' : 'Alt';
    case 'Shift':
      return isMac ? '⇧' : keyWords.keys.shift;
    case 'Enter':
      return keyWords.keys.enter;
    case 'Escape':
      return keyWords.keys.escape;
    case 'ArrowUp':
      return '↑';
    case 'ArrowDown':
      return '↓';
    default:
      return key.toUpperCase();
  }
}
