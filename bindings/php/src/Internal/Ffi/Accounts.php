<?php

declare(strict_types=1);

namespace Paysign\Internal\Ffi;

use FFI\CData;
use Paysign\Internal\Arrival;
use Paysign\Internal\Failure;
use Paysign\Options;

/** Merchants, their requests and answers. @internal */
trait Accounts
{
    public function merchant(
        object $gateway,
        string $merchantId,
        object $secrets,
        string $baseUrl,
        ?Options $options,
        array $shopNames,
        array $addedNames,
    ): object {
        $texts = [$merchantId, strlen($merchantId), $secrets->pointer, $baseUrl, strlen($baseUrl)];
        $options = $this->memory->options($options);
        [$beyond, $names] = $this->memory->beyond($shopNames, $addedNames);
        return $this->made(
            'paysign_merchant',
            [],
            fn (CData $to, CData $error): int
                => $this->ffi->paysign_merchant_at(...[$gateway->pointer, ...$texts, $options, $beyond, $to, $error]),
        );
    }

    public function request(object $merchant, string $message, array $params): array
    {
        [$given, $memory] = $this->memory->params($params);
        $count = count($params);
        $request = $this->made(
            'paysign_request',
            [],
            fn (CData $to, CData $error): int
                => $this->ffi->paysign_merchant_request($merchant->pointer, $message, strlen($message), $given, $count, $to, $error),
        );
        $of = $request->pointer;
        [$name, $value] = [$this->memory->place('paysign_bytes'), $this->memory->place('paysign_bytes')];
        $headers = [];
        while ($this->ffi->paysign_request_header($of, count($headers), \FFI::addr($name), \FFI::addr($value)) === 0) {
            $headers[] = [$this->memory->bytes($name), $this->memory->bytes($value)];
        }
        return [
            'method' => $this->memory->bytes($this->ffi->paysign_request_method($of)),
            'url' => $this->memory->bytes($this->ffi->paysign_request_url($of)),
            'body' => $this->memory->bytes($this->ffi->paysign_request_body($of)),
            'headers' => $headers,
        ];
    }

    public function notice(object $merchant, ?string $message, string $raw): object
    {
        return $this->made(
            'paysign_verified',
            [$merchant, $raw],
            fn (CData $to, CData $error): int => $message === null
                ? $this->ffi->paysign_merchant_notice($merchant->pointer, $raw, strlen($raw), $to, $error)
                : $this->ffi->paysign_merchant_notice_of($merchant->pointer, $message, strlen($message), $raw, strlen($raw), $to, $error),
        );
    }

    public function noticeArrived(object $merchant, ?string $message, string $raw, Arrival $arrival): object
    {
        $came = $this->memory->came($arrival);
        return $this->made(
            'paysign_verified',
            [$merchant, $raw],
            fn (CData $to, CData $error): int => $message === null
                ? $this->ffi->paysign_merchant_notice_with_headers($merchant->pointer, $raw, strlen($raw), $came->arrival, $to, $error)
                : $this->ffi->paysign_merchant_notice_of_with_headers(
                    $merchant->pointer, $message, strlen($message), $raw, strlen($raw), $came->arrival, $to, $error,
                ),
        );
    }

    public function noticeText(object $merchant, string $raw): ?string
    {
        // It is a string already, and no place that two calls could share.
        return $this->ffi->paysign_merchant_notice_text($merchant->pointer, $raw, \strlen($raw));
    }

    public function merchantAnswer(object $merchant, string $message, string $body): object
    {
        return $this->answered(
            [$merchant, $body],
            fn (CData ...$to): int
                => $this->ffi->paysign_merchant_answer($merchant->pointer, $message, strlen($message), $body, strlen($body), ...$to),
        );
    }

    public function answer(object $message, ?object $secrets, string $body, ?Options $options): object
    {
        $options = $this->memory->options($options);
        return $this->answered(
            [$message, $body],
            fn (CData ...$to): int
                => $this->ffi->paysign_answer_read($message->pointer, $secrets?->pointer, $body, strlen($body), $options, ...$to),
        );
    }

    /**
     * @param list<object|string> $kept
     * @param \Closure(CData...): int $read
     */
    private function answered(array $kept, \Closure $read): Handle
    {
        $place = $this->memory->place('paysign_answer *');
        $refusal = $this->memory->place('paysign_gateway_error *');
        $error = $this->memory->place('paysign_error');
        $code = $read(\FFI::addr($place), \FFI::addr($refusal), \FFI::addr($error));
        if ($code === 0) {
            return new Handle($this->ffi, $place, 'paysign_answer_free', $kept);
        }
        $facts = $this->memory->facts($error);
        if ($code === $this->ffi->PAYSIGN_CODE_GATEWAY_ERROR) {
            $held = new Handle($this->ffi, $refusal, 'paysign_gateway_error_free');
            $facts['gateway'] = [
                $this->memory->bytes($this->ffi->paysign_gateway_error_code($held->pointer)),
                $this->memory->bytesOrNull($this->ffi->paysign_gateway_error_text($held->pointer)),
                $this->memory->bytesOrNull($this->ffi->paysign_gateway_error_said($held->pointer)),
            ];
        }
        throw Failure::of($facts);
    }
}
