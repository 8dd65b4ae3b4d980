<?php

declare(strict_types=1);

namespace Paysign\Internal\Ffi;

use FFI\CData;

/** Gateways, and the kinds of message that they or a scheme have. @internal */
trait Gateways
{
    public function builtIn(string $id): object
    {
        return $this->made(
            'paysign_gateway',
            [],
            fn (CData $to, CData $error): int => $this->ffi->paysign_gateway_named($id, strlen($id), $to, $error),
        );
    }

    public function gateway(string $text): object
    {
        return $this->made(
            'paysign_gateway',
            [],
            fn (CData $to, CData $error): int => $this->ffi->paysign_gateway_parse($text, strlen($text), $to, $error),
        );
    }

    public function variant(object $gateway, string $name): object
    {
        return $this->made(
            'paysign_gateway',
            [],
            fn (CData $to, CData $error): int
                => $this->ffi->paysign_gateway_variant($gateway->pointer, $name, strlen($name), $to, $error),
        );
    }

    public function gatewayId(object $gateway): string
    {
        return $this->memory->bytes($this->ffi->paysign_gateway_id($gateway->pointer));
    }

    public function gatewayTables(object $gateway): string
    {
        return $this->textOrThrow(fn (mixed ...$to): int => $this->ffi->paysign_gateway_tables($gateway->pointer, ...$to));
    }

    public function message(object $gateway, string $name, array $shopNames, array $addedNames): object
    {
        [$beyond, $memory] = $this->memory->beyond($shopNames, $addedNames);
        return $this->made(
            'paysign_message',
            [],
            fn (CData $to, CData $error): int
                => $this->ffi->paysign_message_at($gateway->pointer, $name, strlen($name), $beyond, $to, $error),
        );
    }

    public function scheme(
        string $text,
        string $signField,
        int $wire,
        array $roles,
        array $paidValues,
        string $ack,
        array $shopNames,
        array $addedNames,
    ): object {
        [$beyond, $names] = $this->memory->beyond($shopNames, $addedNames);
        [$description, $told] = $this->memory->description($roles, $paidValues, $ack);
        $texts = [$text, strlen($text), $signField, strlen($signField), $wire];
        $scheme = $this->made(
            'paysign_scheme',
            [],
            fn (CData $to, CData $error): int
                => $this->ffi->paysign_scheme_parse(...[...$texts, $description, $beyond, $to, $error]),
        );
        return new Handle($this->ffi, $this->ffi->paysign_scheme_message($scheme->pointer), '', [$scheme]);
    }

    public function printed(object $scheme): string
    {
        $pointer = $scheme->kept[0]->pointer;
        return $this->textOrThrow(fn (mixed ...$to): int => $this->ffi->paysign_scheme_print($pointer, ...$to));
    }
}
