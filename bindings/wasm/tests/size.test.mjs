// What the module is made of: its size, what it asks of a host, and what it leaves behind.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { open } from './paysign.mjs';

const sizes = JSON.parse(readFileSync(new URL('../sizes.json', import.meta.url), 'utf8'));

for (const name of (process.env.KINDS ?? 'simd').split(' ')) {
  const recorded = sizes[name];
  const bytes = readFileSync(new URL(`../../../target/wasm/paysign-${name}.wasm`, import.meta.url));
  const module = new WebAssembly.Module(bytes);

  test(`the size is what is recorded, and may be 5 % more: ${name}`, () => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
    const found = brotliCompressSync(bytes, { params }).length;
    console.log(`${name}: ${bytes.length} bytes, ${found} by brotli`);
    assert.ok(found <= 1.05 * recorded.brotli, `${found} bytes by brotli, recorded are ${recorded.brotli}`);
  });

  test(`it asks nothing of its host: ${name}`, () => {
    assert.deepEqual(WebAssembly.Module.imports(module), []);
    const functions = WebAssembly.Module.exports(module).filter(({ kind }) => kind === 'function').map((one) => one.name);
    assert.deepEqual(functions.toSorted(), ['paysign_call', 'paysign_close', 'paysign_open', 'paysign_room', 'paysign_verify']);
  });

  test(`no path of the machine that built it is in it: ${name}`, () => {
    const text = bytes.toString('latin1');
    for (const path of ['/home/', '/root/', '/Users/', 'index.crates', process.cwd()]) assert.ok(!text.includes(path), path);
  });

  test(`no secret is left where it was closed: ${name}`, () => {
    const secret = 'a-secret-of-a-shop-7a3b1053780d';
    const { exports, call, verify, close } = open(module);
    const has = () => Buffer.from(exports.memory.buffer).includes(secret);
    const given = { secret: [secret, Buffer.from(`${secret}2`)], gateway: 'epay' };
    const shop = call('merchant', { ...given, merchant_id: '1', base_url: 'https://pay.example.com' });
    const { handle } = call('message', { ...given, message: 'notify' });
    assert.ok(has(), 'it is kept while it is needed');
    assert.throws(() => verify(shop, Buffer.from('pid=1&sign=00')), { code: 'malformed_signature' });
    call('explain', { of: handle, body: Buffer.from('pid=1&sign=00') });
    call('diagnose', { of: handle, body: Buffer.from('pid=1&money=1&sign=0123456789abcdef0123456789abcdef'), other_secrets: [`${secret}3`] });
    call('close', { of: shop });
    call('close', { of: handle });
    assert.ok(!has(), 'after the handles were closed');
    assert.throws(() => call('explain', { of: handle, body: Buffer.from('a=1') }), { code: 'invalid_argument' });
    call('merchant', { ...given, merchant_id: '1', base_url: 'https://pay.example.com' });
    close();
    assert.ok(!has(), 'after the session was closed');
  });

  test(`what a host says wrongly is refused: ${name}`, () => {
    const { call, verify } = open(module);
    for (const [verb, args] of [['nothing', {}], ['verify', {}], ['verify', { of: 9 }], ['message', {}], ['merchant', { gateway: 7 }], ['close', {}], ['sign', { of: 0 }]]) {
      assert.throws(() => call(verb, args), { code: 'invalid_argument' }, verb);
    }
    assert.throws(() => verify(3, Buffer.from('a=1')), { code: 'invalid_argument' });
  });
}
