import { type UnusableKey, unusableKey } from './unusable-key.ts';

type At = { address: string };
type Command = { command: string };

const UPDATE_BOTH = 'Update the extension and the companion to the same version.';

/** What happened, and what to do about it; that may be empty. */
function told(message: string, cure: string) {
  return { message, cure };
}

/** Why pairing came to nothing, by code. A refusal of the companion has the sentences of its error. */
export const pairingFailures = {
  no_address: () => told('That isn’t an address.', 'It should look like 127.0.0.1:11435 or https://aside.example.org.'),
  no_code: () => told('That isn’t a code.', 'A code has 8 letters and digits, like 7K3M-Q9TX.'),
  nothing_answers: ({ address, isHere, secure }: At & { isHere: boolean; secure: boolean }) => {
    const trust = secure ? ` Open ${address} in a tab to see whether the browser trusts its certificate.` : '';
    const cure = isHere
      ? 'Run npm start in Aside’s folder, or correct the address.'
      : `Check that the companion runs there, and that this machine is on its network.${trust}`;
    return told(`Nothing answers at ${address}.`, cure);
  },
  no_code_open: ({ address, command }: At & Command) =>
    told(
      `The companion at ${address} isn’t ready to pair.`,
      `Run ${command} there and type the code it shows within two minutes. If you already did, another program is using this address.`,
    ),
  not_aside: ({ address }: At) =>
    told(
      `A program answers at ${address}, but it is not Aside’s companion.`,
      'Correct the address: npm start says where the companion listens.',
    ),
  code_not_proved: ({ address }: At) =>
    told(
      `The program at ${address} doesn’t know the code, so it isn’t your companion. Its key was not saved.`,
      'Find out which program uses that address and stop it, then pair again.',
    ),
  too_old: ({ address, version }: At & { version: string }) =>
    told(`The companion at ${address} has another version (${version}) and can’t pair.`, UPDATE_BOTH),
  no_common_version: ({ address }: At) =>
    told(`The companion at ${address} speaks another version of Aside’s protocol.`, UPDATE_BOTH),
  no_answer: ({ address }: At) =>
    told(`${address} didn’t answer in time.`, 'Check the terminal where the companion runs, then try again.'),
  browser_refuses: ({ address }: At) => told(`The browser refuses to connect to ${address}.`, 'Use another port.'),
  not_encrypted: ({ address }: At) =>
    told(
      `This page can only open encrypted connections, and ${address} isn’t encrypted.`,
      'Use an address with https://.',
    ),
  refused: () => told('The companion refused to pair with this browser.', ''),
  code_not_accepted: ({ command }: Command) =>
    told('The companion did not accept the code.', `Run ${command} for a new code.`),
  too_many: ({ address }: At) => told(`Too many connections to ${address}.`, 'Wait a moment, then try again.'),
  hung_up: ({ address, closeCode, said }: At & { closeCode: number; said: string }) =>
    told(
      `The companion at ${address} hung up (${closeCode}${said === '' ? '' : `: ${said}`}).`,
      'Try again. If that does not help, its terminal shows what happened.',
    ),
  part_missing: () => told('Part of Aside couldn’t be loaded.', 'Close and reopen this panel.'),
  key_not_kept: (reason: UnusableKey) => unusableKey(reason),
  unexpected: ({ said }: { said: string }) => told(said, 'Close and reopen this panel, then try again.'),
} as const;
