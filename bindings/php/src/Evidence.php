<?php

declare(strict_types=1);

namespace Paysign;

/**
 * What shows a cause: a field, or a part of the scheme.
 *
 * @phpstan-type FoundEvidence array{field: ?string, offset: ?int, here: ?string, signed: ?string}
 */
final readonly class Evidence
{
    /**
     * @param ?string $field the field's name as it is in the message; `null` if it is about the scheme
     * @param ?int $offset the byte of the body where it is
     * @param ?string $here what is here: the value, or what the scheme says
     * @param ?string $signed what was signed in its place; `null` where it was left out
     */
    private function __construct(
        public ?string $field,
        public ?int $offset,
        public ?string $here,
        public ?string $signed,
    ) {
    }

    /**
     * @internal
     * @param FoundEvidence $found
     */
    public static function of(array $found): self
    {
        return new self($found['field'], $found['offset'], $found['here'], $found['signed']);
    }
}
