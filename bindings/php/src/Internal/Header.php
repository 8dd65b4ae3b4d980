<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Internal;

use Paysign\Exception;

/** What the C header says. @internal */
final class Header
{
    public const ABI = 4;

    /** The exceptions, by the numbers of their codes. */
    public const EXCEPTIONS = [
        1 => Exception\EmptyBody::class,
        2 => Exception\MalformedBody::class,
        3 => Exception\BodyTooLong::class,
        4 => Exception\TooManyFields::class,
        5 => Exception\TooDeep::class,
        6 => Exception\DuplicateField::class,
        7 => Exception\MissingSignature::class,
        8 => Exception\MalformedSignature::class,
        9 => Exception\UnsupportedSignType::class,
        10 => Exception\MissingField::class,
        11 => Exception\EmptyName::class,
        12 => Exception\AmbiguousField::class,
        13 => Exception\NestedValue::class,
        14 => Exception\UnreadableScheme::class,
        15 => Exception\UnsignedMessage::class,
        16 => Exception\SignatureMismatch::class,
        17 => Exception\NotAQuery::class,
        20 => Exception\UnknownField::class,
        21 => Exception\SignatureGiven::class,
        22 => Exception\InvalidValue::class,
        23 => Exception\ValueTooLong::class,
        24 => Exception\ExclusiveFields::class,
        25 => Exception\FieldNotAllowed::class,
        26 => Exception\CarriesSecret::class,
        30 => Exception\EmptySecret::class,
        31 => Exception\SecretTooLong::class,
        32 => Exception\SecretHasBlanks::class,
        33 => Exception\MalformedSecret::class,
        40 => Exception\OrderDiffers::class,
        41 => Exception\NotPaid::class,
        42 => Exception\PartlyPaid::class,
        43 => Exception\Pending::class,
        44 => Exception\Refunded::class,
        45 => Exception\Closed::class,
        46 => Exception\PaidTooLittle::class,
        47 => Exception\PaidTooMuch::class,
        48 => Exception\UnreadableAmount::class,
        49 => Exception\AskGateway::class,
        60 => Exception\UnknownGateway::class,
        61 => Exception\UnknownMessage::class,
        62 => Exception\SchemeSyntax::class,
        63 => Exception\InvalidAmount::class,
        64 => Exception\InvalidUrl::class,
        65 => Exception\NoSecret::class,
        66 => Exception\WrongMerchant::class,
        67 => Exception\GatewayError::class,
        68 => Exception\NotThisWire::class,
        69 => Exception\OtherDialect::class,
        70 => Exception\InvalidName::class,
        71 => Exception\NoRoles::class,
        72 => Exception\GatewaySyntax::class,
        73 => Exception\InvalidRoles::class,
        74 => Exception\NotWhole::class,
        75 => Exception\UnknownLanguage::class,
        80 => Exception\MissingHeader::class,
        81 => Exception\RepeatedHeader::class,
        82 => Exception\MalformedTimestamp::class,
        83 => Exception\Stale::class,
        84 => Exception\FromFuture::class,
        85 => Exception\NoTime::class,
        900 => Exception\InvalidArgument::class,
        901 => Exception\BufferTooSmall::class,
        902 => Exception\NotThere::class,
        903 => Exception\NotUtf8::class,
        999 => Exception\Internal::class,
    ];
}
