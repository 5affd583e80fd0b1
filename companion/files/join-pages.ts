/** Joins the texts of pages, each under its number, up to so many UTF-16 units in all. */
export function joinPages(maxChars: number) {
  let text = '';
  let omittedChars = 0;
  return {
    add(number: number, page: string): void {
      if (page === '') return;
      const whole = `${text === '' ? '' : '\n\n'}[Page ${number}]\n${page}`;
      const room = maxChars - text.length;
      if (omittedChars > 0 || room < whole.length - page.length + 1) {
        omittedChars += page.length;
        return;
      }
      const kept = whole.slice(0, room);
      const fitting = kept.isWellFormed() ? kept : kept.slice(0, -1);
      text += fitting;
      omittedChars += whole.length - fitting.length;
    },
    end: () => ({ text, omittedChars }),
  };
}
