import { afterEach, expect, it, vi } from 'vitest';
import { saveFile } from '../../../sidebar/browser/save-file.ts';

afterEach(() => vi.useRealTimers());

it('offers the file as a download of that name, and lets go of it later', () => {
  vi.useFakeTimers();
  const clicked: [string, string][] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push([this.download, this.href]);
  });
  const revoke = vi.spyOn(URL, 'revokeObjectURL');
  saveFile(new Blob(['x']), 'Tides.md');
  expect(clicked).toEqual([['Tides.md', expect.stringMatching(/^blob:/)]]);
  expect(revoke).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(revoke).toHaveBeenCalledWith(clicked[0]?.[1]);
  click.mockRestore();
  revoke.mockRestore();
});
