import { fileURLToPath } from 'node:url';

/** Builds for these tests, apart from what `npm start` builds and people have loaded. */
export const BUILD_DIR = fileURLToPath(new URL('../../.output/e2e/', import.meta.url));
export const EXTENSION_BUILD = `${BUILD_DIR}chrome-mv3`;
export const COMPANION_BUNDLE = `${BUILD_DIR}companion/main.js`;
