<?php

declare(strict_types=1);

namespace Paysign;

use Paysign\Internal\NotSerialized;
use Paysign\Internal\Pairs;

/** Parameters with their signature, ready to be sent. */
final readonly class Signed implements \Stringable
{
    use NotSerialized;

    /**
     * @internal Made only by paysign.
     * @param list<array{string, string}> $pairs
     */
    public function __construct(
        /** The name of the field that holds the signature. */
        public string $signatureField,
        /** The ready body, or query. */
        public string $body,
        private array $pairs,
    ) {
    }

    public function signature(): string
    {
        return $this->fields()[$this->signatureField];
    }

    /**
     * @return array<string> all fields to send, in the order of the body; PHP makes numbers of names that
     *     look like one
     */
    public function fields(): array
    {
        return Pairs::byName($this->pairs);
    }

    /** The body. */
    public function __toString(): string
    {
        return $this->body;
    }

    /** Names only: the rest is a valid signature. @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return ['fields' => array_column($this->pairs, 0)];
    }
}
