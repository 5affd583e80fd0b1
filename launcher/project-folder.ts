import { dirname, join } from 'node:path';

/** The checkout that this launcher belongs to. */
export const PROJECT_FOLDER = dirname(import.meta.dirname);

/** Where Chrome loads the extension from. Only `npm start` and `npm run build` write here. */
export const CHROME_BUILD_FOLDER = join(PROJECT_FOLDER, '.output', 'chrome-mv3');
