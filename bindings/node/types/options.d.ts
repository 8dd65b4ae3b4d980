// Written by `cargo xtask generate`; do not edit.

/** How messages are checked; what is left out is as the core has it. */
export interface Options {
  /** Accepts a message only if no other one can have its signature: without it, a genuine signature can be moved to a forged message. On by default. */
  readonly strict?: boolean;
  /** Greatest sizes; beyond them a message is an error, never cut. */
  readonly limits?: Limits;
}

/** Greatest sizes; what is left out is as the core has it. */
export interface Limits {
  /** The greatest length of a body, in bytes. By default 65536. */
  readonly bodyLen?: number;
  /** The greatest number of fields. By default 256. */
  readonly fields?: number;
  /** The greatest nesting of JSON, the outer object included, and of XML, the root included; in XML at most 32 count. By default 32. */
  readonly depth?: number;
}

/**
 * Names that bodies may hold beyond the gateway's tables. The gateway has a use for none of them.
 */
export interface Names {
  /** Exact names of the shop's own parameters, which the query of its address has: they are neither signed nor handed out, and anyone can change them. */
  readonly shopNames?: readonly string[];
  /** Exact names that the gateway has begun to send, for schemes without a separator. */
  readonly addedNames?: readonly string[];
}
