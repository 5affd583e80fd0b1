import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { restoreLook } from '../sidebar/settings/restore-look.ts';

/** Runs in a page of the extension's before its first frame, which then is in the theme and size that were set. */
export default defineUnlistedScript(() => restoreLook(document.documentElement, localStorage));
