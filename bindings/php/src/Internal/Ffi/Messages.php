<?php

declare(strict_types=1);

namespace Paysign\Internal\Ffi;

use FFI\CData;
use Paysign\Internal\Arrival;
use Paysign\Internal\Failure;
use Paysign\Options;

/** Secrets, and what is made or explained by them. @internal */
trait Messages
{
    public function secrets(#[\SensitiveParameter] array $texts, bool $isExact): object
    {
        if (\count($texts) === 1) {
            // No closure: the trace of an exception would show what it holds.
            [$place, $error] = [$this->memory->place('paysign_secrets *'), $this->memory->place('paysign_error[1]')];
            $code = $isExact
                ? $this->ffi->paysign_secret_exact($texts[0], \strlen($texts[0]), \FFI::addr($place), $error)
                : $this->ffi->paysign_secret_new($texts[0], \strlen($texts[0]), \FFI::addr($place), $error);
            return $code === 0
                ? new Handle($this->ffi, $place, 'paysign_secrets_free')
                : throw Failure::of($this->memory->facts($error[0]));
        }
        [$pieces, $memory] = $this->memory->texts($texts);
        $count = count($texts);
        try {
            return $this->made(
                'paysign_secrets',
                [],
                fn (CData $to, CData $error): int => $isExact
                    ? $this->ffi->paysign_secrets_exact($pieces, $count, $to, $error)
                    : $this->ffi->paysign_secrets_new($pieces, $count, $to, $error),
            );
        } finally {
            \FFI::memset($memory, 0, \FFI::sizeof($memory));
        }
    }

    public function secretFacts(object $secrets): array
    {
        $facts = [];
        for ($index = 0; $index < $this->ffi->paysign_secrets_count($secrets->pointer); $index++) {
            $facts[] = $this->textOrThrow(
                fn (mixed ...$to): int => $this->ffi->paysign_secrets_facts($secrets->pointer, $index, ...$to),
            );
        }
        return $facts;
    }

    public function sign(object $message, object $secrets, array $params, ?Options $options): array
    {
        [$given, $memory] = $this->memory->params($params);
        $call = [$message->pointer, $secrets->pointer, $given, count($params), $this->memory->options($options)];
        $error = $this->memory->place('paysign_error');
        $body = $this->memory->text(
            fn (mixed ...$to): int => $this->ffi->paysign_sign_body(...[...$call, ...$to, \FFI::addr($error)]),
        );
        if (is_int($body)) {
            throw Failure::of($this->memory->facts($error));
        }
        $fields = $this->memory->fields(
            fn (mixed ...$to): int => $this->ffi->paysign_sign_fields(...[...$call, ...$to, \FFI::addr($error)]),
        );
        if (is_int($fields)) {
            throw Failure::of($this->memory->facts($error));
        }
        return [$this->memory->bytes($this->ffi->paysign_message_signature_field($message->pointer)), $body, $fields];
    }

    public function verifyArrived(object $message, object $secrets, string $body, Arrival $arrival, ?Options $options): object
    {
        $came = $this->memory->came($arrival);
        $options = $this->memory->options($options);
        return $this->made(
            'paysign_verified',
            [$message, $body],
            fn (CData $to, CData $error): int => $this->ffi->paysign_verify_with_headers(
                $message->pointer, $secrets->pointer, $body, strlen($body), $came->arrival, $options, $to, $error,
            ),
        );
    }

    public function signHeaders(object $message, object $secrets, string $body, Arrival $arrival): string
    {
        $came = $this->memory->came($arrival);
        $error = $this->memory->place('paysign_error');
        $call = [$message->pointer, $secrets->pointer, $body, strlen($body), $came->arrival];
        $headers = $this->memory->text(
            fn (mixed ...$to): int => $this->ffi->paysign_sign_headers(...[...$call, ...$to, \FFI::addr($error)]),
        );
        return is_int($headers) ? throw Failure::of($this->memory->facts($error)) : $headers;
    }

    public function explain(object $message, ?object $secrets, string $body, ?Options $options): array
    {
        $options = $this->memory->options($options);
        $explanation = $this->made(
            'paysign_explanation',
            [$message],
            fn (CData $to, CData $error): int
                => $this->ffi->paysign_explain($message->pointer, $secrets?->pointer, $body, strlen($body), $options, $to, $error),
        );
        $of = $explanation->pointer;
        [$name, $text] = [$this->memory->place('paysign_bytes'), $this->memory->place('paysign_bytes')];
        $reason = $this->memory->place('paysign_reason');
        [$included, $leftOut] = [[], []];
        while ($this->ffi->paysign_explanation_included($of, count($included), \FFI::addr($name), \FFI::addr($text)) === 0) {
            $included[] = [$this->memory->bytes($name), $this->memory->bytes($text)];
        }
        while ($this->ffi->paysign_explanation_left_out($of, count($leftOut), \FFI::addr($name), \FFI::addr($reason)) === 0) {
            $leftOut[] = [$this->memory->bytes($name), $reason->cdata];
        }
        [$index, $error] = [$this->memory->place('size_t'), $this->memory->place('paysign_error')];
        $verdict = $this->ffi->paysign_explanation_verdict($of, \FFI::addr($index), \FFI::addr($error));
        return [
            'text' => $this->memory->bytes($this->ffi->paysign_explanation_text($of)),
            'canonical' => $this->memory->bytes($this->ffi->paysign_explanation_canonical($of)),
            'included' => $included,
            'left_out' => $leftOut,
            'verdict' => match ($verdict) {
                0 => $index->cdata,
                $this->ffi->PAYSIGN_CODE_NOT_THERE => null,
                default => $this->memory->facts($error),
            },
        ];
    }

    /** @param \Closure(mixed...): int $write */
    private function textOrThrow(\Closure $write): string
    {
        $text = $this->memory->text($write);
        if (is_int($text)) {
            $this->ok($text);
        }
        return (string) $text;
    }
}
