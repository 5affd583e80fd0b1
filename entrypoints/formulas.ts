import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leaveSupplies } from '../sidebar/pages/capture-supplies.ts';
import { readFormula } from '../sidebar/pages/copy/read-formula.ts';

/** Runs in a page with formulas, before its capture. */
export default defineUnlistedScript(() => leaveSupplies({ readFormula }));
