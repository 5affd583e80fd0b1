/** Making one takes longer than all that it formats. */
const formatters = new Map<string, Intl.NumberFormat>();

/** For example `12 MB`, or `12 Mo` in French, with a no-break space. */
export function formatBytes(bytes: number, locale: string): string {
  const isLarge = bytes >= 1e9;
  const [unit, digits] = isLarge ? ['gigabyte', 1] : ['megabyte', 0];
  const shown = isLarge ? bytes / 1e9 : Math.max(1, Math.round(bytes / 1e6));
  const key = `${locale} ${unit}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formatters.set(key, formatter);
  }
  // The number stays with its unit where a line is narrow.
  return formatter.format(shown).replace(' ', '\u00a0');
}
