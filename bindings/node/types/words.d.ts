// Written by `cargo xtask generate` from the tables of the core.

/** What a field is for. */
export type Role = 'orderNo' | 'tradeNo' | 'orderedAmount' | 'paidAmount' | 'payUrl' | 'merchantId' | 'status' | 'errorText';

/** What a message says about a payment. */
export type Status = 'unstated' | 'paid' | 'partly_paid' | 'pending' | 'not_paid' | 'refunded' | 'closed';

/** Why a field is not signed. */
export type LeftOut = 'signature' | 'excluded' | 'unsigned' | 'empty' | 'shop';

/** How the fields of a message are written. */
export type Wire = 'form' | 'json' | 'xml' | 'multipart';
