<?php

declare(strict_types=1);

namespace Paysign\Tests;

use Paysign\Options;
use Paysign\Scheme;
use Paysign\Secret;
use Paysign\Wire;

/** One case of the shared vectors. */
final class VectorCase
{
    private const FOLDER = __DIR__ . '/../../../tests/vectors';

    public readonly string $id;
    public readonly string $verb;
    /** @var array<string, mixed> */
    public readonly array $expect;

    /**
     * @param array<string, mixed> $file
     * @param array<string, mixed> $json
     */
    private function __construct(public readonly array $file, public readonly array $json)
    {
        $this->id = $json['id'];
        $this->verb = $json['do'];
        $this->expect = $json['expect'];
    }

    /** The project's, unless a test of the runner itself names others. */
    private static function folder(): string
    {
        return getenv('PAYSIGN_VECTORS') ?: self::FOLDER;
    }

    /** @return list<string> */
    public static function files(): array
    {
        return array_values(array_filter(glob(self::folder() . '/*.json') ?: [], static fn (string $path): bool => basename($path) !== 'schema.json'));
    }

    /** @return list<self> */
    public static function all(): array
    {
        $cases = [];
        foreach (self::files() as $path) {
            $file = json_decode((string) file_get_contents($path), true, 512, JSON_THROW_ON_ERROR);
            $cases = [...$cases, ...array_map(static fn (array $case): self => new self($file, $case), $file['cases'])];
        }
        return $cases;
    }

    /** How many cases there are, counted without reading JSON. */
    public static function countByText(): int
    {
        $count = static fn (string $path): int => substr_count((string) file_get_contents($path), '"why": "');
        return array_sum(array_map($count, glob(self::folder() . '/*.json') ?: []));
    }

    public function repeated(string $text): string
    {
        $repeat = $this->json['repeat'] ?? null;
        return $repeat === null ? $text : str_replace('@@', str_repeat($repeat['text'], $repeat['times']), $text);
    }

    /** The bytes of an expected text: a string, or `{"hex": "…"}`. */
    public function text(mixed $expected): ?string
    {
        if (is_array($expected)) {
            return (string) hex2bin($expected['hex']);
        }
        return $expected === null ? null : $this->repeated((string) $expected);
    }

    /**
     * @param array<string|int, mixed> $expected
     * @return array<string>
     */
    public function texts(array $expected): array
    {
        $texts = [];
        foreach ($expected as $name => $value) {
            $key = str_starts_with((string) $name, 'hex:') ? (string) hex2bin(substr((string) $name, 4)) : $this->repeated((string) $name);
            $texts[$key] = (string) $this->text($value);
        }
        return $texts;
    }

    public function body(): string
    {
        return isset($this->json['body_hex']) ? (string) hex2bin($this->json['body_hex']) : $this->repeated($this->json['body'] ?? '');
    }

    /** @return list<array{string, string}> */
    public function params(): array
    {
        return array_map(fn (array $pair): array => [$this->repeated($pair[0]), $this->repeated($pair[1])], $this->json['params']);
    }

    public function canonical(): ?string
    {
        if (isset($this->json['canonical_hex'])) {
            return (string) hex2bin($this->json['canonical_hex']);
        }
        return isset($this->json['canonical']) ? $this->repeated($this->json['canonical']) : null;
    }

    /** @return list<string> */
    public function secretTexts(): array
    {
        return $this->json['secrets'] ?? [];
    }

    public function secret(): Secret
    {
        return Secret::exact(...$this->secretTexts());
    }

    public function otherSecrets(): ?Secret
    {
        return isset($this->json['other_secrets']) ? Secret::exact(...$this->json['other_secrets']) : null;
    }

    public function secretOrNull(): ?Secret
    {
        return $this->secretTexts() === [] ? null : $this->secret();
    }

    /** `null` where a case has none of its own, so that the short way of the defaults is taken. */
    public function options(): ?Options
    {
        $limits = $this->json['limits'] ?? [];
        $isLenient = $this->json['lenient'] ?? false;
        if ($limits === [] && !$isLenient) {
            return null;
        }
        return new Options($isLenient ? false : null, $limits['body_len'] ?? null, $limits['fields'] ?? null, $limits['depth'] ?? null);
    }

    public function scheme(): ?Scheme
    {
        $wire = Wire::from($this->json['wire'] ?? 'form');
        return isset($this->json['scheme']) ? Scheme::parse($this->json['scheme'], $this->json['sign_field'] ?? 'sign', $wire) : null;
    }

    public function gateway(): string
    {
        return ($this->json['gateway'] ?? $this->file['gateway']) . (isset($this->json['variant']) ? '@' . $this->json['variant'] : '');
    }

    /** Calls a verb of the message: a function, or the method of a scheme. */
    public function call(string $verb, mixed ...$arguments): mixed
    {
        $scheme = $this->scheme();
        return $scheme !== null
            ? $scheme->$verb(...$arguments)
            : ("Paysign\\$verb")($this->gateway(), $this->json['message'], ...$arguments);
    }
}
