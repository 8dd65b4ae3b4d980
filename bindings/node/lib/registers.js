'use strict';

// What goes with a call of the core so that it need not be an argument: numbers, and the bytes of bodies. Node
// takes longer for two arguments than the core for a field. Nobody but this file writes them: each function below
// sets what its call is about, and calls. See src/registers.rs.

const { native } = require('./native.js');

/** The numbers of a call, by their places; src/registers.rs has the same. */
const TARGET = 0;
const START = 1;
const LEN = 2;
const MESSAGE = 3;
const QUESTION = 4;
const SCALE = 5;
const numbers = new Uint32Array(new ArrayBuffer(6 * 4));
const registers = native.registers(numbers);

const verifyBufferedBytes = native.bytesVerifier(registers);
const verifyGivenText = native.textVerifier(registers);
const addBufferedBytes = native.bytesBatcher(registers);
const addGivenText = native.textBatcher(registers);
const verifyAdded = native.batchVerifier(registers);
const askQuestion = native.asker(registers);
const askFieldByName = native.fieldAsker(registers);
const expectOrder = native.expecter(registers);
const signGivenValues = native.signer(registers);
const signGivenList = native.listSigner(registers);
const writeSignedBody = native.bodyWriter(registers);
const listSignedFields = native.fieldLister(registers);

/** The bytes of a buffer: those of about 300 messages. Each of them holds the buffer in memory as long as it is held itself. */
const BUFFER_LEN = 2 ** 16;

/** Where bodies are that came as bytes. Only this package knows it, and what is there is never written over. */
let buffer = new Uint8Array(0);
let used = 0;

/** Copies the bytes of a body, of which there are `len`, to where the core reads them, and returns where that is. */
function copyIn(bytes, len) {
  if (len > buffer.length - used) changeBuffer(len);
  const start = used;
  buffer.set(bytes, start);
  used = start + len;
  return start;
}

function changeBuffer(len) {
  if (len >= 2 ** 32) throw new RangeError('a body must be shorter than 4 GiB');
  const next = Buffer.allocUnsafeSlow(Math.max(len, BUFFER_LEN));
  native.useBuffer(registers, next);
  buffer = next;
  used = 0;
}

/** How many bytes can be copied before there is another buffer. */
function roomInBuffer() {
  return buffer.length - used;
}

/** The buffer that bytes were copied to last. */
function lastBuffer() {
  return buffer;
}

/** Targets that nobody has any more are removed from the core. */
const removed = new FinalizationRegistry((number) => native.removeTarget(registers, number));

/** Gives a target its number. */
function addTarget(target, made) {
  const number = native.addTarget(registers, made);
  removed.register(target, number);
  return number;
}

/** Verifies bytes in the buffer. */
function verifyBytes(target, start, len) {
  numbers[TARGET] = target;
  numbers[START] = start;
  numbers[LEN] = len;
  return verifyBufferedBytes();
}

/** Verifies a text. */
function verifyText(target, text) {
  numbers[TARGET] = target;
  return verifyGivenText(text);
}

/** Adds bytes in the buffer to the batch. */
function batchBytes(start, len) {
  numbers[START] = start;
  numbers[LEN] = len;
  return addBufferedBytes();
}

/** Adds bodies, one after another in a text, to the batch. */
function batchText(text) {
  numbers[LEN] = text.length;
  return addGivenText(text);
}

/** Verifies the batch. */
function verifyBatch(target, verdicts) {
  numbers[TARGET] = target;
  return verifyAdded(verdicts);
}

/** Asks a verified message: 0 for the last one, else its place in the last batch and one more. */
function ask(target, message, question) {
  numbers[TARGET] = target;
  numbers[MESSAGE] = message;
  numbers[QUESTION] = question;
  return askQuestion();
}

/** The same for a field. */
function askField(target, message, question, name) {
  numbers[TARGET] = target;
  numbers[MESSAGE] = message;
  numbers[QUESTION] = question;
  return askFieldByName(name);
}

/** Whether a message is about this order and amount: `scale` is how many of its digits are after the point and one more, or 0 for a decimal. */
function expect(target, message, orderNo, digits, scale) {
  numbers[TARGET] = target;
  numbers[MESSAGE] = message;
  numbers[SCALE] = scale;
  return expectOrder(orderNo, digits);
}

/** Signs the values of the names that crossed last, of which there are at most 16. */
function signValues(target, values) {
  numbers[TARGET] = target;
  numbers[LEN] = values.length;
  // One by one: to spread a list takes V8 as long as to read two of its texts.
  return signGivenValues(
    values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7],
    values[8], values[9], values[10], values[11], values[12], values[13], values[14], values[15],
  );
}

/** Signs a list of pairs. */
function signList(target, json) {
  numbers[TARGET] = target;
  return signGivenList(json);
}

/** The body of what was signed last. */
function writeBody(target) {
  numbers[TARGET] = target;
  return writeSignedBody();
}

/** Its fields, as a packed list. */
function listFields(target) {
  numbers[TARGET] = target;
  return listSignedFields();
}

module.exports = {
  addTarget, ask, askField, batchBytes, batchText, copyIn, expect, lastBuffer, listFields, roomInBuffer, signList, signValues, verifyBatch,
  verifyBytes, verifyText, writeBody,
  openBatch: native.batchOpener(registers),
  nameParams: native.namer(registers),
};
