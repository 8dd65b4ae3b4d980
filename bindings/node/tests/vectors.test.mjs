// Every shared vector, run by this package.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import * as paysign from '../index.mjs';
import { bytesOf, files, hex, keyOf, repeated } from './support.mjs';

const ROLES = {
  order_no: 'orderNo', trade_no: 'tradeNo', ordered_amount: 'orderedAmount', paid_amount: 'paidAmount',
  status: 'status', ack: 'ack', pay_url: 'payUrl',
};

/** The body of a case, as it came off the socket. */
function bodyOf(one) {
  return one.body_hex === undefined ? Buffer.from(repeated(one.body ?? '', one.repeat)) : Buffer.from(one.body_hex, 'hex');
}

/** The options of a case. */
function optionsOf({ lenient, limits, other_secrets: others }) {
  const names = { body_len: 'bodyLen', fields: 'fields', depth: 'depth' };
  const own = limits && Object.fromEntries(Object.entries(limits).map(([name, limit]) => [names[name], limit]));
  return { ...(lenient && { strict: false }), ...(own && { limits: own }), ...(others && { otherSecrets: others.map((secret) => paysign.Secret.exact(secret)) }) };
}

/** The verbs for the message of a case, bound to its secrets and options. */
function verbsOf(file, one) {
  const secrets = (one.secrets ?? []).map((secret) => paysign.Secret.exact(secret));
  const end = [secrets, optionsOf(one)];
  if (one.scheme !== undefined) {
    const scheme = paysign.Scheme.parse(one.scheme, { signField: one.sign_field, wire: one.wire });
    return Object.fromEntries(['verify', 'verifyBatch', 'sign', 'explain', 'diagnose'].map((verb) => [verb, (what) => scheme[verb](what, ...end)]));
  }
  const own = one.gateway ?? file.gateway;
  const gateway = one.variant ? `${own}@${one.variant}` : own;
  const verbs = ['verify', 'verifyBatch', 'sign', 'explain', 'diagnose', 'answer'];
  return {
    ...Object.fromEntries(verbs.map((verb) => [verb, (what) => paysign[verb](gateway, one.message, what, ...end)])),
    diagnoseDocument: (params, signature) => paysign.diagnoseDocument(gateway, one.message, params, signature, ...end),
  };
}

function fieldsOf(entries) {
  return Object.fromEntries(Array.from(entries, ([name, value]) => [hex(name), hex(value)]));
}

function expectedFields(fields, repeat) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [keyOf(name, repeat), hex(bytesOf(value, repeat))]));
}

function sameText(found, expected, what) {
  assert.equal(hex(found ?? ''), hex(bytesOf(expected)), what);
}

function sameRoles(found, expect) {
  for (const [role, name] of Object.entries(ROLES)) {
    const wanted = expect[role];
    if (wanted?.error !== undefined) assert.throws(() => found[name], { code: wanted.error }, role);
    else if (wanted !== undefined) sameText(found[name], wanted, role);
  }
  if (expect.status !== undefined) assert.equal(found.isPaid, expect.status === 'paid');
}

function sameVerified(verified, { expect, repeat }) {
  assert.equal(verified.secretIndex, expect.secret);
  assert.deepEqual(fieldsOf(verified.entries()), expectedFields(expect.fields, repeat));
  assert.deepEqual(fieldsOf(verified.unprovedFields()), expectedFields(expect.unproved, repeat));
  for (const [name, value] of verified.entries()) {
    if (typeof name !== 'string') continue;
    assert.deepEqual(verified.get(name), value);
    assert.deepEqual(verified.fields[name], value);
    assert.equal(verified.unproved(name), undefined);
  }
  sameRoles(verified, expect);
}

function sameError(error, { expect, repeat }) {
  assert.ok(error instanceof paysign.PaysignError, String(error));
  assert.equal(error.code, expect.error);
  if (expect.field !== undefined) {
    const [found, wanted] = [hex(error.field ?? ''), hex(bytesOf(expect.field, repeat))];
    if (error.fieldIsCut) assert.ok(wanted.startsWith(found)); else assert.equal(found, wanted);
  }
  if (expect.offset !== undefined) assert.equal(error.offset, expect.offset);
  if (expect.dialect !== undefined) assert.ok(error.message.includes(`\`${expect.dialect}\``), error.message);
  if (expect.error === 'gateway_error') {
    assert.ok(error instanceof paysign.GatewayError);
    assert.equal(error.gatewayCode, expect.gateway_code);
    assert.equal(error.text, expect.text);
  }
}

/** Runs `action`; a case that expects an error is done with. */
function done(one, action, check) {
  let result;
  try {
    result = action();
  } catch (error) {
    assert.ok(one.expect.error, String(error));
    return sameError(error, one);
  }
  assert.equal(one.expect.error, undefined, 'no error');
  return check(result);
}

/**
 * What is sent of the parameters: in JSON, numbers may have a shorter text, and empty ones may be left out.
 */
function sentOf(params, body) {
  if (!body.startsWith('{')) return params;
  const texts = JSON.parse(body.replace(/":([0-9.]+)(?=[,}])/g, '":"$1"'));
  return params.filter(([name]) => Object.hasOwn(texts, name)).map(([name]) => [name, texts[name]]);
}

/** The same bytes in all the ways in which a body can be given. */
function ways(body) {
  const padded = Buffer.concat([Buffer.from('>>'), body, Buffer.from('<<')]);
  const text = body.toString('utf8');
  return [body, new Uint8Array(padded.buffer, padded.byteOffset + 2, body.length), ...(Buffer.from(text).equals(body) ? [text] : [])];
}

const RUN = {
  verify(verbs, one) {
    for (const body of ways(bodyOf(one))) done(one, () => verbs.verify(body), (verified) => sameVerified(verified, one));
    const [verdict] = verbs.verifyBatch([bodyOf(one)]);
    if (one.expect.error) sameError(verdict, one); else sameVerified(verdict, one);
  },
  sign(verbs, one) {
    const params = one.params.map((pair) => pair.map((text) => repeated(text, one.repeat)));
    const object = Object.fromEntries(params);
    // An object has no duplicates, and puts names that are numbers first.
    const isObject = JSON.stringify(Object.entries(object)) === JSON.stringify(params);
    for (const given of [params, new Set(params), params.values(), ...(isObject ? [object] : [])]) {
      done(one, () => verbs.sign(given), (signed) => {
        assert.equal(signed.signature, one.expect.sign);
        assert.equal(signed.body, repeated(one.expect.body, one.repeat));
        assert.deepEqual([...signed].filter(([name]) => Object.hasOwn(object, name)), sentOf(params, signed.body));
        assert.ok([...signed].some(([, value]) => value === one.expect.sign));
      });
    }
  },
  expect(verbs, one) {
    const { order_no: orderNo, amount } = one.want;
    done(one, () => verbs.verify(bodyOf(one)).expect(orderNo, amount), (result) => assert.equal(result, undefined));
  },
  answer(verbs, one) {
    done(one, () => verbs.answer(bodyOf(one)), (answer) => {
      const found = fieldsOf(answer.entries());
      for (const name of Object.keys(expectedFields(one.expect.fields ?? {}, one.repeat))) found[name] ??= hex(answer.get(Buffer.from(name, 'hex').toString()) ?? '');
      assert.deepEqual(found, { ...found, ...expectedFields(one.expect.fields ?? {}, one.repeat) });
      sameRoles(answer, one.expect);
    });
  },
  explain(verbs, one) {
    done(one, () => verbs.explain(bodyOf(one)), (explained) => {
      assert.deepEqual(explained.included.map(([name]) => hex(name)), one.expect.included.map((name) => hex(bytesOf(name, one.repeat))));
      const leftOut = Object.fromEntries(explained.leftOut.map(([name, reason]) => [hex(name), reason]));
      const wanted = Object.entries(one.expect.left_out).map(([name, reason]) => [keyOf(name, one.repeat), reason]);
      assert.deepEqual(leftOut, Object.fromEntries(wanted));
      const { canonical, canonical_hex: canonicalHex } = one;
      if (canonicalHex !== undefined) assert.equal(hex(explained.canonical), canonicalHex);
      else if (canonical !== undefined) assert.equal(hex(explained.canonical), hex(repeated(canonical, one.repeat)));
    });
  },
  diagnose(verbs, one) {
    const { expect } = one;
    const found = one.document ? verbs.diagnoseDocument(one.params, one.expected) : verbs.diagnose(bodyOf(one));
    assert.equal(found.verdict.valid, expect.valid ?? false);
    if (found.verdict.valid) assert.equal(found.verdict.secretIndex, expect.secret);
    else done(one, () => { throw found.verdict.error; });
    const [first, ...later] = found.findings;
    assert.deepEqual(first && {
      certain: first.certain,
      causes: first.causes.map(({ code }) => code),
      fields: first.causes.flatMap(({ evidence }) => evidence.flatMap(({ field }) => (field === undefined ? [] : [hex(field)]))),
      ...(first.signed !== undefined && { signed: hex(first.signed) }),
    }, expect.first === null ? undefined : {
      ...expect.first,
      fields: expect.first.fields.map((field) => hex(bytesOf(field))),
      ...(expect.first.signed !== undefined && { signed: hex(bytesOf(expect.first.signed)) }),
    });
    const codes = later.flatMap(({ causes }) => causes.map(({ code }) => code));
    for (const also of expect.also ?? []) assert.ok(codes.includes(also), also);
    const shown = [JSON.stringify(found), inspect(found, { depth: 9 })].join('\n');
    for (const secret of [...one.secrets, ...(one.other_secrets ?? [])]) {
      assert.ok(!shown.includes(secret), 'a secret is shown');
    }
  },
};

test('every shared vector does what it says', () => {
  let run = 0;
  const failed = [];
  for (const { json } of files()) {
    for (const one of json.cases) {
      run += 1;
      try {
        if (one.do === 'scheme') {
          done(one, () => paysign.Scheme.parse(one.scheme, { signField: 'sign', wire: 'form' }), (scheme) => assert.equal(String(scheme), one.expect.printed));
        } else {
          RUN[one.do](verbsOf(json, one), one);
        }
      } catch (error) {
        failed.push(`${one.id}: ${error.message}`);
      }
    }
  }
  assert.deepEqual(failed, []);
  const inText = files().map(({ text }) => text.match(/"why": "/g)?.length ?? 0).reduce((all, of) => all + of, 0);
  assert.equal(run, inText, 'a runner that skips cases proves nothing');
  assert.ok(run >= 1754, `only ${run} vectors were run`);
  console.log(`${run} vectors`);
});
