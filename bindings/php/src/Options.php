<?php

declare(strict_types=1);

namespace Paysign;

/**
 * How messages are checked; what is not given is as the library has it: strict, and sizes far above any real
 * message.
 */
final readonly class Options
{
    /**
     * @param ?bool $strict `false` accepts messages whose signature another message could share
     * @param ?int $bodyLen the greatest length of a body, in bytes
     * @param ?int $fields the greatest number of fields
     * @param ?int $depth the greatest nesting of JSON, the outer object included
     */
    public function __construct(
        public ?bool $strict = null,
        public ?int $bodyLen = null,
        public ?int $fields = null,
        public ?int $depth = null,
    ) {
        foreach (['bodyLen' => $bodyLen, 'fields' => $fields, 'depth' => $depth] as $name => $limit) {
            if ($limit !== null && $limit < 0) {
                throw new \ValueError("$name must not be negative");
            }
        }
    }
}
