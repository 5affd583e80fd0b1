/** Both sentences in one line. */
export function inLine({ message, cure }: { message: string; cure: string }): string {
  return `${message} ${cure}`.trim();
}
