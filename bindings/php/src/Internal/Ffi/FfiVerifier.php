<?php

declare(strict_types=1);

namespace Paysign\Internal\Ffi;

use FFI\CData;
use Paysign\Internal\Library;
use Paysign\Internal\Verifier;
use Paysign\Options;

/**
 * Verifies by FFI, in calls of few arguments: each costs as much as a line of PHP.
 *
 * @internal
 */
final class FfiVerifier implements Verifier
{
    /** What the library reads, and what that points to. @var list<?CData> */
    private readonly array $places;
    private readonly CData $by;
    /** Names of fields, as the library gives them and as a list: those of the next message are nearly always the same. @var array{string, list<string>} */
    private array $known = ['', []];

    public function __construct(
        private readonly \FFI $ffi,
        private readonly Library $library,
        private readonly Handle $message,
        private readonly Handle $secrets,
        private readonly ?Options $options,
        Memory $memory,
    ) {
        $place = $memory->place('paysign_verifier');
        $place->message = $message->pointer;
        $place->secrets = $secrets->pointer;
        $settings = $memory->options($options);
        if ($settings !== null) {
            $place->options = \FFI::addr($settings[0]);
        }
        $this->places = [$place, $settings];
        $this->by = \FFI::addr($place);
    }

    public function check(string $body): void
    {
        // One call for what is accepted; the reason of a refusal, and all else, is asked for when it is wanted.
        if ($this->ffi->paysign_verifier_check($this->by, $body, \strlen($body)) !== 0) {
            $this->open($body);
        }
    }

    public function open(string $body): object
    {
        return $this->library->verify($this->message, $this->secrets, $body, $this->options);
    }

    public function read(string $body): array
    {
        // It is a string already, and no place that two calls could share.
        $texts = $this->ffi->paysign_verifier_texts($this->by, $body, \strlen($body));
        if ($texts === null) {
            return $this->library->read($this->message, $this->secrets, $body, $this->options);
        }
        if ($texts === '') {
            return [];
        }
        [$names, $values] = \explode("\2", $texts);
        $known = $this->known;
        if ($known[0] !== $names) {
            $this->known = $known = [$names, \explode("\1", $names)];
        }
        return \array_combine($known[1], \explode("\1", $values));
    }

    public function meets(string $body, string $orderNo, string $amount): bool
    {
        [$by, $len] = [$this->by, \strlen($body)];
        return $this->ffi->paysign_verifier_expect($by, $body, $len, $orderNo, \strlen($orderNo), $amount, \strlen($amount)) === 0;
    }

    /** PHP would follow the pointers. @return array<string, string> */
    public function __debugInfo(): array
    {
        return [];
    }
}
