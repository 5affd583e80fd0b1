/** The id that the `key` in the manifest of unpacked builds gives the extension; a test derives it again. */
export const UNPACKED_EXTENSION_ID = 'iphcmmbnolahomkpmchfcibikpmmegnk';

/** Origins that are guests without being configured. */
export const KNOWN_ORIGINS: readonly string[] = [`chrome-extension://${UNPACKED_EXTENSION_ID}`];
