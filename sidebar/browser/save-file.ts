/** By when a browser has long begun to read what it saves, in milliseconds. */
const READ_BY_MS = 60_000;

/** Gives a file to the person as a download, which needs no permission. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), READ_BY_MS);
}
