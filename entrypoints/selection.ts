import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readFrameSelection } from '../sidebar/pages/selection/frame-selection.ts';

/** Runs in each frame of a page when the person asks about what is selected; its result goes back through `scripting`. */
export default defineUnlistedScript(() =>
  readFrameSelection({ document, getComputedStyle: (element, pseudo) => getComputedStyle(element, pseudo) }),
);
