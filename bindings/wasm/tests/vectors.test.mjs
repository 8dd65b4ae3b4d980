// Every shared vector, run by the module in Node; those of a built-in gateway by its id, and by its file.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { Refused, open } from './paysign.mjs';

const ROOT = new URL('../../../', import.meta.url);
const FOLDER = new URL('tests/vectors/', ROOT);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== 'schema.json')
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8')).map((text) => ({ text, json: JSON.parse(text) }));

const hex = (value) => Buffer.from(value).toString('hex');
const bytesOf = (vector, repeat) => (typeof vector === 'string' ? Buffer.from(repeated(vector, repeat)) : Buffer.from(vector.hex, 'hex'));
const keyOf = (key, repeat) => (key.startsWith('hex:') ? key.slice(4) : hex(repeated(key, repeat)));
const repeated = (text, repeat) => (repeat ? text.replaceAll('@@', repeat.text.repeat(repeat.times)) : text);
const bodyOf = (one) => (one.body_hex === undefined ? Buffer.from(repeated(one.body ?? '', one.repeat)) : Buffer.from(one.body_hex, 'hex'));
/** What came with a body. */
const arrivalOf = ({ headers, now }) => ({ headers: headers?.flat().map((text) => Buffer.from(text)), now });
/** Names and values by turns, as pairs. */
const pairs = (list) => list.flatMap((item, at) => (at % 2 === 0 ? [[item, list[at + 1]]] : []));
const fieldsOf = (list) => Object.fromEntries(pairs(list).map(([name, value]) => [hex(name), hex(value)]));
const wantedFields = (fields, repeat) => Object.fromEntries(Object.entries(fields).map(([name, value]) => [keyOf(name, repeat), hex(bytesOf(value, repeat))]));

/** Runs all vectors by a module; `own` gives what a built-in gateway is called by. */
function runner(module) {
  const { call, verify } = open(module);
  const builtIn = new Map(JSON.parse(call('tables')).map((tables) => [tables.id, tables]));
  const parsed = (path) => call('gateway', { text: readFileSync(new URL(path, ROOT), 'utf8') }).handle;
  const loaded = new Map();
  const tablesOf = (gateway) => (typeof gateway === 'string' ? builtIn.get(gateway) : JSON.parse(call('tables', { of: gateway })));

  function messageOf(gateway, one) {
    const given = {
      shop_names: one.shop_names, added_names: one.added_names, strict: !one.lenient, ...one.limits,
      secret: (one.secrets ?? []).map((secret) => Buffer.from(secret)),
    };
    const scheme = one.raw_scheme ?? one.scheme;
    if (scheme !== undefined) {
      const { roles, paid_values, ack } = one;
      return call('message', { scheme, sign_field: one.raw_scheme === undefined ? one.sign_field ?? 'sign' : '', wire: one.wire ?? 'form', roles, paid_values, ack, ...given });
    }
    const { variant } = one;
    let spoken = gateway;
    if (variant !== undefined) spoken = typeof gateway === 'string' ? `${gateway}@${variant}` : call('variant', { of: gateway, name: variant }).handle;
    return call('message', { gateway: spoken, message: one.message, ...given });
  }

  function sameError(error, { expect, repeat }) {
    assert.ok(error instanceof Refused, String(error));
    assert.equal(error.code, expect.error);
    if (expect.field !== undefined) {
      const [found, wanted] = [hex(error.field ?? ''), hex(bytesOf(expect.field, repeat))];
      if (error.field_is_cut) assert.ok(wanted.startsWith(found)); else assert.equal(found, wanted);
    }
    if (expect.offset !== undefined) assert.equal(error.offset, expect.offset);
    if (expect.dialect !== undefined) assert.ok(error.message.includes(`\`${expect.dialect}\``), error.message);
    if (expect.error === 'gateway_error') assert.deepEqual([error.gateway_code, error.gateway_text ?? undefined], [expect.gateway_code, expect.text]);
  }

  /** Runs `action`; a case that expects an error is done with. */
  function done(one, action, check = () => {}) {
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

  /** A role that is not listed is absent. */
  function sameRoles(found, { expect }, more) {
    for (const role of ['order_no', 'trade_no', 'ordered_amount', 'paid_amount', ...more]) {
      const wanted = expect[role];
      if (wanted?.error !== undefined) assert.equal(found[role].code, wanted.error, role);
      else assert.equal(found[role] === null ? undefined : hex(found[role]), wanted === undefined ? undefined : hex(bytesOf(wanted)), role);
    }
    assert.equal(found.status, expect.status ?? 'unstated');
  }

  function sameVerified(found, one, direction) {
    const { expect, repeat } = one;
    assert.equal(found.secret_index, expect.secret);
    assert.deepEqual(fieldsOf(found.fields), wantedFields(expect.fields, repeat));
    assert.deepEqual(fieldsOf(found.unproved), wantedFields(expect.unproved, repeat));
    if (one.roles === undefined && (direction === undefined || direction === 'request')) return;
    sameRoles(found, one, direction === 'notification' || one.ack !== undefined ? ['ack'] : []);
  }

  /** The short piece says what everything says. */
  function sameShort(short, found) {
    const view = new DataView(short.buffer);
    const [secret, ...lengths] = [4, 8, 12, 16, 20].map((at) => view.getUint32(at, true));
    let at = 24;
    const [order, ack, amount, usual] = lengths.map((len) => short.subarray(at, (at += len)));
    assert.equal(at, short.length);
    const [hasOrder, hasAmount, isUnreadable] = [1, 2, 4].map((flag) => (short[2] & flag) !== 0);
    assert.deepEqual([secret, hex(ack)], [found.secret_index, hex(found.ack)]);
    assert.equal(hasOrder ? hex(order) : null, found.order_no === null ? null : hex(found.order_no));
    assert.equal(isUnreadable ? 'invalid_amount' : hasAmount ? hex(amount) : null, found.paid_amount?.code ?? (found.paid_amount === null ? null : hex(found.paid_amount)));
    if (usual.length > 0) assert.equal(Buffer.from(usual).toString().replace(/(\.[0-9]*?)0+$/, '$1').replace(/\.$/, ''), found.paid_amount);
  }

  const RUN = {
    verify(of, one, direction) {
      const body = bodyOf(one);
      done(one, () => call('verify', { of, body, ...arrivalOf(one) }), (found) => {
        sameVerified(found, one, direction);
        if (one.raw_scheme === undefined) sameShort(verify(of, body), found);
      });
      // The short call and a batch come without headers.
      if (one.raw_scheme !== undefined) return;
      done(one, () => verify(of, body));
      done(one, () => {
        const [found] = call('verify_batch', { of, bodies: [body] });
        if (found.error !== undefined) throw new Refused(found.error);
        return found;
      }, (found) => sameVerified(found, one, direction));
    },
    sign(of, one) {
      if (one.raw_scheme !== undefined) {
        done(one, () => call('sign_body', { of, body: bodyOf(one), ...arrivalOf(one) }), (headers) => assert.deepEqual(pairs(headers), one.expect.headers));
        return;
      }
      const params = one.params.flat().map((text) => repeated(text, one.repeat));
      done(one, () => call('sign', { of, params }), (made) => {
        assert.deepEqual([made.signature, made.body], [one.expect.sign, repeated(one.expect.body, one.repeat)]);
        assert.ok(pairs(made.fields).some(([name, value]) => name === made.signature_field && value === one.expect.sign));
      });
    },
    expect(of, one) {
      done(one, () => {
        const { status, has_roles, order_no: told_order, paid_amount: told } = call('verify', { of, body: bodyOf(one), ...arrivalOf(one) });
        const is_unreadable = told?.code !== undefined;
        return call('expect', { status, has_roles, told_order, told_amount: is_unreadable ? null : told, is_unreadable, ...one.want });
      });
    },
    minor(of, one) {
      done(one, () => {
        const { paid_amount: amount } = call('verify', { of, body: bodyOf(one), ...arrivalOf(one) });
        if (amount?.code !== undefined) throw new Refused(amount);
        return amount === null ? null : call('minor', { amount, scale: one.scale });
      }, (minor) => assert.equal(minor, one.expect.minor));
    },
    answer(of, one) {
      const wanted = wantedFields(one.expect.fields ?? {}, one.repeat);
      const names = Object.keys(wanted).map((name) => Buffer.from(name, 'hex').toString());
      done(one, () => call('answer', { of, body: bodyOf(one), names }), (found) => {
        const fields = { ...fieldsOf(found.fields), ...fieldsOf(found.named.filter((value) => value !== null)) };
        assert.deepEqual(fields, { ...fields, ...wanted });
        sameRoles(found, one, ['pay_url']);
      });
    },
    explain(of, one) {
      done(one, () => call('explain', { of, body: bodyOf(one) }), (found) => {
        const names = (list) => pairs(list).map(([name]) => hex(name));
        assert.deepEqual(names(found.included), one.expect.included.map((name) => hex(bytesOf(name, one.repeat))));
        const wanted = Object.entries(one.expect.left_out).map(([name, reason]) => [keyOf(name, one.repeat), reason]);
        assert.deepEqual(Object.fromEntries(pairs(found.left_out).map(([name, reason]) => [hex(name), reason])), Object.fromEntries(wanted));
        if (one.canonical_hex !== undefined) assert.equal(hex(found.canonical), one.canonical_hex);
        else if (one.canonical !== undefined) assert.equal(hex(found.canonical), hex(repeated(one.canonical, one.repeat)));
      });
    },
    diagnose(of, one) {
      const { expect } = one;
      const other_secrets = (one.other_secrets ?? []).map((secret) => Buffer.from(secret));
      const beside = { other_secrets, also: one.also?.map((body) => bytesOf(body)), lang: one.lang };
      let found;
      try {
        found = one.document ? call('diagnose_document', { of, params: one.params.flat(), signature: one.expected, ...beside })
          : call('diagnose', { of, body: bodyOf(one), ...beside });
      } catch (error) {
        return sameError(error, one);
      }
      if (expect.valid) assert.deepEqual([found.refusal, found.secret_index], [null, expect.secret]);
      else sameError(new Refused(found.refusal), one);
      const [first, ...later] = found.findings;
      assert.deepEqual(first && {
        certain: first.is_certain,
        causes: first.causes.map(({ code }) => code),
        fields: first.causes.flatMap(({ evidence }) => evidence.flatMap(({ field }) => (field === null ? [] : [hex(field)]))),
        ...(first.signed !== null && { signed: hex(first.signed) }),
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
      const shown = JSON.stringify(found);
      for (const secret of [...one.secrets, ...(one.other_secrets ?? [])]) assert.ok(!shown.includes(secret), 'a secret is shown');
      return undefined;
    },
  };

  function run(one, gateway) {
    if (one.do === 'tables') return sameTable(tablesOf(gateway), one.expect.table, 'table');
    if (one.do === 'scheme') return done(one, () => messageOf(undefined, one), ({ scheme }) => assert.equal(scheme, one.expect.printed));
    if (one.do === 'gateway') return done(one, () => call('gateway', { text: one.text }), ({ id }) => assert.equal(id, one.expect.id));
    let message;
    try {
      message = messageOf(gateway, one);
    } catch (error) {
      return sameError(error, one);
    }
    const result = RUN[one.do](message.handle, one, one.message === undefined ? undefined : message.direction);
    call('close', { of: message.handle });
    return result;
  }

  /** Runs all cases, each with the gateway that `find` gives; where that is `false`, it is left out. */
  return function runAll(find) {
    let count = 0;
    const failed = [];
    for (const { json } of files) {
      const own = json.gateway_file === undefined ? json.gateway : parsed(`tests/vectors/${json.gateway_file}`);
      for (const one of json.cases) {
        const gateway = find(one, one.gateway ?? own, (id) => loaded.get(id) ?? loaded.set(id, parsed(`gateways/${id}.toml`)).get(id));
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
  };
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** By the rule of the vectors' README: what is not named is not compared. */
function sameTable(found, expected, place) {
  if (isObject(expected) && Array.isArray(found)) {
    for (const [name, part] of Object.entries(expected)) sameTable(found.find((one) => one.name === name), part, `${place}.${name}`);
  } else if (isObject(expected) && isObject(found)) {
    for (const [name, part] of Object.entries(expected)) {
      assert.ok(name in found, `${place} has no ${name}`);
      sameTable(found[name], part, `${place}.${name}`);
    }
  } else if (Array.isArray(expected) && Array.isArray(found)) {
    assert.equal(found.length, expected.length, place);
    expected.forEach((part, at) => sameTable(found[at], part, `${place}.${at}`));
  } else {
    assert.equal(typeof expected === 'string' && isObject(found) ? found.name : found, expected, place);
  }
}

const inText = files.map(({ text }) => text.match(/"why": "/g)?.length ?? 0).reduce((all, of) => all + of, 0);

for (const name of (process.env.KINDS ?? 'simd').split(' ')) {
  const module = new WebAssembly.Module(readFileSync(new URL(`target/wasm/paysign-${name}.wasm`, ROOT)));
  const runAll = runner(module);

  test(`every shared vector does what it says: ${name}`, () => {
    const count = runAll((_one, gateway) => gateway);
    assert.equal(count, inText, 'a runner that skips cases proves nothing');
    assert.ok(count >= 3895, `only ${count} vectors were run`);
    console.log(`${count} vectors`);
  });

  test(`so does every vector of a built-in gateway that is read from its file: ${name}`, () => {
    const isOfBuiltIn = (one, gateway) => typeof gateway === 'string' && one.scheme === undefined && one.do !== 'gateway';
    const count = runAll((one, gateway, load) => isOfBuiltIn(one, gateway) && load(gateway));
    assert.ok(count >= 1488, `only ${count} vectors were run`);
    console.log(`${count} vectors by the gateways' files`);
  });
}
