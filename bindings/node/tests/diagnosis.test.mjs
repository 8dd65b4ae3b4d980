// The diagnosis as JavaScript shows it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inspect } from 'node:util';
import * as paysign from '../index.mjs';
import { EXAMPLE } from './support.mjs';

const secret = new paysign.Secret(EXAMPLE.secret);
const route = `s=/pay/notify&${EXAMPLE.body}`;

function codesOf({ findings: [first] }) {
  return first?.causes.map(({ code }) => code);
}

test('a diagnosis names cause, evidence and cure', () => {
  const found = paysign.diagnose('epay', 'notify', route, secret);
  assert.ok(!found.verdict.valid && found.verdict.error instanceof paysign.MismatchError && found.isComplete);
  const [first] = found.findings;
  assert.equal(first.certain, true);
  assert.match(first.signed, /^money=0\.1&name=/);
  const [cause] = first.causes;
  assert.equal(cause.code, 'parameter_added');
  assert.deepEqual(cause.evidence, [{ field: 's', offset: 0, here: '/pay/notify', signed: undefined }]);
  for (const name of ['code', 'text', 'cure', 'detail']) assert.equal(typeof cause[name], 'string', name);
  assert.ok(Number.isInteger(cause.number) && cause.text.length > 10 && cause.cure.length > 10);
  for (const pair of cause.lookFor) assert.deepEqual(pair.map((one) => typeof one), ['string', 'string']);
  for (const shown of ['parameter_added', cause.text, cause.cure]) assert.ok(found.text.includes(shown));
  assert.deepEqual(paysign.diagnose('epay', 'notify', EXAMPLE.body, secret).verdict, { valid: true, secretIndex: 0 });
});

test('a scheme stands for gateway and message', () => {
  const scheme = paysign.Scheme.parse(
    'fields all but sign; empty skip; null word; order name; pair name=value; separator "&"; secret append "&key="; digest md5; hex upper',
    { signField: 'sign', wire: 'form' },
  );
  const { body, signature } = scheme.sign({ a: '1' }, 'k');
  for (const found of [scheme.diagnose(`s=1&${body}`, 'k'), paysign.diagnose(scheme, null, `s=1&${body}`, 'k')]) {
    assert.deepEqual(codesOf(found), ['parameter_added']);
  }
  for (const found of [scheme.diagnoseDocument({ a: '1' }, signature, 'k'), paysign.diagnoseDocument(scheme, null, [['a', '1']], signature, 'k')]) {
    assert.deepEqual([found.verdict.valid, found.findings], [true, []]);
  }
});

test('other secrets are tried, and none is shown, nor a right signature', () => {
  const other = paysign.diagnose('epay', 'notify', EXAMPLE.body, 'not-the-right-one', { otherSecrets: EXAMPLE.secret });
  assert.deepEqual(codesOf(other), ['other_secret']);
  const forged = EXAMPLE.body.replace('money=0.1', 'money=0.2');
  const fields = [...paysign.verify('epay', 'notify', EXAMPLE.body, secret)].map(([name, value]) => [name, name === 'money' ? '0.2' : value]);
  const right = paysign.sign('epay', 'notify', fields, secret).signature;
  const changed = paysign.diagnose('epay', 'notify', forged, secret, { otherSecrets: [secret, 'another-one'] });
  const document = paysign.diagnoseDocument('epay', 'notify', fields, '0'.repeat(32), secret);
  for (const found of [other, changed, document]) {
    assert.ok(found.findings.length > 0);
    const shown = [JSON.stringify(found), inspect(found, { showHidden: true, depth: 9 }), String(found)].join('\n');
    for (const hidden of [EXAMPLE.secret, right]) assert.ok(!shown.includes(hidden), shown);
  }
});

test("the README's example says what follows it", () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, example] = readme.match(/```js\n(const found = diagnose[^]*?)```/);
  const lines = [];
  const run = new Function('diagnose', 'rawQuery', 'secret', 'old', 'console', example);
  run(paysign.diagnose, route, secret, 'an-old-one', { log: (...line) => lines.push(line) });
  assert.deepEqual(lines[0].slice(0, 2), [true, 'parameter_added']);
  assert.equal(lines[0][3][0].field, 's');
});

test('another message is a string or bytes, and one or several', () => {
  const changed = EXAMPLE.body.replace('money=0.1', 'money=77').replace('out_trade_no=2024', 'out_trade_no=2025');
  for (const also of [EXAMPLE.body, Buffer.from(EXAMPLE.body), [changed, EXAMPLE.body]]) {
    const found = paysign.diagnose('epay', 'notify', changed, secret, { also, lang: 'zh' });
    assert.deepEqual(codesOf(found), ['message_changed']);
    const [{ text, cure }] = found.findings[0].causes;
    assert.ok(/[\u4e00-\u9fff]/.test(text) && found.text.includes(cure), text);
  }
  assert.throws(() => paysign.diagnose('epay', 'notify', changed, secret, { also: { a: '1' } }), TypeError);
  assert.throws(() => paysign.diagnose('epay', 'notify', changed, secret, { also: [7] }), TypeError);
  assert.throws(() => paysign.diagnose('epay', 'notify', changed, secret, { lang: 7 }), TypeError);
  assert.throws(() => paysign.diagnose('epay', 'notify', changed, secret, { lang: 'fr' }), paysign.UnknownLanguageError);
});

test('wrong arguments are told', () => {
  assert.throws(() => paysign.diagnose('epay', 'notify', { a: '1' }, secret), { name: 'TypeError', message: /raw body/ });
  assert.throws(() => paysign.diagnoseDocument('epay@code200', 'pay', { a: 1 }, '00', secret), TypeError);
  assert.throws(() => paysign.diagnoseDocument('epay@code200', 'pay', { a: '1' }, 7, secret), TypeError);
  assert.throws(() => paysign.diagnose('nobody', 'notify', route, secret), paysign.UnknownGatewayError);
});
