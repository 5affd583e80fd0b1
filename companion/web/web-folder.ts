import { fileURLToPath } from 'node:url';

/** The built page: beside the bundled companion; from source, where `npm run build` puts it. */
export const WEB_FOLDER = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../.output/web' : '../web', import.meta.url),
);
