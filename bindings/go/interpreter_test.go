//go:build !amd64 && !arm64 && !paysign_cgo

package paysign_test

import (
	"errors"
	"strings"
	"testing"

	paysign "github.com/paysign/paysign/bindings/go"
)

func TestAMachineWithoutACompilerSaysSo(t *testing.T) {
	err := paysign.Prepare()
	if !errors.Is(err, paysign.Internal) || !strings.Contains(err.Error(), "AllowInterpreter") {
		t.Errorf("%v", err)
	}
}
