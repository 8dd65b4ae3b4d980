package paysign

import "encoding/binary"

// What crosses to the implementation and back: CBOR of text, bytes, whole numbers, yes and no, and nothing,
// in lists and maps that end with a break.

const (
	cborNumber = 0x00
	cborBytes  = 0x40
	cborText   = 0x60
	cborList   = 0x9f
	cborMap    = 0xbf
	cborFalse  = 0xf4
	cborTrue   = 0xf5
	cborNull   = 0xf6
	cborBreak  = 0xff
)

// A writer of items.
type writer []byte

func (w *writer) head(kind byte, number uint64) {
	if number < 24 {
		*w = append(*w, kind|byte(number))
		return
	}
	*w = append(*w, kind|27)
	*w = binary.BigEndian.AppendUint64(*w, number)
}

func (w *writer) text(text string) {
	w.head(cborText, uint64(len(text)))
	*w = append(*w, text...)
}

func (w *writer) bytes(bytes []byte) {
	w.head(cborBytes, uint64(len(bytes)))
	*w = append(*w, bytes...)
}

// A text of any bytes, as bytes.
func (w *writer) raw(text string) {
	w.head(cborBytes, uint64(len(text)))
	*w = append(*w, text...)
}

func (w *writer) bool(yes bool) {
	if yes {
		*w = append(*w, cborTrue)
	} else {
		*w = append(*w, cborFalse)
	}
}

func (w *writer) number(name string, number uint64) {
	w.text(name)
	w.head(cborNumber, number)
}

// The arguments of a verb, which end with close.
func arguments(verb string) *writer {
	w := make(writer, 0, 256)
	w = append(w, cborMap)
	w.field("verb", verb)
	return &w
}

func (w *writer) close() []byte {
	*w = append(*w, cborBreak)
	return *w
}

func (w *writer) field(name, text string) {
	w.text(name)
	w.text(text)
}

// A field that is left out where it is empty.
func (w *writer) optional(name, text string) {
	if text != "" {
		w.field(name, text)
	}
}

func (w *writer) texts(name string, texts []string) {
	if len(texts) == 0 {
		return
	}
	w.text(name)
	*w = append(*w, cborList)
	for _, text := range texts {
		w.text(text)
	}
	*w = append(*w, cborBreak)
}

func (w *writer) bodies(name string, bodies [][]byte) {
	w.text(name)
	*w = append(*w, cborList)
	for _, body := range bodies {
		w.bytes(body)
	}
	*w = append(*w, cborBreak)
}

// Names and values by turns.
func (w *writer) params(name string, params []Param) {
	w.text(name)
	*w = append(*w, cborList)
	for _, param := range params {
		w.raw(param.Name)
		w.raw(param.Value)
	}
	*w = append(*w, cborBreak)
}

// An item that was read: nil, bool, uint64, string, []any or map[string]any. Bytes are a string too.
type item any

// Reads one item, which must be all of the input.
func read(input []byte) (item, bool) {
	r := reader{rest: input, ok: true}
	found := r.item(8)
	if _, isEnd := found.(end); isEnd || len(r.rest) != 0 {
		return nil, false
	}
	return found, r.ok
}

type end struct{}

type reader struct {
	rest []byte
	ok   bool
}

func (r *reader) take(count uint64) []byte {
	if !r.ok || count > uint64(len(r.rest)) {
		r.ok = false
		return nil
	}
	taken := r.rest[:count]
	r.rest = r.rest[count:]
	return taken
}

func (r *reader) item(depth int) item {
	first := r.take(1)
	if !r.ok || depth < 0 {
		r.ok = false
		return end{}
	}
	switch first[0] {
	case cborNull:
		return nil
	case cborTrue, cborFalse:
		return first[0] == cborTrue
	case cborBreak:
		return end{}
	case cborList, cborMap:
		return r.items(first[0] == cborMap, depth)
	}
	number := uint64(first[0] & 31)
	if number >= 24 {
		if number > 27 {
			r.ok = false
			return end{}
		}
		long := r.take(1 << (number - 24))
		number = 0
		for _, digit := range long {
			number = number<<8 | uint64(digit)
		}
	}
	switch first[0] &^ 31 {
	case cborNumber:
		return number
	case cborBytes, cborText:
		return string(r.take(number))
	}
	r.ok = false
	return end{}
}

func (r *reader) items(isMap bool, depth int) item {
	list, named := []any{}, map[string]any{}
	for r.ok {
		found := r.item(depth - 1)
		if _, isEnd := found.(end); isEnd {
			break
		}
		if !isMap {
			list = append(list, found)
			continue
		}
		name, _ := found.(string)
		named[name] = r.item(depth - 1)
	}
	if isMap {
		return named
	}
	return list
}

// What a map tells under a name, in the type that it has there; the zero value if it tells none.
func told[T any](from any, name string) T {
	named, _ := from.(map[string]any)
	found, _ := named[name].(T)
	return found
}

// As told, with whether it is there.
func isTold[T any](from any, name string) (T, bool) {
	named, _ := from.(map[string]any)
	found, is := named[name].(T)
	return found, is
}

// Texts of a list.
func texts(from any, name string) []string {
	list := told[[]any](from, name)
	all := make([]string, 0, len(list))
	for _, one := range list {
		text, _ := one.(string)
		all = append(all, text)
	}
	return all
}

// Names and values by turns.
func fields(from any, name string) Fields {
	list := texts(from, name)
	all := make(Fields, 0, len(list)/2)
	for at := 0; at+1 < len(list); at += 2 {
		all = append(all, Param{list[at], list[at+1]})
	}
	return all
}
