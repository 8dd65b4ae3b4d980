//go:build !paysign_cgo

package paysign

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// The implementation: bindings/wasm of the repository, as bindings/wasm/build writes it.
//
//go:embed paysign.wasm
var module []byte

// The module, compiled once in the process.
var compiled struct {
	once    sync.Once
	runtime wazero.Runtime
	module  wazero.CompiledModule
	err     error
}

func compile(config Config) {
	ctx := context.Background()
	runtime, err := newRuntime(ctx, config)
	if err != nil {
		compiled.err = err
		return
	}
	compiled.runtime = runtime
	compiled.module, compiled.err = runtime.CompileModule(ctx, module)
}

// A runtime that compiles, or the one that interprets where that is wanted.
func newRuntime(ctx context.Context, config Config) (runtime wazero.Runtime, err error) {
	defer func() {
		// wazero panics where it has no compiler for the machine.
		if found := recover(); found != nil {
			runtime, err = nil, fmt.Errorf("paysign: wazero cannot compile for this machine, so that each call would "+
				"take 200 µs and more; set Config.AllowInterpreter, or build with cgo and the tag paysign_cgo: %w (%v)", Internal, found)
		}
	}()
	of := func(config wazero.RuntimeConfig, dir string) (wazero.Runtime, error) {
		if dir != "" {
			cache, err := wazero.NewCompilationCacheWithDir(dir)
			if err != nil {
				return nil, fmt.Errorf("paysign: %w", err)
			}
			config = config.WithCompilationCache(cache)
		}
		return wazero.NewRuntimeWithConfig(ctx, config), nil
	}
	if config.AllowInterpreter {
		return of(wazero.NewRuntimeConfig(), config.CacheDir)
	}
	return of(wazero.NewRuntimeConfigCompiler(), config.CacheDir)
}

type wasmInstance struct {
	module               api.Module
	memory               api.Memory
	roomOf, ask, proving api.Function
	session              uint64
	room, roomLen        uint32
	stack                [3]uint64
}

func newInstance(config Config) (instance, error) {
	compiled.once.Do(func() { compile(config) })
	if compiled.err != nil {
		return nil, compiled.err
	}
	ctx := context.Background()
	made, err := compiled.runtime.InstantiateModule(ctx, compiled.module, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return nil, fmt.Errorf("paysign: %w", err)
	}
	opened, err := made.ExportedFunction("paysign_open").Call(ctx)
	if err != nil {
		return nil, errors.Join(broken("no session: %v", err), made.Close(ctx))
	}
	return &wasmInstance{
		module: made, memory: made.Memory(), session: opened[0],
		roomOf:  made.ExportedFunction("paysign_room"),
		ask:     made.ExportedFunction("paysign_call"),
		proving: made.ExportedFunction("paysign_verify"),
	}, nil
}

// Copies bytes to where the implementation reads them.
func (i *wasmInstance) put(bytes []byte) error {
	if uint64(len(bytes)) > 1<<30 {
		return &Error{Code: BodyTooLong, Text: BodyTooLong.Text(), Offset: -1}
	}
	if uint32(len(bytes)) > i.roomLen || i.room == 0 {
		length := uint32(max(len(bytes), 4096))
		i.stack = [3]uint64{i.session, uint64(length)}
		if err := i.roomOf.CallWithStack(context.Background(), i.stack[:]); err != nil {
			return broken("no room: %v", err)
		}
		i.room, i.roomLen = uint32(i.stack[0]), length
	}
	if i.room == 0 || !i.memory.Write(i.room, bytes) {
		return broken("there is no room for %d bytes", len(bytes))
	}
	return nil
}

// What is at an address, after its length.
func (i *wasmInstance) answer(at uint32) ([]byte, error) {
	length, is := i.memory.ReadUint32Le(at)
	if !is {
		return nil, broken("there is no answer")
	}
	answer, is := i.memory.Read(at+4, length)
	if !is {
		return nil, broken("the answer is cut")
	}
	return answer, nil
}

func (i *wasmInstance) call(input []byte) ([]byte, error) {
	if err := i.put(input); err != nil {
		return nil, err
	}
	i.stack = [3]uint64{i.session, uint64(len(input))}
	if err := i.ask.CallWithStack(context.Background(), i.stack[:]); err != nil {
		return nil, broken("the call failed: %v", err)
	}
	return i.answer(uint32(i.stack[0]))
}

func (i *wasmInstance) verify(handle uint32, body []byte) ([]byte, error) {
	if err := i.put(body); err != nil {
		return nil, err
	}
	i.stack = [3]uint64{i.session, uint64(handle), uint64(len(body))}
	if err := i.proving.CallWithStack(context.Background(), i.stack[:]); err != nil {
		return nil, broken("the call failed: %v", err)
	}
	return i.answer(uint32(i.stack[0]))
}

func (i *wasmInstance) close() {
	ctx := context.Background()
	// What the session holds is wiped; if that fails the memory goes all the same.
	_, _ = i.module.ExportedFunction("paysign_close").Call(ctx, i.session)
	_ = i.module.Close(ctx)
}
