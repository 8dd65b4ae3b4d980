<?php

declare(strict_types=1);

namespace Paysign;

use Paysign\Internal\Kinds;
use Paysign\Internal\Libraries;
use Paysign\Internal\NotSerialized;

/**
 * A gateway that is not built in, read from its file. It is taken wherever the id of a gateway is: its
 * constants are the ids of those that are built in.
 *
 * @phpstan-type Tables array{id: string, title: string, source: string, notes: list<string>, variants:
 *     list<array<string, mixed>>, messages: list<array<string, mixed>>}
 */
final readonly class Gateway implements BuiltIn, \JsonSerializable, \Stringable
{
    use NotSerialized;

    /** @param Kinds $kinds its messages @internal */
    private function __construct(public Kinds $kinds)
    {
    }

    /**
     * Reads the text of a gateway's file, TOML or JSON. It is trusted configuration: never take one from a
     * message. Make it once, where a worker lives longer than a request.
     *
     * @throws Exception\GatewaySyntax what is wrong first, with its line
     */
    public static function parse(string $text): self
    {
        $library = Libraries::get();
        return new self(new Kinds($library, $library->gateway($text)));
    }

    /**
     * The same as sites of this variant speak it.
     *
     * @throws Exception\UnknownGateway if it has none of this name
     */
    public function variant(string $name): self
    {
        return new self($this->kinds->variant($name));
    }

    /** Its id; after an `@` the variant, if one was chosen. */
    public function id(): string
    {
        return $this->kinds->id();
    }

    /**
     * Everything that is in its tables, as one of `gateways()`.
     *
     * @return Tables
     */
    public function tables(): array
    {
        /** @var Tables */
        return json_decode($this->kinds->tables(), true, 64, JSON_THROW_ON_ERROR);
    }

    /**
     * The messages of a gateway that is given as callers may.
     *
     * @internal
     */
    public static function kindsOf(self|string $gateway): Kinds
    {
        return \is_string($gateway) ? Kinds::ofBuiltIn($gateway) : $gateway->kinds;
    }

    /** The id. */
    public function __toString(): string
    {
        return $this->id();
    }

    public function jsonSerialize(): string
    {
        return $this->id();
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['id' => $this->id()];
    }
}
