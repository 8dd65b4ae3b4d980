package paysign

import (
	"fmt"
	"sync"
)

// An instance of the implementation, for one goroutine at a time. What it answers holds until it is called
// again.
type instance interface {
	// Any verb.
	call(input []byte) ([]byte, error)
	// The short answer about a message, for what has this handle.
	verify(handle uint32, body []byte) ([]byte, error)
	// Gives back what it holds, and wipes its secrets.
	close()
}

// What an answer begins with.
const (
	answerTold    = 0
	answerRefused = 1
)

// A Config says how the implementation is run; see [Configure].
type Config struct {
	// A folder in which wazero keeps what it has compiled, so that the next start of the program need not
	// compile again. It holds machine code: let nobody else write there. Empty: none.
	CacheDir string
	// Where wazero has no compiler for the machine (neither amd64 nor arm64), a verification takes 200 µs and
	// more. Without this that is an error.
	AllowInterpreter bool
}

var (
	configured Config
	// Made by the first use.
	started sync.Once
	shared  *pool
)

// Configure says how the implementation is run. It must be called before anything else of the package, and is
// an error after that.
func Configure(config Config) error {
	is := false
	started.Do(func() {
		configured, is = config, true
		shared = newPool()
	})
	if !is {
		return fmt.Errorf("paysign: Configure was called after the package was used: %w", Internal)
	}
	return nil
}

// The instances of the process.
func instances() *pool {
	started.Do(func() { shared = newPool() })
	return shared
}

// Prepare starts the implementation, which else the first call does: up to a second, once. It says why it
// cannot be run on this machine.
func Prepare() error {
	_, err := instances().ask(nil, arguments("tables").close())
	return err
}
