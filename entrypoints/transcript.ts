import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leaveSupplies } from '../sidebar/pages/capture-supplies.ts';
import { readTranscript } from '../sidebar/pages/transcript/read-transcript.ts';

/** All captions of a page together are not worth a longer wait. */
const WAIT_MS = 3_000;

/** Runs in a page with a video or a recording, before its capture. */
export default defineUnlistedScript(async () => {
  const signal = AbortSignal.timeout(WAIT_MS);
  leaveSupplies({ transcript: await readTranscript(document, (address) => fetchText(address, signal)) });
});

/** A page's own file, on the page's own terms. */
async function fetchText(address: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`The captions could not be had: ${response.status}`);
  return response.text();
}
