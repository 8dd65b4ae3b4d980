<?php

declare(strict_types=1);

namespace Paysign;

use Paysign\Internal\Arrival;
use Paysign\Internal\Libraries;
use Paysign\Internal\Library;
use Paysign\Internal\NotSerialized;
use Paysign\Internal\Notices;
use Paysign\Internal\Pairs;
use Paysign\Internal\Params;

/**
 * A shop's account at a gateway: makes requests, reads answers, verifies notifications. It sends nothing
 * itself.
 */
final readonly class Merchant
{
    use NotSerialized;

    public string $gateway;
    private Library $library;
    private object $handle;
    private Notices $notices;

    /**
     * @param string $merchantId the merchant number
     * @param Secret|string|array<string> $secret one, or several texts while one is rotated
     * @param string $baseUrl where the gateway is, beginning with `http://` or `https://`
     * @throws Exception\ConfigError
     */
    public function __construct(
        Gateway|string $gateway,
        public string $merchantId,
        #[\SensitiveParameter] Secret|string|array $secret,
        public string $baseUrl,
        ?Options $options = null,
    ) {
        $this->gateway = is_string($gateway) ? $gateway : $gateway->id();
        $this->library = Libraries::get();
        $this->handle = $this->library->merchant(
            Gateway::kindsOf($gateway)->handle,
            $merchantId,
            Secret::of($secret)->handle,
            $baseUrl,
            $options,
            $options->shopNames ?? [],
            $options->addedNames ?? [],
        );
        $this->notices = new Notices($this->library, $this->handle);
    }

    /**
     * A request that is checked against the message's table and signed. What the account knows is filled in.
     *
     * @param iterable<mixed> $params texts by their names; or a list of pairs `[name, value]`
     * @throws Exception\SignError what is wrong with which parameter
     */
    public function request(string $message, iterable $params): Request
    {
        $made = $this->library->request($this->handle, $message, Params::of($params));
        $method = $made['method'] === 'GET' ? 'GET' : 'POST';
        /** @var array<string, string> $headers */
        $headers = Pairs::byName($made['headers']);
        return new Request($method, $made['url'], $headers, $made['body']);
    }

    /**
     * The answer to the request `$message`.
     *
     * @throws Exception\GatewayError where the gateway says no
     * @throws Exception\VerifyError if the answer is not accepted
     */
    public function answer(string $message, string $body): Answer
    {
        return new Answer($this->library, $this->library->merchantAnswer($this->handle, $message, $body));
    }

    /**
     * The gateway's notification, from the raw body, or from the raw query where it comes as one.
     *
     * @param ?iterable<mixed> $headers where a header has the signature: what came with the body, as
     *     `getallheaders()` gives it
     * @param int|float|null $now when it came, where its age is checked: `time()`
     * @throws Exception\VerifyError after which nothing may be processed, and nothing acknowledged
     */
    public function notice(string $raw, ?iterable $headers = null, int|float|null $now = null): Verified
    {
        if ($headers !== null || $now !== null) {
            return $this->arrived(null, $raw, $headers, $now);
        }
        // What a shop asks for first comes with it, in one call; the rest, and why it is refused, is asked
        // for when it is wanted.
        $told = $this->library->noticeText($this->handle, $raw);
        return $told === null
            ? Verified::ofHandle($this->library->notice($this->handle, null, $raw))
            : new Verified($this->notices, $raw, \explode("\1", $told));
    }

    /**
     * As `notice`, for a message by name: what comes with the buyer's browser.
     *
     * @param ?iterable<mixed> $headers
     * @throws Exception\VerifyError
     */
    public function noticeOf(string $message, string $raw, ?iterable $headers = null, int|float|null $now = null): Verified
    {
        if ($headers !== null || $now !== null) {
            return $this->arrived($message, $raw, $headers, $now);
        }
        return Verified::ofHandle($this->library->notice($this->handle, $message, $raw));
    }

    /** @param ?iterable<mixed> $headers */
    private function arrived(?string $message, string $raw, ?iterable $headers, int|float|null $now): Verified
    {
        $arrival = Arrival::of($headers ?? [], $now);
        return Verified::ofHandle($this->library->noticeArrived($this->handle, $message, $raw, $arrival));
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['gateway' => $this->gateway, 'merchantId' => $this->merchantId, 'baseUrl' => $this->baseUrl];
    }
}
