<?php

declare(strict_types=1);

namespace Paysign\Internal;

/**
 * Verifies the notifications of a merchant.
 *
 * @internal
 */
final class Notices implements Verifier
{
    public function __construct(private readonly Library $library, private readonly object $merchant)
    {
    }

    public function check(string $body): void
    {
        $this->open($body);
    }

    public function open(string $body): object
    {
        return $this->library->notice($this->merchant, null, $body);
    }

    public function read(string $body): array
    {
        return $this->library->fields($this->open($body));
    }

    /** It is for the handle to say: what is agreed to is known by then, and this is something else. */
    public function meets(string $body, string $orderNo, string $amount): bool
    {
        return false;
    }

    /** PHP would follow the pointers. @return array<string, string> */
    public function __debugInfo(): array
    {
        return [];
    }
}
