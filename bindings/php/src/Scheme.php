<?php

declare(strict_types=1);

namespace Paysign;

use Paysign\Internal\Arrival;
use Paysign\Internal\Kind;
use Paysign\Internal\Libraries;
use Paysign\Internal\NotSerialized;
use Paysign\Internal\Role;
use Paysign\Internal\Texts;

/**
 * How messages of a gateway are signed of which no more is known than that. It has the verbs that take
 * gateway and message as functions.
 *
 * @phpstan-import-type Roles from Role
 */
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

    /**
     * Reads the text form of a scheme; the field of the signature and the wire belong to it. What `expect`,
     * `isPaid` and `ack` need can be told, too.
     *
     * @param string $signField the field that holds the signature; empty where a header has it
     * @param Roles $roles the field of each role: `['order_no' => 'order', 'paid_amount' => 'money']`
     * @param array<string> $paidValues the values of the field `status` that say it is paid
     * @param string $ack what the gateway is answered with, in which `${name}` is the value of a signed field
     * @param array<string> $shopNames as in `Options`
     * @param array<string> $addedNames as in `Options`
     * @throws Exception\SchemeSyntax with the byte of the text where it is wrong
     * @throws Exception\InvalidRoles if the roles do not fit
     * @throws Exception\InvalidName if a name is none, or has a use already
     */
    public static function parse(
        string $text,
        string $signField,
        Wire $wire,
        array $roles = [],
        array $paidValues = [],
        string $ack = '',
        array $shopNames = [],
        array $addedNames = [],
    ): self {
        $library = Libraries::get();
        $handle = $library->scheme(
            $text,
            $signField,
            $wire->number(),
            self::numbered($roles),
            Texts::of($paidValues, 'paidValues'),
            $ack,
            Texts::of($shopNames, 'shopNames'),
            Texts::of($addedNames, 'addedNames'),
        );
        return new self($text, $signField, $wire, new Kind($library, $handle));
    }

    /**
     * @param array<mixed> $roles
     * @return list<array{int, string}>
     */
    private static function numbered(array $roles): array
    {
        $numbered = [];
        foreach ($roles as $role => $field) {
            $number = Role::NUMBERS[$role] ?? throw new \ValueError("`$role` is not a role: " . implode(', ', array_keys(Role::NUMBERS)));
            is_string($field) || throw new \TypeError("the field of the role `$role` is a string, not " . get_debug_type($field));
            $numbered[] = [$number, $field];
        }
        return $numbered;
    }

    /** Options, which have no names here. */
    private static function limits(?Options $options): ?Options
    {
        return $options?->hasNames() === true
            ? throw new \ValueError('a Scheme has its names from Scheme::parse: give them there')
            : $options;
    }

    /**
     * As the function of this name.
     *
     * @param Secret|string|array<string> $secret
     * @param ?iterable<mixed> $headers
     */
    public function verify(
        string $body,
        #[\SensitiveParameter] Secret|string|array $secret,
        ?Options $options = null,
        ?iterable $headers = null,
        int|float|null $now = null,
    ): Verified {
        if ($headers !== null || $now !== null) {
            return $this->kind->verifyArrived($body, $secret, self::limits($options), Arrival::of($headers ?? [], $now));
        }
        $verifier = $this->kind->verifier($secret, self::limits($options));
        $verifier->check($body);
        return new Verified($verifier, $body);
    }

    /**
     * Signs a raw body, where a header has the signature: the headers to send with it, values by names.
     *
     * @param Secret|string|array<string> $secret
     * @param iterable<mixed> $headers those that are signed too
     * @param int|float|null $now for a scheme with a time: `time()`
     * @return array<string, string>
     */
    public function signBody(
        string $body,
        #[\SensitiveParameter] Secret|string|array $secret,
        iterable $headers = [],
        int|float|null $now = null,
    ): array {
        return $this->kind->signBody($body, $secret, Arrival::of($headers, $now));
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
        return $this->kind->verifyBatch($bodies, $secret, self::limits($options));
    }

    /**
     * As the function of this name.
     *
     * @param iterable<mixed> $params
     * @param Secret|string|array<string> $secret
     */
    public function sign(iterable $params, #[\SensitiveParameter] Secret|string|array $secret, ?Options $options = null): Signed
    {
        return $this->kind->sign($params, $secret, self::limits($options));
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
        return $this->kind->explain($body, $secret, self::limits($options));
    }

    /**
     * As the function of this name.
     *
     * @param Secret|string|array<string> $secret
     * @param Secret|string|array<string>|null $otherSecrets
     * @param string|array<string> $also
     */
    public function diagnose(
        string $body,
        #[\SensitiveParameter] Secret|string|array $secret,
        ?Options $options = null,
        #[\SensitiveParameter] Secret|string|array|null $otherSecrets = null,
        string|array $also = [],
        ?string $lang = null,
    ): Diagnosis {
        return $this->kind->diagnose($body, $secret, self::limits($options), $otherSecrets, $also, $lang);
    }

    /**
     * As the function of this name.
     *
     * @param iterable<mixed> $params
     * @param Secret|string|array<string> $secret
     * @param Secret|string|array<string>|null $otherSecrets
     * @param string|array<string> $also
     */
    public function diagnoseDocument(
        iterable $params,
        string $signature,
        #[\SensitiveParameter] Secret|string|array $secret,
        #[\SensitiveParameter] Secret|string|array|null $otherSecrets = null,
        string|array $also = [],
        ?string $lang = null,
    ): Diagnosis {
        return $this->kind->diagnoseDocument($params, $signature, $secret, $otherSecrets, $also, $lang);
    }

    /**
     * As the function of this name.
     *
     * @param Secret|string|array<string>|null $secret
     */
    public function answer(
        string $body,
        #[\SensitiveParameter] Secret|string|array|null $secret = null,
        ?Options $options = null,
    ): Answer {
        return $this->kind->answer($body, $secret, self::limits($options));
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
