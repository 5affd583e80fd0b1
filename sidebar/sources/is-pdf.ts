/** Some programs write a few words before the mark. */
const HEAD_BYTES = 1024;

export async function isPdf(file: Blob): Promise<boolean> {
  return (await file.slice(0, HEAD_BYTES).text()).includes('%PDF-');
}
