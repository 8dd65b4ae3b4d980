<?php

declare(strict_types=1);

namespace Paysign\Internal\Ffi;

use FFI\CData;
use Paysign\Options;

/** Why a signature does not match. @internal */
trait Diagnoses
{
    public function diagnose(
        object $message,
        object $secrets,
        string $body,
        ?object $others,
        array $also,
        ?string $lang,
        ?Options $options,
    ): array {
        $options = $this->memory->options($options);
        [$context, $memory] = $this->memory->context($also, $lang);
        return $this->found($this->made(
            'paysign_diagnosis',
            $memory,
            fn (CData $to, CData $error): int => $this->ffi->paysign_diagnose_with_context(
                $message->pointer,
                $secrets->pointer,
                $body,
                strlen($body),
                $others?->pointer,
                $context,
                $options,
                $to,
                $error,
            ),
        ));
    }

    public function diagnoseDocument(
        object $message,
        object $secrets,
        array $params,
        string $signature,
        ?object $others,
        array $also,
        ?string $lang,
    ): array {
        [$given, $memory] = $this->memory->params($params);
        [$context, $held] = $this->memory->context($also, $lang);
        return $this->found($this->made(
            'paysign_diagnosis',
            [$memory, ...$held],
            fn (CData $to, CData $error): int => $this->ffi->paysign_diagnose_document_with_context(
                $message->pointer,
                $secrets->pointer,
                $given,
                count($params),
                $signature,
                strlen($signature),
                $others?->pointer,
                $context,
                $to,
                $error,
            ),
        ));
    }

    /** @return array<string, mixed> */
    private function found(Handle $handle): array
    {
        // The handle stays until all is read.
        $diagnosis = $handle->pointer;
        [$index, $error] = [$this->memory->place('size_t'), $this->memory->place('paysign_error')];
        $verdict = $this->ffi->paysign_diagnosis_verdict($diagnosis, \FFI::addr($index), \FFI::addr($error));
        $finding = $this->memory->place('paysign_finding');
        $findings = [];
        while ($this->ffi->paysign_diagnosis_finding($diagnosis, count($findings), \FFI::addr($finding)) === 0) {
            $findings[] = [
                'is_certain' => $finding->is_certain !== 0,
                'reason' => $this->memory->bytes($finding->reason),
                'causes' => $this->causes($diagnosis, count($findings)),
                'signed' => $this->memory->bytesOrNull($finding->signed_text),
            ];
        }
        return [
            'text' => $this->memory->bytes($this->ffi->paysign_diagnosis_text($diagnosis)),
            'findings' => $findings,
            'verdict' => $verdict === 0 ? $index->cdata : $this->memory->facts($error),
            'is_complete' => $this->ffi->paysign_diagnosis_is_complete($diagnosis) !== 0,
        ];
    }

    /** @return list<array<string, mixed>> */
    private function causes(CData $diagnosis, int $finding): array
    {
        $cause = $this->memory->place('paysign_cause');
        $causes = [];
        while ($this->ffi->paysign_diagnosis_cause($diagnosis, $finding, count($causes), \FFI::addr($cause)) === 0) {
            $causes[] = [
                'number' => $cause->number,
                'code' => $this->memory->bytes($cause->code),
                'text' => $this->memory->bytes($cause->text),
                'cure' => $this->memory->bytes($cause->cure),
                'detail' => $this->memory->bytes($cause->detail),
                'evidence' => $this->evidence($diagnosis, $finding, count($causes)),
                'look_for' => $this->lines($diagnosis, $finding, count($causes)),
            ];
        }
        return $causes;
    }

    /** @return list<array<string, mixed>> */
    private function evidence(CData $diagnosis, int $finding, int $cause): array
    {
        $one = $this->memory->place('paysign_evidence');
        $all = [];
        while ($this->ffi->paysign_diagnosis_evidence($diagnosis, $finding, $cause, count($all), \FFI::addr($one)) === 0) {
            $all[] = [
                'field' => $this->memory->bytesOrNull($one->field),
                'offset' => $one->offset < 0 ? null : $one->offset,
                'here' => $this->memory->bytesOrNull($one->here),
                'signed' => $this->memory->bytesOrNull($one->signed_text),
            ];
        }
        return $all;
    }

    /** @return list<array{string, string}> */
    private function lines(CData $diagnosis, int $finding, int $cause): array
    {
        [$place, $line] = [$this->memory->place('paysign_bytes'), $this->memory->place('paysign_bytes')];
        $lines = [];
        while ($this->ffi->paysign_diagnosis_look_for($diagnosis, $finding, $cause, count($lines), \FFI::addr($place), \FFI::addr($line)) === 0) {
            $lines[] = [$this->memory->bytes($place), $this->memory->bytes($line)];
        }
        return $lines;
    }
}
