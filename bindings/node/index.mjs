// The package for `import`: the same classes and functions as for `require`, so that `instanceof` holds
// across both.

import paysign from './index.js';

export * from './errors.mjs';
export const {
  Answer, Gateway, Merchant, Request, Scheme, Secret, Signed, Verified,
  answer, diagnose, diagnoseDocument, explain, gateways, sign, verify, verifyBatch,
} = paysign;
export default paysign;
