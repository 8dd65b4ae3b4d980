// A stranger's first contact: the packed tarballs in an empty folder, and there the README's example, the
// types, and the linters.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { TARGETS, thisTarget } = require('../lib/platform.js');
const { stage } = require('../scripts/stage.js');

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'paysign-packed-'));
const run = (folder, command, ...args) => execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const pack = (folder) => join(work, JSON.parse(run(folder, 'npm', 'pack', '--json', '--pack-destination', work))[0].filename);
const bin = (name, file) => join(root, 'node_modules', name, file);

function main() {
  const staged = stage(join(work, 'staged'));
  const tarball = pack(staged.main);
  const inside = run(work, 'tar', 'tzf', tarball).trim().split('\n').map((path) => path.replace('package/', '')).sort();
  for (const path of ['index.js', 'index.mjs', 'index.d.ts', 'index.d.mts', 'types/messages.d.ts', 'types/words.d.ts', 'types/errors.d.ts', 'README.md']) assert.ok(inside.includes(path), path);
  assert.ok(!inside.some((path) => path.endsWith('.node') || path.startsWith('tests/') || path.endsWith('.rs')), inside.join('\n'));
  const manifest = JSON.parse(run(work, 'tar', 'xzOf', tarball, 'package/package.json'));
  assert.deepEqual(Object.keys(manifest.optionalDependencies), TARGETS.map((target) => `@paysign/${target}`));
  assert.deepEqual([manifest.private, manifest.devDependencies], [undefined, undefined]);
  console.log(`packed ${inside.length} files, ${TARGETS.length} platforms`);

  const target = thisTarget();
  const native = pack(staged.platforms[target]);

  withoutNative(tarball);
  const folder = installed('both', tarball, native);
  readme(folder);
  console.log(run(folder, process.execPath, join(root, 'tests', 'types', 'check.mjs'), folder).trim());
  console.log(run(root, process.execPath, bin('publint', 'src/cli.js'), tarball, '--strict').trim());
  console.log(run(root, process.execPath, bin('@arethetypeswrong/cli', 'dist/index.js'), tarball, '--format', 'ascii', '--no-emoji').trim());
}

/** The packages in an empty folder, without a registry. */
function installed(name, ...tarballs) {
  const folder = join(work, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  run(folder, 'npm', 'install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', ...tarballs);
  return folder;
}

/** Without the platform's package the error says what is missing. */
function withoutNative(tarball) {
  const folder = installed('alone', tarball);
  const script = "try { require('paysign') } catch (error) { console.log(error.message) }";
  assert.match(run(folder, process.execPath, '-e', script), new RegExp(`needs the package @paysign/${thisTarget()}`));
  console.log('without the native package: a clear error');
}

/** The README's route, as it is there and as CommonJS, called over HTTP. */
function readme(folder) {
  const text = readFileSync(join(folder, 'node_modules', 'paysign', 'README.md'), 'utf8');
  const [, route] = text.match(/```js\n(import express[^]*?)```/);
  symlinkSync(join(root, 'node_modules', 'express'), join(folder, 'node_modules', 'express'));
  writeFileSync(join(folder, 'route.mjs'), `${route}\nexport { orders };\n`);
  const required = route.replace(/import (.*) from ('.*');/g, 'const $1 = require($2);').replace(/export (function|const)/g, '$1');
  writeFileSync(join(folder, 'route.cjs'), `${required}\nmodule.exports = { app, orders };\n`);
  const check = (from) => `
    import { createServer } from 'node:http';
    import { byGet, checkRoute, listening } from ${JSON.stringify(join(root, 'tests', 'notify.mjs'))};
    import { app, orders } from './route.${from}';
    const server = createServer(app);
    await checkRoute(byGet(await listening(server) + '/notify'), () => orders.get('20240125193935458').isPaid);
    server.close();
    console.log("the README's example, route.${from}: genuine, forged, repeated");`;
  for (const from of ['mjs', 'cjs']) {
    writeFileSync(join(folder, `check-${from}.mjs`), check(from));
    const { EPAY_SECRET: _, ...env } = process.env;
    const without = spawnSync(process.execPath, [`route.${from}`], { cwd: folder, env, encoding: 'utf8' });
    assert.equal(without.status, 1);
    assert.match(without.stderr, /EPAY_SECRET is not set/);
    process.env.EPAY_SECRET = '7a3b1053780db61ebd3d7123e1b8d6c4';
    process.stdout.write(run(folder, process.execPath, `check-${from}.mjs`));
    delete process.env.EPAY_SECRET;
  }
  console.log("the README's example without EPAY_SECRET: does not start, and says why");
}

try {
  main();
} finally {
  rmSync(work, { recursive: true, force: true });
}
