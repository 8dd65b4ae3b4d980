// Checks the types of an installed package under every module resolution: `node check.mjs FOLDER`, where the
// package is.

import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2];
const here = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
const typesOfNode = dirname(dirname(require.resolve('@types/node/package.json')));

// As a module for `import`, as one for `require`, and what must not compile.
copyFileSync(join(here, 'right.ts'), join(folder, 'right.mts'));
copyFileSync(join(here, 'wrong.ts'), join(folder, 'wrong.mts'));
const right = readFileSync(join(here, 'right.ts'), 'utf8');
writeFileSync(join(folder, 'common.cts'), right.replace('import paysign, {', 'import {').replace(', paysign.verify', ''));
const COMBINATIONS = [['node16', 'node16'], ['nodenext', 'nodenext'], ['esnext', 'bundler']];
for (const [module, moduleResolution] of COMBINATIONS) {
  const files = ['right.mts', 'wrong.mts', ...(module === 'esnext' ? [] : ['common.cts'])];
  const compilerOptions = {
    strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: false, target: 'es2023', lib: ['es2023', 'dom', 'dom.iterable'],
    module, moduleResolution, types: ['node'], typeRoots: [typesOfNode],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  execFileSync(process.execPath, [tsc, '-p', folder], { stdio: 'inherit' });
  console.log(`tsc --strict, ${moduleResolution}: ${files.join(', ')}`);
}
