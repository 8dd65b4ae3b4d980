<?php

declare(strict_types=1);

namespace Paysign;

use Paysign\Internal\NotSerialized;

/** A request for any HTTP client. */
final readonly class Request
{
    use NotSerialized;

    /**
     * @internal Made only by paysign.
     * @param 'GET'|'POST' $method
     * @param array<string, string> $headers
     */
    public function __construct(
        public string $method,
        /** With the query, if the message travels in it. */
        public string $url,
        /** By their names. */
        public array $headers,
        /** Empty for `GET`. */
        public string $body,
    ) {
    }

    /** Without query and body: they hold the signature. @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return ['method' => $this->method, 'url' => strtok($this->url, '?'), 'bodyLen' => strlen($this->body)];
    }
}
