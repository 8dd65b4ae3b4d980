<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign;

/**
 * How messages are checked; what is not given is as the library has it: strict, sizes far above any real
 * message, and no names beyond the gateway's tables.
 *
 * Make it once, where a worker lives longer than a request: what the names need is kept with it.
 */
final readonly class Options
{
    /** @var list<string> as the constructor takes them */
    public array $shopNames;
    /** @var list<string> as the constructor takes them */
    public array $addedNames;

    /**
     * @param ?bool $strict accepts a message only if no other one can have its signature: without it, a
     *     genuine signature can be moved to a forged message
     * @param ?int $bodyLen the greatest length of a body, in bytes
     * @param ?int $fields the greatest number of fields
     * @param ?int $depth the greatest nesting of JSON, the outer object included, and of XML, the root
     *     included; in XML at most 32 count
     * @param array<string> $shopNames exact names of the shop's own parameters, which the query of its
     *     address has: they are neither signed nor handed out, and anyone can change them
     * @param array<string> $addedNames exact names that the gateway has begun to send, for schemes without a
     *     separator
     */
    public function __construct(
        public ?bool $strict = null,
        public ?int $bodyLen = null,
        public ?int $fields = null,
        public ?int $depth = null,
        array $shopNames = [],
        array $addedNames = [],
    ) {
        foreach (['bodyLen' => $bodyLen, 'fields' => $fields, 'depth' => $depth] as $name => $limit) {
            if ($limit !== null && $limit < 0) {
                throw new \ValueError("$name must not be negative");
            }
        }
        $this->shopNames = Internal\Texts::of($shopNames, 'shopNames');
        $this->addedNames = Internal\Texts::of($addedNames, 'addedNames');
    }

    /** Whether bodies may hold names beyond the gateway's tables. @internal */
    public function hasNames(): bool
    {
        return $this->shopNames !== [] || $this->addedNames !== [];
    }

    /** What is left of it beside the names, or `null` where that is nothing. @internal */
    public function limits(): ?self
    {
        return isset($this->strict) || isset($this->bodyLen) || isset($this->fields) || isset($this->depth) ? $this : null;
    }
}
