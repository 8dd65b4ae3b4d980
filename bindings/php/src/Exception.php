<?php

declare(strict_types=1);

namespace Paysign;

use Paysign\Internal\Header;

/**
 * Any error of paysign. It never holds a secret, nor what the right signature would be.
 *
 * `getCode()` is the stable number, `code()` the stable word: the same in every language of paysign.
 *
 * @phpstan-type Facts array{
 *     number: int, message: string, field: ?string, is_cut: bool, offset: ?int,
 *     gateway?: array{string, ?string, ?string},
 * }
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

    /**
     * The exception for what the library says.
     *
     * @internal
     * @param Facts $facts
     */
    public static function of(array $facts): self
    {
        $class = Header::EXCEPTIONS[$facts['number']] ?? Exception\Internal::class;
        $error = new $class($facts['message'], $facts['number'], $facts['field'], $facts['is_cut'], $facts['offset']);
        return $error instanceof Exception\GatewayError ? $error->with(...$facts['gateway'] ?? ['', null, null]) : $error;
    }
}
