import { dirname, join, resolve } from 'node:path';

/** The checkout that this launcher belongs to. */
export const PROJECT_FOLDER = dirname(import.meta.dirname);

/** Where builds go. A test or a check that must not touch the one in use sets another. */
export const OUTPUT_FOLDER = resolve(PROJECT_FOLDER, process.env.ASIDE_BUILD_DIR || '.output');

/** Where Chrome loads the extension from. Only `npm start` and `npm run build` write to the one in `.output`. */
export const CHROME_BUILD_FOLDER = join(OUTPUT_FOLDER, 'chrome-mv3');
