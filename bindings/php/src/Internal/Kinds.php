<?php

declare(strict_types=1);

namespace Paysign\Internal;

use Paysign\Options;

/** The kinds of message of one gateway, by their names. @internal */
final class Kinds
{
    /** @var array<string, self> those of built-in gateways, by their ids */
    public static array $builtIn = [];

    /** @var array<string, Kind> those in bodies that hold the gateway's names only */
    public array $plain = [];

    /** @var \WeakMap<Options, array<string, Kind>> the others; each lives as long as what names them */
    private \WeakMap $extended;

    public function __construct(private readonly Library $library, public readonly object $handle)
    {
        $this->extended = new \WeakMap();
    }

    public static function ofBuiltIn(string $id): self
    {
        return self::$builtIn[$id] ??= self::named($id);
    }

    private static function named(string $id): self
    {
        $library = Libraries::get();
        return new self($library, $library->builtIn($id));
    }

    public function kind(string $message, ?Options $options): Kind
    {
        if ($options === null || !$options->hasNames()) {
            return $this->plain[$message] ??= $this->found($message, [], []);
        }
        $known = $this->extended[$options] ?? [];
        $kind = $known[$message] ?? null;
        if ($kind === null) {
            $kind = $this->found($message, $options->shopNames, $options->addedNames);
            $known[$message] = $kind;
            $this->extended[$options] = $known;
        }
        return $kind;
    }

    /**
     * @param list<string> $shopNames
     * @param list<string> $addedNames
     */
    private function found(string $message, array $shopNames, array $addedNames): Kind
    {
        return new Kind($this->library, $this->library->message($this->handle, $message, $shopNames, $addedNames));
    }

    public function variant(string $name): self
    {
        return new self($this->library, $this->library->variant($this->handle, $name));
    }

    public function id(): string
    {
        return $this->library->gatewayId($this->handle);
    }

    /** Everything that is in the gateway's tables, as JSON. */
    public function tables(): string
    {
        return $this->library->gatewayTables($this->handle);
    }
}
