// Side by side with careful hand-written JavaScript and with the core by itself:
// `node bindings/node/bench.mjs`, with `--json` a line of JSON for each row.
//
// All contestants take turns in one run, so that whatever disturbs the machine disturbs all of them alike;
// only ratios hold. Medians, and how far the middle half of the samples spreads.

import { execFileSync, spawn } from 'node:child_process';
import { createHash, timingSafeEqual } from 'node:crypto';
import { createRequire } from 'node:module';
import { parse, stringify } from 'node:querystring';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Merchant, Secret, sign, verify, verifyBatch } from './index.mjs';

const registers = createRequire(import.meta.url)('./lib/registers.js');

const ROUNDS = 201;
/**
 * What one sample takes, about: long against a change to another process, which the core is in, and short
 * against the scheduler.
 */
const SAMPLE_NS = 1_000_000;

// The input: benches/src/inputs.rs has the same.
const KEY = '7a3b1053780db61ebd3d7123e1b8d6c4';
const secret = new Secret(KEY);
const MERCHANT_ID = '1001';
const ORDER = '20160806151343349';
/** The shop's database: what each order costs, as a text and in cents. */
const ORDERS = new Map([[ORDER, { text: '1.00', cents: 100 }], ['another one', { text: '2.00', cents: 200 }]]);
const NOTICE = {
  pid: MERCHANT_ID, trade_no: '2016080622555342651', out_trade_no: ORDER, type: 'alipay', name: 'VIP20160806', money: '1.00',
  trade_status: 'TRADE_SUCCESS', param: 'userId10023',
};
const BODY = bodyByHand(NOTICE);
const BYTES = Buffer.from(BODY);
const ESCAPED = Buffer.from(bodyByHand({ ...NOTICE, name: '会员充值 100 元' }));
const BATCH = Array.from({ length: 1000 }, (_, index) => bodyByHand({
  ...NOTICE, out_trade_no: `2016080615134${String(index).padStart(4, '0')}`, param: `user${index ** (index % 5)}`,
}));
const PART = 100;
const BUFFERS = BATCH.map((body) => Buffer.from(body));

/**
 * What a careful shop writes: a parser that keeps duplicates, which are refused, and a comparison in constant
 * time.
 */
function verifyByHand(body) {
  const fields = parse(body.toString());
  const given = Buffer.from(fields.sign ?? '', 'hex');
  const expected = digestByHand(fields);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Error('wrong signature');
  return fields;
}

function canonicalByHand(fields) {
  const names = [];
  for (const name of Object.keys(fields)) {
    if (typeof fields[name] !== 'string') throw new Error('a field is there twice');
    if (fields[name] !== '' && name !== 'sign' && name !== 'sign_type') names.push(name);
  }
  names.sort();
  let canonical = '';
  for (const name of names) canonical += `${canonical === '' ? '' : '&'}${name}=${fields[name]}`;
  return canonical;
}

function digestByHand(fields) {
  return createHash('md5').update(canonicalByHand(fields) + KEY).digest();
}

/** A verdict for each body: its fields, or why it is refused. */
function batchByHand(bodies) {
  return bodies.map((body) => {
    try {
      return verifyByHand(body);
    } catch (error) {
      return error;
    }
  });
}

/**
 * Parts of a batch in turn. By hand a message takes no longer in a small batch, and a sample no longer than
 * ours.
 */
function partsByHand(bodies) {
  let at = 0;
  return () => {
    const part = bodies.slice(at, at + PART);
    at = (at + PART) % bodies.length;
    return batchByHand(part);
  };
}

function signByHand(params) {
  return digestByHand(params).toString('hex');
}

function bodyByHand(params) {
  return stringify({ ...params, sign: signByHand(params), sign_type: 'MD5' });
}

/** An amount in cents, exactly. */
function centsOf(text) {
  const [, whole, part = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) throw new Error('not an amount');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** The whole route: authentic, this merchant's, of a known order, paid, and the right amount. */
function routeByHand(raw) {
  const fields = verifyByHand(raw);
  if (fields.pid !== MERCHANT_ID) throw new Error("another merchant's");
  const order = ORDERS.get(fields.out_trade_no);
  if (order === undefined) throw new Error('no such order');
  if (fields.trade_status !== 'TRADE_SUCCESS') throw new Error('not paid');
  if (centsOf(fields.money) !== order.cents) throw new Error('another amount');
  return 'success';
}

const merchant = new Merchant('epay', MERCHANT_ID, secret, 'https://pay.example.com');

function route(raw) {
  const notice = merchant.notice(raw);
  const { orderNo } = notice;
  notice.expect(orderNo, ORDERS.get(orderNo).text);
  return notice.ack;
}

function deliverByHand(fields) {
  if (fields.trade_status !== 'TRADE_SUCCESS' || fields.out_trade_no !== NOTICE.out_trade_no || fields.money !== '1.00') throw new Error('not paid');
  return 'success';
}

function deliver(notice) {
  notice.expect(notice.orderNo, '1.00');
  return notice.ack;
}

const verified = (body, by = secret) => verify('epay', 'notify', body, by);
const signed = () => sign('epay', 'notify', NOTICE, secret);
const batch = (bodies) => verifyBatch('epay', 'notify', bodies, secret);
/**
 * Name, what it is, ours, by hand, the verb of the core, the goal, and how many messages a call handles, ours
 * and one by hand.
 */
const ROWS = [
  ['node.route', 'the route: notice, order, expect, ack', () => route(BYTES), () => routeByHand(BYTES), 'verify', '10 ×'],
  ['node.verify', 'verify a Buffer', () => verified(BYTES), () => verifyByHand(BYTES), 'verify', '14 ×, core + 80 ns'],
  ['node.verify_string', 'verify a string', () => verified(BODY), () => verifyByHand(BODY), 'verify', '14 ×, core + 80 ns'],
  ['node.verify_escaped', 'verify a Buffer with a name in Chinese', () => verified(ESCAPED), () => verifyByHand(ESCAPED), 'verify_escaped', ''],
  ['node.verify_text_secret', 'verify a Buffer, the secret as text', () => verified(BYTES, KEY), () => verifyByHand(BYTES), 'verify', ''],
  ['node.verify_read', 'verify a Buffer, read a field', () => verified(BYTES).get('money'), () => verifyByHand(BYTES).money, 'verify', 'above 1 ×'],
  ['node.verify_deliver', 'verify a Buffer, order, expect, ack', () => deliver(verified(BYTES)), () => deliverByHand(verifyByHand(BYTES)), 'verify', 'above 1 ×'],
  ['node.sign', 'sign an object', () => signed().signature, () => signByHand(NOTICE), 'sign', '2 ×, 2.5 digests'],
  ['node.sign_body', 'sign an object, take the body', () => signed().body, () => bodyByHand(NOTICE), 'sign_body', ''],
  ['node.batch', 'a batch of strings, per message', () => batch(BATCH), partsByHand(BATCH), 'batch', '30 ×, 0.5 digests', BATCH.length, PART],
  ['node.batch_buffers', 'a batch of Buffers, per message', () => batch(BUFFERS), partsByHand(BUFFERS), 'batch', '', BATCH.length, PART],
  // A native function without a target: it finds that there is none, and returns. No body crosses, nothing is
  // verified, and no object is made. By hand there is no such thing.
  ['node.border', 'the border: refused at the first check', () => registers.verifyBytes(2 ** 32 - 1, 0, 0), undefined, undefined, ''],
];

/** What is measured must be right. */
function check() {
  const isSame = (one, fields) => Object.entries(one.fields).every(([name, value]) => fields[name] === value);
  const areSame = (ours, byHand) => ours.every((one, index) => isSame(one, byHand[index]));
  const bodies = [BYTES, BODY, ESCAPED];
  if (!areSame(bodies.map((body) => verified(body)), bodies.map(verifyByHand))) throw new Error('a body is read otherwise by hand');
  if (signed().body !== BODY || signed().signature !== signByHand(NOTICE)) throw new Error('signed otherwise by hand');
  const endsWell = (action) => {
    try {
      return action() === 'success';
    } catch {
      return false;
    }
  };
  const others = [{ pid: '1002' }, { out_trade_no: 'unknown' }, { trade_status: 'TRADE_CLOSED' }, { money: '1.01' }];
  const refused = [...others.map((changed) => bodyByHand({ ...NOTICE, ...changed })), BODY.replace('money=1.00', 'money=1.01')];
  for (const [raw, isRight] of [[BYTES, true], [ESCAPED, true], ...refused.map((raw) => [Buffer.from(raw), false])]) {
    if ([route, routeByHand].some((one) => endsWell(() => one(raw)) !== isRight)) throw new Error(`another verdict on the route of ${raw}`);
  }
  if (![BATCH, BUFFERS].every((list) => areSame(batch(list), batchByHand(list)))) throw new Error('a batch is read otherwise by hand');
}

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
  core.stdin.write(`${JSON.stringify({
    secret: KEY, text: canonicalByHand(NOTICE) + KEY, body: BODY, escaped: ESCAPED.toString(), bodies: BATCH, params: NOTICE,
  })}\n`);
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

check();
const core = startCore();
const floor = { time: core.time('floor') };
const rows = [];
for (const [name, what, ours, hand, verb, goal, messages = 1, byHand = 1] of ROWS) {
  const contestants = [[timer(ours, messages), messages], hand && [timer(hand, byHand), byHand], verb && [core.time(verb), messages]]
    .map((one) => one && { time: one[0], messages: one[1] });
  rows.push({ name, what, goal, contestants });
}
const all = [floor, ...rows.flatMap(({ contestants }) => contestants.filter(Boolean))];
for (const one of all) Object.assign(one, { calls: await calibrated(one.time, one.messages ?? 1), samples: [] });
for (let round = 0; round < ROUNDS; round += 1) {
  for (const one of all) one.samples.push(await one.time(one.calls));
}
core.end();

const isJson = process.argv.includes('--json');
const digest = summary(floor.samples);
if (!isJson) {
  console.log(`node ${process.version}, ${process.arch}: a body of ${BODY.length} bytes, ${Object.keys(NOTICE).length} parameters, a batch of ${BATCH.length}; ns, and the spread of the middle half; the digest alone ${digest.ns.toFixed(0)} (md5)`);
}
for (const { name, what, goal, contestants } of rows) {
  const [own, hand, alone] = contestants.map((one) => one && summary(one.samples));
  const vsHand = hand && hand.ns / own.ns;
  if (isJson) {
    const round = (number, digits) => number && Number(number.toFixed(digits));
    console.log(JSON.stringify({
      name, ns: round(own.ns, 1), spread: round(own.spread, 3), vs_md5: round(own.ns / digest.ns, 2), vs_hand: round(vsHand, 2) ?? null, core_ns: round(alone?.ns, 1) ?? null,
    }));
  } else {
    const shown = (one) => (one ? `${one.ns.toFixed(0)} ±${(100 * one.spread).toFixed(0)} %` : '–').padStart(13);
    const above = alone ? `core + ${(own.ns - alone.ns).toFixed(0)}` : '';
    const ratios = `${(own.ns / digest.ns).toFixed(2)} md5${vsHand ? ` ${vsHand.toFixed(1)} ×` : ''}`;
    console.log(`${what.padEnd(40)}${shown(own)}   core${shown(alone)} ${above.padEnd(13)} by hand${shown(hand)} ${ratios}${goal && `   (goal: ${goal})`}`);
  }
}
