<?php

declare(strict_types=1);

namespace Paysign;

/**
 * Any error of paysign. It never holds a secret, nor what the right signature would be.
 *
 * `getCode()` is the stable number, `code()` the stable word: the same in every language of paysign.
 */
class Exception extends \RuntimeException
{
    /** The stable word. */
    public const CODE = '';

    /**
     * @param ?string $field the field that it is about: at most its first 48 bytes, which come from outside
     * @param bool $fieldIsCut whether `$field` is only the beginning of a long name
     * @param ?int $offset the byte of the body, or of a scheme's text, that it is about
     */
    public function __construct(
        string $message,
        int $number,
        public readonly ?string $field = null,
        public readonly bool $fieldIsCut = false,
        public readonly ?int $offset = null,
    ) {
        parent::__construct($message, $number);
    }

    /** The stable word. */
    final public function code(): string
    {
        return static::CODE;
    }
}
