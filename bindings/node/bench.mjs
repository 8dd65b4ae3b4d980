// Side by side with careful hand-written JavaScript and with the core alone: `node bindings/node/bench.mjs`, with `--json` a line of JSON for each row.
//
// All contestants take turns in one run, so that whatever disturbs the machine disturbs all of them alike; only ratios hold. Medians, and how far
// the middle half of the samples spreads.

import { execFileSync, spawn } from 'node:child_process';
import { createHash, timingSafeEqual } from 'node:crypto';
import { createRequire } from 'node:module';
import { parse, stringify } from 'node:querystring';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import paysign from './index.js';

const { tableTarget } = createRequire(import.meta.url)('./lib/target.js');

const ROUNDS = 201;
/** What one sample takes, about: long against the clock, short against the scheduler. */
const SAMPLE_NS = 200_000;

const KEY = '7a3b1053780db61ebd3d7123e1b8d6c4';
const secret = new paysign.Secret(KEY);
const PARAMS = {
  pid: '152787', type: 'wxpay', out_trade_no: '20240125193935458', notify_url: 'https://shop.example.com/notify',
  return_url: 'https://shop.example.com/thanks', name: 'An Oreo', money: '1.00',
};
const bodyOf = (order) => paysign.sign('epay', 'notify', {
  pid: '152787', trade_no: `2024012522001${order}`, out_trade_no: `20240125193935${order}`, type: 'wxpay', name: 'VIP20240125',
  money: '1.00', trade_status: 'TRADE_SUCCESS', param: 'user-7',
}, secret).body;
const ORDER = 458;
const BODY = bodyOf(ORDER);
const BYTES = Buffer.from(BODY);
const BATCH = Array.from({ length: 500 }, (_, index) => bodyOf(100 + index));
const BUFFERS = BATCH.map((body) => Buffer.from(body));

/** What a careful shop writes: a parser that keeps duplicates, which are refused, and a comparison in constant time. */
function verifyByHand(body) {
  const fields = parse(body.toString());
  const given = Buffer.from(fields.sign ?? '', 'hex');
  const expected = digestByHand(fields);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Error('wrong signature');
  return fields;
}

function digestByHand(fields) {
  const names = [];
  for (const name of Object.keys(fields)) {
    if (typeof fields[name] !== 'string') throw new Error('a field stands twice');
    if (fields[name] !== '' && name !== 'sign' && name !== 'sign_type') names.push(name);
  }
  names.sort();
  let canonical = '';
  for (const name of names) canonical += `${canonical === '' ? '' : '&'}${name}=${fields[name]}`;
  return createHash('md5').update(canonical + KEY).digest();
}

function signByHand(params) {
  return stringify({ ...params, sign: digestByHand(params).toString('hex'), sign_type: 'MD5' });
}

function deliverByHand(fields) {
  if (fields.trade_status !== 'TRADE_SUCCESS' || fields.out_trade_no !== `20240125193935${ORDER}` || fields.money !== '1.00') throw new Error('not paid');
  return 'success';
}

function deliver(notice) {
  notice.expect(notice.orderNo, '1.00');
  return notice.ack;
}

const target = tableTarget('epay', 'notify', secret);
const verify = (body) => paysign.verify('epay', 'notify', body, secret);
/** Name, what it is, ours, by hand, the verb of the core, the goal, and how many messages a call handles. */
const ROWS = [
  ['node.verify', 'verify a Buffer', () => verify(BYTES), () => verifyByHand(BYTES), 'verify', '14 ×, core + 80 ns'],
  ['node.verify_string', 'verify a string', () => verify(BODY), () => verifyByHand(BODY), 'verify', '14 ×, core + 80 ns'],
  ['node.verify_text_secret', 'verify a Buffer, the secret as text', () => paysign.verify('epay', 'notify', BYTES, KEY), () => verifyByHand(BYTES), 'verify', ''],
  ['node.verify_read', 'verify a Buffer, read a field', () => verify(BYTES).get('money'), () => verifyByHand(BYTES).money, 'verify', 'above 1 ×'],
  ['node.verify_deliver', 'verify a Buffer, order, expect, ack', () => deliver(verify(BYTES)), () => deliverByHand(verifyByHand(BYTES)), 'verify', 'above 1 ×'],
  ['node.sign', 'sign an object, take the body', () => paysign.sign('epay', 'pay', PARAMS, secret).body, () => signByHand(PARAMS), 'sign', '2 ×, 2.5 digests'],
  ['node.batch', 'a batch of strings, per message', () => paysign.verifyBatch('epay', 'notify', BATCH, secret), () => BATCH.map(verifyByHand), 'batch', '30 ×, 0.5 digests', BATCH.length],
  ['node.batch_buffers', 'a batch of Buffers, per message', () => paysign.verifyBatch('epay', 'notify', BUFFERS, secret), () => BUFFERS.map(verifyByHand), 'batch', '', BATCH.length],
  // The native function behind `verify`, called with `undefined`: it finds neither a text nor bytes, and returns. No body crosses, nothing is verified, and
  // no object is made. By hand there is no such thing.
  ['node.border', 'the border: refused at the first check', () => target.verify(undefined), undefined, undefined, ''],
];

/** A call that takes nanoseconds a message for so many calls. */
function timer(action, messages) {
  return (calls) => {
    const start = process.hrtime.bigint();
    for (let call = 0; call < calls; call += 1) action();
    return Number(process.hrtime.bigint() - start) / calls / messages;
  };
}

/** The core, in a process of its own that waits for its turn. */
function startCore() {
  const cargo = (...args) => execFileSync('cargo', [...args, '--locked'], { cwd: fileURLToPath(new URL('.', import.meta.url)), encoding: 'utf8' });
  cargo('build', '--quiet', '--release', '--package', 'paysign-node', '--example', 'core');
  const folder = JSON.parse(cargo('metadata', '--format-version', '1', '--no-deps')).target_directory;
  const core = spawn(`${folder}/release/examples/core`, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: core.stdout })[Symbol.asyncIterator]();
  core.stdin.write(`${JSON.stringify({ secret: KEY, body: BODY, bodies: BATCH, params: PARAMS })}\n`);
  const time = (verb) => async (calls) => {
    core.stdin.write(`${verb} ${calls}\n`);
    return Number((await lines.next()).value);
  };
  return { time, end: () => core.stdin.end() };
}

/** How many calls a sample has. To find out warms up what compiles while it runs. */
async function calibrated(time, messages) {
  const calls = 2000 / messages;
  for (let round = 0; round < 4; round += 1) await time(Math.ceil(calls));
  return Math.max(1, Math.round(SAMPLE_NS / messages / await time(Math.ceil(calls))));
}

function summary(samples) {
  const sorted = samples.toSorted((left, right) => left - right);
  const at = (quarter) => sorted[Math.floor((sorted.length - 1) * quarter / 4)];
  return { ns: at(2), spread: (at(3) - at(1)) / at(2) };
}

const core = startCore();
const measured = [];
for (const [name, what, ours, hand, verb, goal, messages = 1] of ROWS) {
  const row = { name, what, goal, contestants: [] };
  for (const time of [timer(ours, messages), hand && timer(hand, messages), verb && core.time(verb)]) {
    const one = time && { time, calls: await calibrated(time, messages), samples: [] };
    row.contestants.push(one);
  }
  measured.push(row);
}
for (let round = 0; round < ROUNDS; round += 1) {
  for (const one of measured.flatMap(({ contestants }) => contestants)) one?.samples.push(await one.time(one.calls));
}
core.end();

const isJson = process.argv.includes('--json');
if (!isJson) console.log(`node ${process.version}, ${process.arch}: a body of ${BODY.length} bytes, ${Object.keys(PARAMS).length} parameters, a batch of ${BATCH.length}; ns, and the spread of the middle half`);
for (const { name, what, goal, contestants } of measured) {
  const [own, hand, alone] = contestants.map((one) => one && summary(one.samples));
  const vsHand = hand && hand.ns / own.ns;
  if (isJson) {
    const round = (number, digits) => number && Number(number.toFixed(digits));
    console.log(JSON.stringify({ name, ns: round(own.ns, 1), spread: round(own.spread, 3), vs_hand: round(vsHand, 2) ?? null, core_ns: round(alone?.ns, 1) ?? null }));
  } else {
    const shown = (one) => (one ? `${one.ns.toFixed(0)} ±${(100 * one.spread).toFixed(0)} %` : '–').padStart(13);
    const above = alone ? `core + ${(own.ns - alone.ns).toFixed(0)}` : '';
    console.log(`${what.padEnd(40)}${shown(own)}   core${shown(alone)} ${above.padEnd(13)} by hand${shown(hand)} ${vsHand ? `${vsHand.toFixed(1)} ×` : ''}${goal && `   (goal: ${goal})`}`);
  }
}
