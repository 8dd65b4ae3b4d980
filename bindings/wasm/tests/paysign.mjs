// The module as Node calls it: the whole of what a host has to know.

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What a call is refused with. */
export class Refused extends Error {
  constructor(error) {
    super(error.text);
    Object.assign(this, error);
  }
}

/** Opens a session of a compiled module. */
export function open(module) {
  const { exports } = new WebAssembly.Instance(module, {});
  const session = exports.paysign_open();
  /** Room that holds `len` bytes; a call may have grown the memory, so a view is taken each time. */
  const put = (bytes) => {
    const room = exports.paysign_room(session, bytes.length);
    new Uint8Array(exports.memory.buffer, room, bytes.length).set(bytes);
    return bytes.length;
  };
  const told = (at) => {
    const { buffer } = exports.memory;
    return new Uint8Array(buffer, at + 4, new DataView(buffer).getUint32(at, true));
  };
  const read = (answer) => {
    const item = decode(answer.subarray(1));
    if (answer[0] === 1) throw new Refused(item);
    return item;
  };
  return {
    exports,
    /** Any verb, with its arguments by their names. */
    call: (verb, args) => read(told(exports.paysign_call(session, put(encode({ verb, ...args }))))),
    /** The short answer about a message, as bytes, for what has this handle. */
    verify(handle, body) {
      const answer = told(exports.paysign_verify(session, handle, put(body)));
      return answer[0] === 0 ? answer.slice() : read(answer);
    },
    close: () => exports.paysign_close(session),
  };
}

/** CBOR of what a call takes. */
export function encode(value) {
  const parts = [];
  write(parts, value);
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : Array.from(part))));
}

function write(parts, value) {
  if (value === undefined || value === null) parts.push(0xf6);
  else if (typeof value === 'boolean') parts.push(value ? 0xf5 : 0xf4);
  else if (typeof value === 'number') head(parts, 0, value);
  else if (typeof value === 'string') put(parts, 3, ENCODER.encode(value));
  else if (value instanceof Uint8Array) put(parts, 2, value);
  else if (Array.isArray(value)) {
    parts.push(0x9f);
    for (const item of value) write(parts, item);
    parts.push(0xff);
  } else {
    parts.push(0xbf);
    for (const [name, item] of Object.entries(value)) {
      write(parts, name);
      write(parts, item);
    }
    parts.push(0xff);
  }
}

function put(parts, major, bytes) {
  head(parts, major, bytes.length);
  parts.push(bytes);
}

function head(parts, major, number) {
  const big = new Uint8Array(8);
  new DataView(big.buffer).setBigUint64(0, BigInt(number));
  if (number < 24) parts.push((major << 5) | number);
  else parts.push((major << 5) | 27, big);
}

/** What a CBOR item is: texts, bytes, numbers, lists and objects. */
export function decode(bytes) {
  let at = 0;
  const END = Symbol('end');
  const item = () => {
    const first = bytes[at];
    at += 1;
    if (first === 0xf4 || first === 0xf5) return first === 0xf5;
    if (first === 0xf6) return null;
    if (first === 0xff) return END;
    if (first === 0x9f || first === 0xbf) {
      const items = [];
      for (let next = item(); next !== END; next = item()) items.push(next);
      if (first === 0x9f) return items;
      return Object.fromEntries(Array.from({ length: items.length / 2 }, (_, pair) => items.slice(2 * pair, 2 * pair + 2)));
    }
    let number = first & 31;
    if (number >= 24) {
      const end = at + 2 ** (number - 24);
      for (number = 0; at < end; at += 1) number = number * 256 + bytes[at];
    }
    if (first >> 5 === 0) return number;
    at += number;
    const part = bytes.slice(at - number, at);
    return first >> 5 === 3 ? DECODER.decode(part) : part;
  };
  return item();
}
