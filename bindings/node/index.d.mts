export * from './index.js';
import * as paysign from './index.js';
export default paysign;
