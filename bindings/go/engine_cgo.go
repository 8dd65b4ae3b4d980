//go:build paysign_cgo

package paysign

/*
#cgo LDFLAGS: -lpaysign_wasm -lm
#cgo linux LDFLAGS: -ldl -lpthread
#cgo noescape paysign_call
#cgo nocallback paysign_call
#cgo noescape paysign_verify
#cgo nocallback paysign_verify
#cgo noescape paysign_room
#cgo nocallback paysign_room
#include <stddef.h>
#include <stdint.h>

void *paysign_open(void);
void paysign_close(void *session);
uint8_t *paysign_room(void *session, size_t len);
const uint8_t *paysign_call(void *session, size_t len);
const uint8_t *paysign_verify(void *session, uint32_t handle, size_t len);
*/
import "C"

import (
	"encoding/binary"
	"unsafe"
)

type cgoInstance struct {
	session unsafe.Pointer
	room    []byte
}

func newInstance(Config) (instance, error) {
	return &cgoInstance{session: C.paysign_open()}, nil
}

// Copies bytes to where the library reads them.
func (i *cgoInstance) put(bytes []byte) error {
	if len(bytes) > 1<<30 {
		return &Error{Code: BodyTooLong, Text: BodyTooLong.Text(), Offset: -1}
	}
	if len(bytes) > len(i.room) || i.room == nil {
		length := max(len(bytes), 4096)
		room := C.paysign_room(i.session, C.size_t(length))
		if room == nil {
			i.room = nil
			return broken("there is no room for %d bytes", len(bytes))
		}
		i.room = unsafe.Slice((*byte)(room), length)
	}
	copy(i.room, bytes)
	return nil
}

// What is at an address, after its length.
func answer(at *C.uint8_t) []byte {
	length := binary.LittleEndian.Uint32(unsafe.Slice((*byte)(at), 4))
	return unsafe.Slice((*byte)(at), 4+int(length))[4:]
}

func (i *cgoInstance) call(input []byte) ([]byte, error) {
	if err := i.put(input); err != nil {
		return nil, err
	}
	return answer(C.paysign_call(i.session, C.size_t(len(input)))), nil
}

func (i *cgoInstance) verify(handle uint32, body []byte) ([]byte, error) {
	if err := i.put(body); err != nil {
		return nil, err
	}
	return answer(C.paysign_verify(i.session, C.uint32_t(handle), C.size_t(len(body)))), nil
}

func (i *cgoInstance) close() { C.paysign_close(i.session) }
