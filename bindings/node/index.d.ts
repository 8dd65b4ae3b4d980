// What the package gives. The types of gateways, messages, words and errors are generated from the tables of
// the core.

import type { PaysignError } from './types/errors.js';
import type { Messages } from './types/messages.js';
import type { Names, Options } from './types/options.js';
import type { LeftOut, Role, Status, Wire } from './types/words.js';

export * from './types/errors.js';
export type * from './types/messages.js';
export type * from './types/options.js';
export type * from './types/words.js';

/**
 * The id of a gateway, and after an `@` the variant that a site signs by: `'epay'`, `'epay@code200'`,
 * `'epay@key'`.
 */
export type GatewayId = keyof Messages;
/** What a call is about: the id of a built-in gateway, or a gateway of one's own. */
export type AnyGateway = GatewayId | Gateway<any>;
/** The messages of a gateway, each with what it takes and holds. */
export type MessagesOf<G extends AnyGateway> = G extends GatewayId ? Messages[G] : G extends Gateway<infer M> ? M : never;
/** The messages of a gateway of which no types are known. */
export type UnknownMessages = Record<string, { sign: Params; request: Params; field: string }>;
/** The id of a message of a gateway: `'notify'`. */
export type MessageId<G extends AnyGateway> = keyof MessagesOf<G> & string;
/** The parameters of `sign`. */
export type SignParams<G extends AnyGateway, M extends MessageId<G>> = MessagesOf<G>[M] extends { sign: infer P } ? P : never;
/** The parameters of `Merchant.request`. */
export type RequestParams<G extends AnyGateway, M extends MessageId<G>> = MessagesOf<G>[M] extends { request: infer P } ? P : never;
/** The names in a message's table. A message may hold others. */
export type FieldName<G extends AnyGateway, M extends MessageId<G>> = MessagesOf<G>[M] extends { field: infer F extends string } ? F : string;
/** The messages of a gateway that a shop sends. */
export type RequestId<G extends AnyGateway> = {
  [M in MessageId<G>]: [RequestParams<G, M>] extends [never] ? never : M;
}[MessageId<G>];

/** Bytes; a string stands for its UTF-8. */
export type Bytes = string | Uint8Array;
/** One secret, or several while one is rotated: the first one signs, any one verifies. */
export type Secrets = Secret | Bytes | readonly (Secret | Bytes)[];
/** Parameters by their names. */
export type Params = Readonly<Record<string, string>>;
/** Parameters as pairs, so that duplicates stay visible: an array, a `Map`, a `URLSearchParams`. */
export type Pairs = Iterable<readonly [name: string, value: string]>;
/** A value of a message: bytes where it is not UTF-8. */
export type FieldValue = string | Uint8Array;
/**
 * An amount in major units as a decimal (`'12.50'`), or in minor units of which `scale` digits are after the
 * point.
 */
export type AmountInput = string | { readonly minor: bigint; readonly scale: number };

/** Headers as Node has them, a `Headers`, or pairs: letter case does not matter in names. */
export type HeaderFields = Iterable<readonly [string, string]> | { readonly [name: string]: string | readonly string[] | undefined };

/** What came with a body, where a header has the signature. */
export interface Arrival {
  readonly headers?: HeaderFields;
  /** When it came, where its age is checked, in seconds: `Date.now() / 1000`. */
  readonly now?: number;
}

/** A shared secret: the merchant's key. Nothing prints it. */
export declare class Secret {
  /** As the gateway's merchant page shows it; white space at its ends is refused. */
  constructor(secret: Bytes);
  /** Byte by byte, for the rare secret that has white space at its ends. */
  static exact(secret: Bytes): Secret;
  /** Its length, and 16 bits to tell two secrets apart. */
  toString(): string;
  toJSON(): string;
  #private;
}

/** What a message and an answer have in common. */
export interface Roles<F extends string = string> {
  /** The name of the message. */
  readonly message: string;
  /** A field. */
  get(name: F | (string & {})): FieldValue | undefined;
  has(name: F | (string & {})): boolean;
  /** Names and values in the body's order; a name is bytes where it is not UTF-8. */
  entries(): IterableIterator<readonly [FieldValue, FieldValue]>;
  [Symbol.iterator](): IterableIterator<readonly [FieldValue, FieldValue]>;
  /** All fields whose names are UTF-8, as a frozen object without a prototype. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** The merchant's order number. */
  readonly orderNo: FieldValue | undefined;
  /** The gateway's order number. */
  readonly tradeNo: FieldValue | undefined;
  /** The amount that was ordered: a decimal in major units. Throws `InvalidAmountError` if it is none. */
  readonly orderedAmount: string | undefined;
  /** The amount that was really paid: a decimal in major units. Throws `InvalidAmountError` if it is none. */
  readonly paidAmount: string | undefined;
  /**
   * The amount that was ordered in units of which `scale` digits are after the point: with 2 in cents. Throws
   * `NotWholeError` if it is not a whole number of them.
   */
  orderedAmountMinor(scale: number): bigint | undefined;
  /** The same of the amount that was really paid. */
  paidAmountMinor(scale: number): bigint | undefined;
  readonly status: Status;
  readonly isPaid: boolean;
}

/** An authentic message: `get`, `fields` and the roles hold only what the signature covers. */
export declare class Verified<F extends string = string> {
  private constructor();
  /** Which of the secrets has signed it. */
  readonly secretIndex: number;
  /** The body to answer with, so that the gateway stops repeating the notification. */
  readonly ack: string;
  /** A field that the signature does not cover: anyone can have put it there. */
  unproved(name: F | (string & {})): FieldValue | undefined;
  unprovedFields(): IterableIterator<readonly [FieldValue, FieldValue]>;
  /** Throws unless the message says: this order, paid, and exactly this amount. */
  expect(orderNo: string, amount: AmountInput): void;
}
export interface Verified<F extends string = string> extends Roles<F> {}

/** A gateway's answer that is not an error. */
export declare class Answer<F extends string = string> {
  private constructor();
  /** Where the buyer pays: a URL, or the text of a QR code. */
  readonly payUrl: FieldValue | undefined;
  /** Whether a signature was verified; most answers have none. */
  readonly isProved: boolean;
}
export interface Answer<F extends string = string> extends Roles<F> {}

/** Parameters with their signature. */
export declare class Signed {
  private constructor();
  readonly signature: string;
  /** The ready body, or query. */
  readonly body: string;
  /** All fields to send, as a frozen object without a prototype. */
  readonly fields: Readonly<Record<string, string>>;
  entries(): IterableIterator<[string, string]>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
  /** The body. */
  toString(): string;
}

/** A request for any HTTP client: `fetch(request.url, request)`. */
export declare class Request {
  private constructor();
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Record<string, string>;
  /** `null` for `GET`. */
  readonly body: string | null;
}

/** How a message was read, for a developer's eyes: without secret and signature. */
export interface Explanation {
  readonly scheme: string;
  /** The signed fields in canonical order, and what each adds to the canonical string. */
  readonly included: readonly (readonly [name: FieldValue, text: FieldValue])[];
  /** All other fields, and why. */
  readonly leftOut: readonly (readonly [name: FieldValue, reason: LeftOut])[];
  readonly canonical: FieldValue;
  readonly secrets: readonly string[];
  readonly verdict: { readonly valid: true; readonly secretIndex: number } | { readonly valid: false; readonly error: PaysignError } | null;
  /** All of it, for people. */
  readonly text: string;
}

/** As `Options`, and what a diagnosis may try beside. */
export interface DiagnoseOptions extends Options {
  /** Other secrets that the merchant has: for payouts, for tests, old ones. */
  readonly otherSecrets?: Secrets;
  /**
   * Raw bodies of other messages that were signed with the same secret: whether one of them verifies tells a
   * wrong secret from a changed message.
   */
  readonly also?: Bytes | readonly Bytes[];
  /** The language of what is told to people. */
  readonly lang?: 'en' | 'zh';
}

/**
 * Why a signature does not match: without secret and right signature. For a developer's machine, where no
 * stranger can ask.
 */
export interface Diagnosis {
  readonly verdict: { readonly valid: true; readonly secretIndex: number } | { readonly valid: false; readonly error: PaysignError };
  /** What explains it, the best first. Empty for a message that is valid in every respect. */
  readonly findings: readonly Finding[];
  /** Whether all was tried, or something found before. Not so for a very long message. */
  readonly isComplete: boolean;
  /** All of it, for people. */
  readonly text: string;
}

/** One explanation: a cause, or several that only together explain it. */
export interface Finding {
  /** Whether the digest of what it describes is the claimed one; else it is possible. */
  readonly certain: boolean;
  /** Why it is thought to be so. */
  readonly reason: string;
  /** The causes, in the order in which a message goes through them. */
  readonly causes: readonly Cause[];
  /** If certain: the text that was signed, without the secret. */
  readonly signed: FieldValue | undefined;
}

/** One cause in an explanation. */
export interface Cause {
  /** A stable word: the same in every language. */
  readonly code: string;
  readonly number: number;
  /** What it is, in a sentence. */
  readonly text: string;
  /** What to change on the shop's side. */
  readonly cure: string;
  /** Which form of it. May be empty. */
  readonly detail: string;
  /** What shows it. */
  readonly evidence: readonly Evidence[];
  /** Lines of code to look for, each after the framework or language where it occurs. */
  readonly lookFor: readonly (readonly [place: string, line: string])[];
}

/** What shows a cause: a field, or a part of the scheme. */
export interface Evidence {
  /** The field's name as it is in the message. */
  readonly field: FieldValue | undefined;
  /** The byte of the body where it is. */
  readonly offset: number | undefined;
  /** What is here: the value, or what the scheme says. */
  readonly here: FieldValue | undefined;
  /** What was signed in its place. */
  readonly signed: FieldValue | undefined;
}

/** Verifies a raw body, exactly as it came off the socket. */
export declare function verify<G extends AnyGateway, M extends MessageId<G>>(
  gateway: G, message: M, body: Bytes, secret: Secrets, options?: Options & Names & Arrival,
): Verified<FieldName<G, M>>;
export declare function verify(gateway: Scheme, message: null, body: Bytes, secret: Secrets, options?: Options & Arrival): Verified;

/** Verifies many bodies in one call: a verified message or an error for each, in their order. */
export declare function verifyBatch<G extends AnyGateway, M extends MessageId<G>>(
  gateway: G, message: M, bodies: Iterable<Bytes>, secret: Secrets, options?: Options & Names,
): (Verified<FieldName<G, M>> | PaysignError)[];
export declare function verifyBatch(gateway: Scheme, message: null, bodies: Iterable<Bytes>, secret: Secrets, options?: Options): (Verified | PaysignError)[];

/**
 * Signs parameters, and checks them against the message's table. A field that is not in it can be given as a
 * pair.
 */
export declare function sign<G extends AnyGateway, M extends MessageId<G>>(
  gateway: G, message: M, params: SignParams<G, M> | Pairs, secret: Secrets, options?: Options,
): Signed;
export declare function sign(gateway: Scheme, message: null, params: Params | Pairs, secret: Secrets, options?: Options): Signed;

/** Explains how a raw body is read and what its signature covers, whether it is valid or not. */
export declare function explain<G extends AnyGateway>(
  gateway: G, message: MessageId<G>, body: Bytes, secret?: Secrets, options?: Options & Names,
): Explanation;
export declare function explain(gateway: Scheme, message: null, body: Bytes, secret?: Secrets, options?: Options): Explanation;

/**
 * Says why the signature of a raw body does not match: for a developer's machine, where no stranger can ask.
 */
export declare function diagnose<G extends AnyGateway>(
  gateway: G, message: MessageId<G>, body: Bytes, secret: Secrets, options?: DiagnoseOptions & Names,
): Diagnosis;
export declare function diagnose(gateway: Scheme, message: null, body: Bytes, secret: Secrets, options?: DiagnoseOptions): Diagnosis;

/**
 * Says whether a worked example on a vendor's page is consistent, and what would make it so: parameters and
 * signature as printed.
 */
export declare function diagnoseDocument<G extends AnyGateway>(
  gateway: G, message: MessageId<G>, params: Params | Pairs, signature: string, secret: Secrets, options?: DiagnoseOptions,
): Diagnosis;
export declare function diagnoseDocument(
  gateway: Scheme, message: null, params: Params | Pairs, signature: string, secret: Secrets, options?: DiagnoseOptions,
): Diagnosis;

/** Reads a gateway's answer: verified where it is signed. Throws `GatewayError` where the gateway says no. */
export declare function answer<G extends AnyGateway, M extends MessageId<G>>(
  gateway: G, message: M, body: Bytes, secret?: Secrets, options?: Options,
): Answer<FieldName<G, M>>;
export declare function answer(gateway: Scheme, message: null, body: Bytes, secret?: Secrets, options?: Options): Answer;

/** The gateways, with everything that is in their tables. */
export declare function gateways(): GatewayTable[];

/**
 * A gateway that is not built in, from its file: it may be given wherever the id of a gateway may be. `M` are
 * its messages, with what each takes and holds.
 */
export declare class Gateway<M = UnknownMessages> {
  private constructor();
  /**
   * Reads a gateway's file, TOML or JSON. It is trusted configuration: never take one from a message. Throws
   * `GatewaySyntaxError`, which names the line.
   */
  static parse<M = UnknownMessages>(text: string): Gateway<M>;
  /** The same as sites of this variant speak it; `V` are its messages then. */
  variant<V = UnknownMessages>(name: string): Gateway<V>;
  /** Its id; after an `@` the variant, if one was chosen. */
  readonly id: string;
  /** Everything that is in its tables, as one of `gateways()`; frozen. */
  readonly tables: GatewayTable;
  /** The id. */
  toString(): string;
  /** Only for types: there is no such property. */
  readonly [MESSAGES]?: M;
  #private;
}
declare const MESSAGES: unique symbol;

/** What is known of the messages of a gateway that is not built in. */
export interface SchemeDescription extends Names {
  /** The field that holds the signature. Without it the text is that of a signature in a header. */
  readonly signField?: string;
  readonly wire: Wire;
  /** Which fields have a role: without that of the order number nothing can be expected of a message. */
  readonly roles?: { readonly [R in Role]?: string };
  /** The values of the field with the role `status` that mean paid. */
  readonly paidValues?: readonly string[];
  /** What to answer a notification with; `${name}` is the value of a signed field. */
  readonly ack?: string;
}

/**
 * How messages of a gateway that is not built in are signed. It has the same verbs, and may take the place of
 * gateway and message.
 */
export declare class Scheme {
  private constructor();
  /** Reads the text form of a scheme; the field of the signature and the wire belong to it. */
  static parse(text: string, description: SchemeDescription): Scheme;
  readonly text: string;
  readonly signField: string;
  readonly wire: Wire;
  verify(body: Bytes, secret: Secrets, options?: Options & Arrival): Verified;
  /** Signs a raw body, where a header has the signature: the headers to send with it. */
  signBody(body: Bytes, secret: Secrets, options?: Arrival): { [name: string]: string };
  verifyBatch(bodies: Iterable<Bytes>, secret: Secrets, options?: Options): (Verified | PaysignError)[];
  sign(params: Params | Pairs, secret: Secrets, options?: Options): Signed;
  explain(body: Bytes, secret?: Secrets, options?: Options): Explanation;
  diagnose(body: Bytes, secret: Secrets, options?: DiagnoseOptions): Diagnosis;
  diagnoseDocument(params: Params | Pairs, signature: string, secret: Secrets, options?: DiagnoseOptions): Diagnosis;
  answer(body: Bytes, secret?: Secrets, options?: Options): Answer;
  /** The scheme as it is printed. */
  toString(): string;
  toJSON(): string;
}

/** A shop's account at a gateway: makes requests, reads answers, verifies notifications. It does no I/O. */
export declare class Merchant<G extends AnyGateway> {
  constructor(gateway: G, merchantId: string, secret: Secrets, baseUrl: string, options?: Options & Names);
  /** A signed request. The merchant number, and codes that have only one value, are filled in. */
  request<M extends RequestId<G>>(message: M, params: RequestParams<G, M> | Pairs): Request;
  /** The answer to the request `message`. */
  answer<M extends MessageId<G>>(message: M, body: Bytes): Answer;
  /** The gateway's notification, from the raw body or query: authentic, or an error. */
  notice(raw: Bytes, headers?: HeaderFields, now?: number): Verified;
  /** As `notice`, for a message by name: what comes with the buyer's browser. */
  noticeOf<M extends MessageId<G>>(message: M, raw: Bytes, headers?: HeaderFields, now?: number): Verified<FieldName<G, M>>;
  #private;
}

/** A gateway's tables. */
export interface GatewayTable {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly notes: readonly string[];
  readonly variants: readonly { readonly id: string; readonly name: string; readonly about: string; readonly scheme: string; readonly messages: readonly MessageTable[] }[];
  readonly messages: readonly MessageTable[];
}

/** A message's table. */
export interface MessageTable {
  readonly name: string;
  /** Other names by which it is found. */
  readonly aliases: readonly string[];
  readonly title: string;
  readonly direction: 'request' | 'answer' | 'notification' | 'redirect';
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly wire: Wire;
  readonly contentType: string;
  readonly headers: readonly FieldTable[];
  readonly carriesSecret: boolean;
  /** Whether a `%` that begins no escape means itself. */
  readonly strayPercent: boolean;
  /** Whether parameters without a value are not sent. */
  readonly leavesOutEmpty: boolean;
  readonly signing: {
    readonly scheme: string;
    readonly field: string;
    readonly signType: { readonly field: string; readonly choices: readonly { readonly text: string; readonly digest: string }[] } | null;
    readonly reserved: readonly string[];
  } | null;
  /** How a header signs its raw body, as text. */
  readonly raw: string | null;
  readonly fields: readonly FieldTable[];
  readonly oneOf: readonly (readonly string[])[];
  readonly answer: string | null;
  readonly ack: string;
  readonly success: readonly { readonly field: string; readonly values: readonly string[]; readonly code: string }[];
  /** What means success in another dialect of the gateway. */
  readonly successElsewhere: readonly { readonly field: string; readonly value: string; readonly gateway: string }[];
  readonly errorCodes: readonly { readonly code: string; readonly text: string }[];
  readonly source: string;
}

/** A row of a message's table. */
export interface FieldTable {
  readonly name: string;
  readonly alias: string | null;
  readonly required: boolean;
  readonly signed: boolean;
  readonly marked: boolean;
  readonly kind: string;
  readonly maxChars: number | null;
  readonly number: boolean;
  /** How the receiver writes the number again before it hashes it. */
  readonly rewritten: 'plain' | 'with_exponent' | null;
  readonly choices: readonly { readonly value: string; readonly meaning: string; readonly status: Status | null }[];
  readonly role: string | null;
  /** The role that it plays too where a message holds no field of it. */
  readonly standsInFor: string | null;
  readonly onlyWith: { readonly field: string; readonly values: readonly string[] } | null;
  readonly example: string;
  readonly meaning: string;
}
