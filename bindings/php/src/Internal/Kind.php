<?php

declare(strict_types=1);

namespace Paysign\Internal;

use Paysign\Answer;
use Paysign\Diagnosis;
use Paysign\Exception;
use Paysign\Explanation;
use Paysign\Options;
use Paysign\Secret;
use Paysign\Signed;
use Paysign\Verified;

/** A kind of message, of a gateway or of a scheme, and what can be done with it. @internal */
final class Kind
{
    /**
     * @var \WeakMap<Secret, Verifier> what verifies by the defaults; each lives as long as its secret, or a
     *     message that it has verified
     */
    public readonly \WeakMap $verifiers;

    public function __construct(private readonly Library $library, private readonly object $handle)
    {
        $this->verifiers = new \WeakMap();
    }

    /** @param Secret|string|array<string> $secret */
    public function verifier(#[\SensitiveParameter] Secret|string|array $secret, ?Options $options): Verifier
    {
        // The names are in the kind of message already.
        [$of, $options] = [Secret::of($secret), $options?->limits()];
        // One that is made of a text goes with this call, and what it verified with that.
        return $options === null && $of === $secret
            ? $this->verifiers[$of] ??= $this->library->verifier($this->handle, $of->handle, null)
            : $this->library->verifier($this->handle, $of->handle, $options);
    }

    /** @param Secret|string|array<string> $secret */
    public function verifyArrived(
        string $body,
        #[\SensitiveParameter] Secret|string|array $secret,
        ?Options $options,
        Arrival $arrival,
    ): Verified {
        $secrets = Secret::of($secret)->handle;
        return Verified::ofHandle($this->library->verifyArrived($this->handle, $secrets, $body, $arrival, $options?->limits()));
    }

    /**
     * @param Secret|string|array<string> $secret
     * @return array<string, string>
     */
    public function signBody(string $body, #[\SensitiveParameter] Secret|string|array $secret, Arrival $arrival): array
    {
        $headers = [];
        foreach (\explode("\n", \rtrim($this->library->signHeaders($this->handle, Secret::of($secret)->handle, $body, $arrival), "\n")) as $line) {
            [$name, $value] = \explode(': ', $line, 2);
            $headers[$name] = $value;
        }
        return $headers;
    }

    /**
     * @param iterable<string> $bodies
     * @param Secret|string|array<string> $secret
     * @return list<Verified|Exception>
     */
    public function verifyBatch(iterable $bodies, #[\SensitiveParameter] Secret|string|array $secret, ?Options $options): array
    {
        $secret = Secret::of($secret);
        $verifier = $this->verifier($secret, $options);
        $verdicts = [];
        foreach (Batch::parts(\is_array($bodies) ? \array_values($bodies) : \iterator_to_array($bodies, false)) as $part) {
            $codes = $this->library->batch($this->handle, $secret->handle, $part, $options);
            $verdicts[] = Verified::each($verifier, $part, $codes);
        }
        return \count($verdicts) === 1 ? $verdicts[0] : \array_merge(...$verdicts);
    }

    /**
     * @param iterable<mixed> $params
     * @param Secret|string|array<string> $secret
     */
    public function sign(iterable $params, #[\SensitiveParameter] Secret|string|array $secret, ?Options $options): Signed
    {
        [$field, $body, $fields] = $this->library->sign($this->handle, Secret::of($secret)->handle, Params::of($params), $options);
        return new Signed($field, $body, $fields);
    }

    /** @param Secret|string|array<string>|null $secret */
    public function explain(string $body, #[\SensitiveParameter] Secret|string|array|null $secret, ?Options $options): Explanation
    {
        $handle = $secret === null ? null : Secret::of($secret)->handle;
        return Explanation::of($this->library->explain($this->handle, $handle, $body, $options));
    }

    /**
     * @param Secret|string|array<string> $secret
     * @param Secret|string|array<string>|null $others
     * @param string|array<string> $also
     */
    public function diagnose(
        string $body,
        #[\SensitiveParameter] Secret|string|array $secret,
        ?Options $options,
        #[\SensitiveParameter] Secret|string|array|null $others,
        string|array $also,
        ?string $lang,
    ): Diagnosis {
        $others = $others === null ? null : Secret::of($others)->handle;
        [$handle, $also] = [Secret::of($secret)->handle, Texts::of((array) $also, 'also')];
        return Diagnosis::of($this->library->diagnose($this->handle, $handle, $body, $others, $also, $lang, $options));
    }

    /**
     * @param iterable<mixed> $params
     * @param Secret|string|array<string> $secret
     * @param Secret|string|array<string>|null $others
     * @param string|array<string> $also
     */
    public function diagnoseDocument(
        iterable $params,
        string $signature,
        #[\SensitiveParameter] Secret|string|array $secret,
        #[\SensitiveParameter] Secret|string|array|null $others,
        string|array $also,
        ?string $lang,
    ): Diagnosis {
        $others = $others === null ? null : Secret::of($others)->handle;
        [$handle, $also] = [Secret::of($secret)->handle, Texts::of((array) $also, 'also')];
        $params = Params::of($params);
        return Diagnosis::of($this->library->diagnoseDocument($this->handle, $handle, $params, $signature, $others, $also, $lang));
    }

    /** @param Secret|string|array<string>|null $secret */
    public function answer(string $body, #[\SensitiveParameter] Secret|string|array|null $secret, ?Options $options): Answer
    {
        $handle = $secret === null ? null : Secret::of($secret)->handle;
        return new Answer($this->library, $this->library->answer($this->handle, $handle, $body, $options));
    }

    /** The text form of the scheme that the message is of. */
    public function printed(): string
    {
        return $this->library->printed($this->handle);
    }
}
