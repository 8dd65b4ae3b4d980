<?php

declare(strict_types=1);

namespace Paysign\Internal;

use Paysign\Options;

/**
 * Verifies by the extension.
 *
 * @internal
 */
final class ExtensionVerifier implements Verifier
{
    public function __construct(
        private readonly Library $library,
        private readonly Native\Handle $message,
        private readonly Native\Handle $secrets,
        private readonly ?Options $options,
    ) {
    }

    public function check(string $body): void
    {
        if ($this->options !== null || Native\check($this->message, $this->secrets, $body) !== 0) {
            $this->open($body);
        }
    }

    public function open(string $body): object
    {
        return $this->library->verify($this->message, $this->secrets, $body, $this->options);
    }

    public function read(string $body): array
    {
        return $this->library->read($this->message, $this->secrets, $body, $this->options);
    }

    public function meets(string $body, string $orderNo, string $amount): bool
    {
        return $this->options === null && Native\meets($this->message, $this->secrets, $body, $orderNo, $amount);
    }
}
