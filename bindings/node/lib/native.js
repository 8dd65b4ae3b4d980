'use strict';

// Finds the native module of this platform: the one built here, else the one of the platform's package.

const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { version } = require('../package.json');
const { TARGETS, thisTarget } = require('./platform.js');

function load() {
  const target = thisTarget();
  const built = join(__dirname, '..', `paysign.${target}.node`);
  if (existsSync(built)) return require(built);
  if (!TARGETS.includes(target)) {
    throw new Error(`paysign has no build for ${target}; there are builds for ${TARGETS.join(', ')}. `
      + 'To build it here, see "Develop" in the README.');
  }
  const name = `@paysign/${target}`;
  try {
    return require(name);
  } catch (cause) {
    throw new Error(`paysign needs the package ${name}, which is not installed or does not load. It is an optional dependency: `
      + 'install without --omit=optional (or --no-optional), and on the platform that runs it. A lock file or node_modules '
      + 'from another platform lacks it: remove both and install again.', { cause });
  }
}

const native = load();
if (native.version() !== version) {
  throw new Error(`paysign ${version} has found a native module of version ${native.version()}: install both in the same version.`);
}

module.exports = { native };
