import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerRequest } from '../sidebar/diagrams/frame/answer-request.ts';

/** Runs in `public/diagram.html` alone. */
export default defineUnlistedScript(() => answerRequest());
