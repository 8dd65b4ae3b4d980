<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign;

/** What a message says about a payment. */
enum Status: string
{
    /** Nothing: ask the gateway with the query. */
    case Unstated = 'unstated';
    /** Paid. */
    case Paid = 'paid';
    /** Only a part is paid. */
    case PartlyPaid = 'partly_paid';
    /** The payment is still under way. */
    case Pending = 'pending';
    /** Not paid, or a word that the vendor's page does not list. */
    case NotPaid = 'not_paid';
    /** The payment was given back. */
    case Refunded = 'refunded';
    /** The order was closed without a payment. */
    case Closed = 'closed';

    /** The number that the library knows it by. @internal */
    public function number(): int
    {
        return match ($this) {
            self::Unstated => 0,
            self::Paid => 1,
            self::PartlyPaid => 2,
            self::Pending => 3,
            self::NotPaid => 4,
            self::Refunded => 5,
            self::Closed => 6,
        };
    }

    /** @internal */
    public static function ofNumber(int $number): self
    {
        return match ($number) {
            0 => self::Unstated,
            1 => self::Paid,
            2 => self::PartlyPaid,
            3 => self::Pending,
            4 => self::NotPaid,
            5 => self::Refunded,
            6 => self::Closed,
        };
    }
}
