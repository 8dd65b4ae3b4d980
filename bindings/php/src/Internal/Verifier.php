<?php

declare(strict_types=1);

namespace Paysign\Internal;

/**
 * What bodies are verified by: a kind of message, secrets, and options. It is made once for each secret, so
 * that a verification finds all of it in one place. Three do it: by FFI, by the extension, and for a
 * merchant.
 *
 * @internal
 */
interface Verifier
{
    /**
     * Verifies a body; what is accepted is not read yet.
     *
     * @throws \Paysign\Exception if it is not accepted
     */
    public function check(string $body): void;

    /**
     * A handle of the verified message.
     *
     * @throws \Paysign\Exception if it is not accepted
     */
    public function open(string $body): object;

    /**
     * The signed fields of a message that is verified once more: that costs less than to keep what was read
     * before.
     *
     * @return array<string>
     */
    public function read(string $body): array;

    /** Whether a message, which is verified once more, says: this order, paid, and exactly this amount. */
    public function meets(string $body, string $orderNo, string $amount): bool;
}
