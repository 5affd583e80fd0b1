/** UTF-16 units of one file that go along. */
export const FILE_CHARS = 2_000_000;
