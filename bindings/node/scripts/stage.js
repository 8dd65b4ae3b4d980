'use strict';

// Makes the folders that are published: `node scripts/stage.js FOLDER`. The main package, and one for each
// platform whose module is here.
//
// The main package names those of the platforms only here: while they are not published, `npm ci` could not
// lock them.

const { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { TARGETS } = require('../lib/platform.js');

const root = join(__dirname, '..');

/** Fills `folder` and returns the folder of the main package and those of the platforms. */
function stage(folder) {
  const { private: _, devDependencies: __, ...manifest } = require('../package.json');
  manifest.optionalDependencies = Object.fromEntries(TARGETS.map((target) => [`@paysign/${target}`, manifest.version]));
  const main = join(folder, 'paysign');
  mkdirSync(main, { recursive: true });
  for (const name of [...manifest.files, 'README.md']) cpSync(join(root, name), join(main, name), { recursive: true });
  writeFileSync(join(main, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  licences(main);
  const platforms = {};
  for (const target of TARGETS) {
    const module = `paysign.${target}.node`;
    if (!existsSync(join(root, module))) continue;
    platforms[target] = join(folder, target);
    cpSync(join(root, 'npm', target), platforms[target], { recursive: true });
    copyFileSync(join(root, module), join(platforms[target], module));
    licences(platforms[target]);
  }
  return { main, platforms };
}

/** npm packs files of this name by itself. */
function licences(folder) {
  for (const name of ['LICENSE-MIT', 'LICENSE-APACHE']) copyFileSync(join(root, '..', '..', name), join(folder, name));
}

if (require.main === module) console.log(stage(process.argv[2]));

module.exports = { stage };
