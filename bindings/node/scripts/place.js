'use strict';

// Copies the library that cargo has built to where the loader looks first:
// `node scripts/place.js FOLDER [PLATFORM]`.

const { copyFileSync } = require('node:fs');
const { join } = require('node:path');
const { thisTarget } = require('../lib/platform.js');

const LIBRARY = { darwin: 'libpaysign_node.dylib', win32: 'paysign_node.dll' }[process.platform] ?? 'libpaysign_node.so';

const name = `paysign.${process.argv[3] ?? thisTarget()}.node`;
copyFileSync(join(process.argv[2], LIBRARY), join(__dirname, '..', name));
console.log(`built ${name}`);
