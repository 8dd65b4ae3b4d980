// Every shared vector, run by this package; those of a built-in gateway by its id, and by its file.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import * as paysign from '../index.mjs';
import { bodyOf, directionOf, gatewayOf, loadedOf, schemeOf, tablesOf, verbsOf } from './cases.mjs';
import { sameTable } from './tables.mjs';
import { bytesOf, files, hex, keyOf, repeated } from './support.mjs';

const ROLES = { order_no: 'orderNo', trade_no: 'tradeNo', ordered_amount: 'orderedAmount', paid_amount: 'paidAmount', status: 'status' };

function fieldsOf(entries) {
  return Object.fromEntries(Array.from(entries, ([name, value]) => [hex(name), hex(value)]));
}

function expectedFields(fields, repeat) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [keyOf(name, repeat), hex(bytesOf(value, repeat))]));
}

function sameText(found, expected, what) {
  assert.equal(hex(found ?? ''), hex(bytesOf(expected)), what);
}

/** A role that is not listed is absent. */
function sameRoles(found, expect, more) {
  for (const [role, name] of Object.entries({ ...ROLES, ...more })) {
    const wanted = expect[role];
    if (wanted?.error !== undefined) assert.throws(() => found[name], { code: wanted.error }, role);
    else if (wanted !== undefined) sameText(found[name], wanted, role);
    else assert.equal(found[name], role === 'status' ? 'unstated' : undefined, role);
  }
  assert.equal(found.isPaid, found.status === 'paid');
}

function sameVerified(verified, one, direction) {
  const { expect, repeat } = one;
  assert.equal(verified.secretIndex, expect.secret);
  assert.deepEqual(fieldsOf(verified.entries()), expectedFields(expect.fields, repeat));
  assert.deepEqual(fieldsOf(verified.unprovedFields()), expectedFields(expect.unproved, repeat));
  for (const [name, value] of verified.entries()) {
    if (typeof name !== 'string') continue;
    assert.deepEqual(verified.get(name), value);
    assert.deepEqual(verified.fields[name], value);
    assert.equal(verified.unproved(name), undefined);
  }
  if (one.roles === undefined && (direction === undefined || direction === 'request')) return;
  sameRoles(verified, expect, direction === 'notification' || one.ack !== undefined ? { ack: 'ack' } : {});
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

/** What a case of a diagnosis may say: a key that nobody looks at would be a case that tests nothing. */
const KNOWN = {
  one: 'id why source do gateway message variant scheme sign_field wire reading roles paid_values ack shop_names added_names lenient limits '
    + 'secrets other_secrets also lang body body_hex document params expected proof expect',
  expect: 'error field offset valid secret first also',
  first: 'certain causes fields signed reason texts cures',
};

function checkKeys(one) {
  for (const [part, known] of [[one, KNOWN.one], [one.expect, KNOWN.expect], [one.expect.first ?? {}, KNOWN.first]]) {
    assert.deepEqual(Object.keys(part).filter((key) => !known.split(' ').includes(key)), [], 'keys that are not known');
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

/** The message of a batch of one, or its error thrown. */
function verifiedIn([verdict]) {
  if (verdict instanceof paysign.PaysignError) throw verdict;
  return verdict;
}

/** The same bytes in all the ways in which a body can be given. */
function ways(body) {
  const padded = Buffer.concat([Buffer.from('>>'), body, Buffer.from('<<')]);
  const text = body.toString('utf8');
  return [body, new Uint8Array(padded.buffer, padded.byteOffset + 2, body.length), ...(Buffer.from(text).equals(body) ? [text] : [])];
}

const RUN = {
  verify(verbs, one, direction) {
    for (const body of ways(bodyOf(one))) done(one, () => verbs.verify(body), (verified) => sameVerified(verified, one, direction));
    // A batch comes without headers.
    if (verbs.verifyBatch === undefined) return;
    done(one, () => verifiedIn(verbs.verifyBatch([bodyOf(one)])), (verified) => sameVerified(verified, one, direction));
  },
  sign(verbs, one) {
    if (verbs.signBody !== undefined) {
      done(one, () => verbs.signBody(bodyOf(one)), (headers) => assert.deepEqual(Object.entries(headers), one.expect.headers));
      return;
    }
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
    const { order_no: orderNo, amount, minor, scale } = one.want;
    const wanted = minor === undefined ? amount : { minor: BigInt(minor), scale };
    done(one, () => verbs.verify(bodyOf(one)).expect(orderNo, wanted), (result) => assert.equal(result, undefined));
  },
  minor(verbs, one) {
    done(one, () => verbs.verify(bodyOf(one)).paidAmountMinor(one.scale), (minor) => assert.equal(minor?.toString() ?? null, one.expect.minor));
  },
  answer(verbs, one) {
    done(one, () => verbs.answer(bodyOf(one)), (answer) => {
      const found = fieldsOf(answer.entries());
      for (const name of Object.keys(expectedFields(one.expect.fields ?? {}, one.repeat))) found[name] ??= hex(answer.get(Buffer.from(name, 'hex').toString()) ?? '');
      assert.deepEqual(found, { ...found, ...expectedFields(one.expect.fields ?? {}, one.repeat) });
      sameRoles(answer, one.expect, { pay_url: 'payUrl' });
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
    checkKeys(one);
    let found;
    try {
      found = one.document ? verbs.diagnoseDocument(one.params, one.expected) : verbs.diagnose(bodyOf(one));
    } catch (error) {
      return sameError(error, one);
    }
    assert.equal(found.verdict.valid, expect.valid ?? false);
    if (found.verdict.valid) assert.equal(found.verdict.secretIndex, expect.secret);
    else done(one, () => { throw found.verdict.error; });
    const [first, ...later] = found.findings;
    assert.deepEqual(first && {
      certain: first.certain,
      causes: first.causes.map(({ code }) => code),
      fields: first.causes.flatMap(({ evidence }) => evidence.flatMap(({ field }) => (field === undefined ? [] : [hex(field)]))),
      ...(first.signed !== undefined && { signed: hex(first.signed) }),
      ...(expect.first?.reason && { reason: first.reason }),
      ...(expect.first?.texts && { texts: first.causes.map(({ text }) => text) }),
      ...(expect.first?.cures && { cures: first.causes.map(({ cure }) => cure) }),
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

/** What needs no message. */
const ALONE = {
  scheme: (one) => done(one, () => schemeOf(one), (scheme) => assert.equal(String(scheme), one.expect.printed)),
  gateway: (one) => done(one, () => paysign.Gateway.parse(one.text), ({ id }) => assert.equal(id, one.expect.id)),
};

/** Runs a case about a message of this gateway, or of a scheme; or about the gateway. */
function run(one, gateway) {
  if (one.do === 'tables') return sameTable(tablesOf(gateway), one.expect.table, 'table');
  if (ALONE[one.do]) return ALONE[one.do](one);
  let verbs;
  try {
    verbs = verbsOf(gateway, one);
  } catch (error) {
    return sameError(error, one);
  }
  return RUN[one.do](verbs, one, one.message === undefined ? undefined : directionOf(gateway, one));
}

/** Runs all cases, each with the gateway that `find` gives; where that is `false`, it is left out. */
function runAll(find) {
  let count = 0;
  const failed = [];
  for (const { json } of files()) {
    const own = gatewayOf(json);
    for (const one of json.cases) {
      const gateway = find(one, one.gateway ?? own);
      if (gateway === false) continue;
      count += 1;
      try {
        run(one, gateway);
      } catch (error) {
        failed.push(`${one.id}: ${error.message}`);
      }
    }
  }
  assert.deepEqual(failed, []);
  return count;
}

const isOfBuiltIn = (one, gateway) => typeof gateway === 'string' && one.scheme === undefined && ALONE[one.do] === undefined;

test('every shared vector does what it says', () => {
  const count = runAll((_one, gateway) => gateway);
  const inText = files().map(({ text }) => text.match(/"why": "/g)?.length ?? 0).reduce((all, of) => all + of, 0);
  assert.equal(count, inText, 'a runner that skips cases proves nothing');
  assert.ok(count >= 2231, `only ${count} vectors were run`);
  console.log(`${count} vectors`);
});

test('so does every vector of a built-in gateway that is read from its file', () => {
  const count = runAll((one, gateway) => isOfBuiltIn(one, gateway) && loadedOf(gateway));
  assert.ok(count >= 1371, `only ${count} vectors were run`);
  console.log(`${count} vectors by the gateways' files`);
});
