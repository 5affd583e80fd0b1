/** Enough to know a chat by; names much longer are refused by some file systems. */
const MOST_CHARS = 80;

/**
 * What an exported file is called, so that every file system takes it and it misleads no reader: for example
 * `Why do tides rise 2026-11-25.md`. `now` gives the day, here.
 */
export function nameExport(title: string, ending: string, now: Date): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${toSafe(title) || 'Aside'} ${day.join('-')}.${ending}`;
}

function toSafe(title: string): string {
  const plain = title
    // What separates folders or has a meaning to a shell or Windows; what can't be seen, or turns the direction of a name.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  // By characters: half of one would be another.
  return [...plain]
    .slice(0, MOST_CHARS)
    .join('')
    .replace(/^[\s.~-]+|[\s.]+$/g, '');
}
