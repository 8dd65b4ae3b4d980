<?php

declare(strict_types=1);

namespace Paysign;

use Paysign\Internal\Kind;
use Paysign\Internal\Libraries;
use Paysign\Internal\NotSerialized;

/** How messages of a gateway that is not built in are signed. It stands where gateway and message stand. */
final readonly class Scheme implements \JsonSerializable, \Stringable
{
    use NotSerialized;

    private function __construct(
        public string $text,
        public string $signField,
        public Wire $wire,
        private Kind $kind,
    ) {
    }

    /** Reads the text form of a scheme; the field of the signature and the wire belong to it. */
    public static function parse(string $text, string $signField, Wire $wire): self
    {
        $library = Libraries::get();
        return new self($text, $signField, $wire, new Kind($library, $library->scheme($text, $signField, $wire->number())));
    }

    /**
     * As the function of this name.
     *
     * @param Secret|string|array<string> $secret
     */
    public function verify(string $body, #[\SensitiveParameter] Secret|string|array $secret, ?Options $options = null): Verified
    {
        $verifier = $this->kind->verifier($secret, $options);
        $verifier->check($body);
        return new Verified($verifier, $body);
    }

    /**
     * As the function of this name.
     *
     * @param iterable<string> $bodies
     * @param Secret|string|array<string> $secret
     * @return list<Verified|Exception>
     */
    public function verifyBatch(iterable $bodies, #[\SensitiveParameter] Secret|string|array $secret, ?Options $options = null): array
    {
        return $this->kind->verifyBatch($bodies, $secret, $options);
    }

    /**
     * As the function of this name.
     *
     * @param iterable<mixed> $params
     * @param Secret|string|array<string> $secret
     */
    public function sign(iterable $params, #[\SensitiveParameter] Secret|string|array $secret, ?Options $options = null): Signed
    {
        return $this->kind->sign($params, $secret, $options);
    }

    /**
     * As the function of this name.
     *
     * @param Secret|string|array<string>|null $secret
     */
    public function explain(
        string $body,
        #[\SensitiveParameter] Secret|string|array|null $secret = null,
        ?Options $options = null,
    ): Explanation {
        return $this->kind->explain($body, $secret, $options);
    }

    /**
     * As the function of this name.
     *
     * @param Secret|string|array<string> $secret
     * @param Secret|string|array<string>|null $otherSecrets
     */
    public function diagnose(
        string $body,
        #[\SensitiveParameter] Secret|string|array $secret,
        ?Options $options = null,
        #[\SensitiveParameter] Secret|string|array|null $otherSecrets = null,
    ): Diagnosis {
        return $this->kind->diagnose($body, $secret, $options, $otherSecrets);
    }

    /**
     * As the function of this name.
     *
     * @param iterable<mixed> $params
     * @param Secret|string|array<string> $secret
     * @param Secret|string|array<string>|null $otherSecrets
     */
    public function diagnoseDocument(
        iterable $params,
        string $signature,
        #[\SensitiveParameter] Secret|string|array $secret,
        #[\SensitiveParameter] Secret|string|array|null $otherSecrets = null,
    ): Diagnosis {
        return $this->kind->diagnoseDocument($params, $signature, $secret, $otherSecrets);
    }

    /** The scheme as it is printed: every axis, in one order. */
    public function __toString(): string
    {
        return $this->kind->printed();
    }

    public function jsonSerialize(): string
    {
        return (string) $this;
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return ['text' => $this->text, 'signField' => $this->signField, 'wire' => $this->wire->value];
    }
}
