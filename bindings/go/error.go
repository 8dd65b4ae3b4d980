package paysign

import (
	"errors"
	"fmt"
)

// An Error is why something was refused: the same codes, and the same words, as in every language that
// paysign has. It never holds a secret or the right signature.
//
//	var refused *paysign.Error
//	if errors.As(err, &refused) && refused.Code == paysign.Mismatch { … }
//
// A [Code] is an error too, so that errors.Is(err, paysign.Mismatch) says the same.
type Error struct {
	// What programs compare.
	Code Code
	// One sentence for people.
	Text string
	// The name of the field that it is about, or its first 48 bytes; empty if it is about none.
	Field string
	// Whether the name is longer.
	FieldIsCut bool
	// The byte of the body, or of a text, that it is about; -1 if it is about none.
	Offset int
	// What the gateway answered; only with [GatewayRefused].
	Gateway *GatewayAnswer
}

// A GatewayAnswer is an error that a gateway answered with.
type GatewayAnswer struct {
	// The gateway's code, as it is in the answer.
	Code string
	// What the vendor's page says about it; may be empty.
	Text string
	// The gateway's own words in this answer; may be empty.
	Said string
}

// Error is one sentence.
func (e *Error) Error() string { return "paysign: " + e.Text }

// Is says whether this is an error of the code.
func (e *Error) Is(target error) bool {
	code, is := target.(Code)
	return is && code == e.Code
}

// Error is what the code means.
func (c Code) Error() string { return "paysign: " + c.Text() }

// CodeOf is the code of an error of this package; empty if it is not one.
func CodeOf(err error) Code {
	var refused *Error
	if errors.As(err, &refused) {
		return refused.Code
	}
	var code Code
	if errors.As(err, &code) {
		return code
	}
	return ""
}

// An error as it came.
func errorOf(from any) *Error {
	refused := &Error{
		Code:       Code(told[string](from, "code")),
		Text:       told[string](from, "text"),
		Field:      told[string](from, "field"),
		FieldIsCut: told[bool](from, "field_is_cut"),
		Offset:     -1,
	}
	if offset, is := isTold[uint64](from, "offset"); is {
		refused.Offset = int(offset)
	}
	if code, is := isTold[string](from, "gateway_code"); is {
		refused.Gateway = &GatewayAnswer{code, told[string](from, "gateway_text"), told[string](from, "said")}
	}
	if refused.Code == "" {
		return broken("the answer cannot be read")
	}
	return refused
}

// An error of the border, which should never be seen.
func broken(format string, args ...any) *Error {
	return &Error{Code: Internal, Text: fmt.Sprintf(format, args...), Offset: -1}
}
