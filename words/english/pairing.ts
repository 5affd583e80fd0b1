/** What is said where the panel is connected and paired. */
export const pairingWords = {
  language: 'Language',
  browserLanguage: 'The browser’s language',
  companion: 'Companion',
  connection: 'Connection',
  connectedTo: (address: string) => `Connected to ${address}`,
  connectingTo: (address: string) => `Connecting to ${address}…`,
  notConnectedTo: (address: string) => `Not connected to ${address}`,
  asPaired: (name: string) => `This browser is paired. The companion calls it “${name}”.`,
  asBuilt: 'This copy of Aside came with the companion’s key, so you don’t need to pair.',
  asGuest: 'You are a guest: you can only type questions, and nothing is saved. Pair to send pages and keep chats.',
  forget: 'Forget this companion',
  forgetting: 'Forgetting…',
  unrevoked: (name: string) =>
    `This browser forgot the key but couldn’t tell the companion. To remove “${name}” from its list, run:`,
  revokeCommand: (name: string) => `npm run -s aside -- clients --revoke "${name}"`,
  pair: 'Pair',
  pairOther: 'Use another companion',
  pairRun: 'Run this in Aside’s folder on the companion’s machine to get a code:',
  pairCode: 'Code',
  pairAddress: 'Address',
  pairExposed: 'Not encrypted: others on the network can read what you send. Use https:// where you can.',
} as const;
