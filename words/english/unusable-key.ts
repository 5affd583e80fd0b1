const WRITE_FILE = 'Run npm start in Aside’s folder to write companion.json again. Then try again.';
const LET_STORE = 'Let the browser store data for Aside, and check that the disk isn’t full. Then try again.';
const READ_AGAIN = 'Try again or restart the browser. If that doesn’t help, pair again.';

/** What is wrong with the key of a panel; `reason` is what the browser says, and may be empty. */
export type UnusableKey = { code: string; reason?: string };

const SENTENCES: Record<string, (because: string) => readonly [message: string, cure: string]> = {
  file_not_json: () => ['companion.json is not valid JSON.', WRITE_FILE],
  file_not_object: () => ['companion.json is not a JSON object.', WRITE_FILE],
  file_no_address: () => ['companion.json has no valid "address" of the form host:port.', WRITE_FILE],
  file_no_token: () => ['companion.json has no valid "token".', WRITE_FILE],
  not_a_key: () => ['What the browser stored for Aside is not a key.', READ_AGAIN],
  not_kept: (because) => [`The browser couldn’t store the key${because}.`, LET_STORE],
  not_removed: (because) => [`The browser couldn’t remove the key${because}.`, LET_STORE],
  not_shown: (because) => [`The browser couldn’t read the key${because}.`, READ_AGAIN],
};

export function unusableKey({ code, reason = '' }: UnusableKey): { message: string; cure: string } {
  const [message, cure] = SENTENCES[code]?.(reason === '' ? '' : ` (${reason})`) ?? [code, READ_AGAIN];
  return { message, cure };
}
