'use strict';

// What is laid down for a call of the core, so that it needs not be an argument: numbers, and the bytes of bodies. See src/border.rs.

const { native } = require('./native.js');

/** The numbers of a call, by their places; src/border.rs has the same. */
const TARGET = 0;
const START = 1;
const LEN = 2;
const MESSAGE = 3;
const QUESTION = 4;
const SCALE = 5;
const numbers = new Uint32Array(new ArrayBuffer(6 * 4));
const border = native.border(numbers);

/** The bytes of a tray: those of about 300 messages. Each of them holds the tray in memory as long as it is held itself. */
const TRAY_LEN = 2 ** 16;

/** Where bodies lie that came as bytes. Only this package knows it, and what lies there is never written over. */
let tray = new Uint8Array(0);
let used = 0;

/** Copies the bytes of a body, of which there are `len`, to where the core reads them, and returns where that is. */
function lay(bytes, len) {
  if (len > tray.length - used) changeTray(len);
  const start = used;
  tray.set(bytes, start);
  used = start + len;
  numbers[START] = start;
  numbers[LEN] = len;
  return start;
}

function changeTray(len) {
  if (len >= 2 ** 32) throw new RangeError('a body must be shorter than 4 GiB');
  const next = Buffer.allocUnsafeSlow(Math.max(len, TRAY_LEN));
  native.useTray(border, next);
  tray = next;
  used = 0;
}

/** How many bytes can be laid before there is another tray. */
function roomInTray() {
  return tray.length - used;
}

/** The tray that bytes were laid in last. */
function lastTray() {
  return tray;
}

/** Targets that nobody has any more leave the core. */
const leaving = new FinalizationRegistry((number) => native.leave(border, number));

/** Enters a target, and returns its number. */
function enter(target, made) {
  const number = native.enter(border, made);
  leaving.register(target, number);
  return number;
}

module.exports = {
  TARGET, START, LEN, MESSAGE, QUESTION, SCALE, numbers, lay, roomInTray, lastTray, enter,
  verifyBytes: native.bytesVerifier(border),
  verifyText: native.textVerifier(border),
  openBatch: native.batchOpener(border),
  batchText: native.textBatcher(border),
  batchBytes: native.bytesBatcher(border),
  verifyBatch: native.batchVerifier(border),
  ask: native.asker(border),
  askField: native.fieldAsker(border),
  expect: native.expecter(border),
  nameParams: native.namer(border),
  signValues: native.signer(border),
  signList: native.listSigner(border),
  writeBody: native.bodyWriter(border),
  listFields: native.fieldLister(border),
};
