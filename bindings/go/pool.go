package paysign

import "sync"

// A recipe makes something that has a handle in an instance: each instance makes it when it first needs it.
type recipe struct {
	// The arguments of the call that makes it; `parent` is the handle of what it is made of.
	arguments func(secrets []Secret, parent uint32) []byte
	parent    *recipe

	mutex sync.Mutex
	// A copy, which is wiped when it is closed.
	secrets  []Secret
	isClosed bool
}

func newRecipe(secrets []Secret, parent *recipe, arguments func(secrets []Secret, parent uint32) []byte) *recipe {
	own := make([]Secret, 0, len(secrets))
	for _, secret := range secrets {
		own = append(own, Secret{append([]byte(nil), secret.bytes...), secret.isExact})
	}
	return &recipe{arguments: arguments, parent: parent, secrets: own}
}

// The arguments, unless it is closed.
func (r *recipe) input(parent uint32) ([]byte, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.isClosed {
		return nil, errClosed
	}
	return r.arguments(r.secrets, parent), nil
}

func (r *recipe) closed() bool {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.isClosed
}

// An instance with what it has made.
type member struct {
	instance
	handles map[*recipe]uint32
	// What was asked last, which is mostly asked again.
	last       *recipe
	lastHandle uint32
}

// A pool of instances. There are as many as goroutines call at once; up to a few are kept.
type pool struct {
	mutex sync.Mutex
	idle  []*member
	busy  int
	// What idle and busy instances let go of when they come back.
	closing map[*recipe]struct{}
}

// How many idle instances are kept: each holds a few megabytes.
const maxIdle = 64

func newPool() *pool { return &pool{closing: map[*recipe]struct{}{}} }

func (p *pool) get() (*member, error) {
	p.mutex.Lock()
	p.busy++
	if last := len(p.idle) - 1; last >= 0 {
		one := p.idle[last]
		p.idle = p.idle[:last]
		p.mutex.Unlock()
		return one, nil
	}
	p.mutex.Unlock()
	made, err := newInstance(configured)
	if err != nil {
		p.mutex.Lock()
		p.busy--
		p.mutex.Unlock()
		return nil, err
	}
	return &member{instance: made, handles: map[*recipe]uint32{}}, nil
}

// Takes an instance back. One that has failed is not used again.
func (p *pool) put(one *member, isSound bool) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.busy--
	if isSound && len(p.idle) < maxIdle {
		isSound = len(p.closing) == 0 || one.forget(p.closing)
	} else {
		isSound = false
	}
	if p.busy == 0 && len(p.closing) > 0 {
		clear(p.closing)
	}
	if isSound {
		p.idle = append(p.idle, one)
	} else {
		one.close()
	}
}

// Lets go of what is closed; says whether that went well.
func (m *member) forget(closing map[*recipe]struct{}) bool {
	m.last = nil
	for one := range closing {
		handle, is := m.handles[one]
		if !is {
			continue
		}
		delete(m.handles, one)
		w := arguments("close")
		w.number("of", uint64(handle))
		if _, err := m.call(w.close()); err != nil {
			return false
		}
	}
	return true
}

// The handle of what a recipe makes.
func (m *member) handle(of *recipe) (uint32, error) {
	if m.last == of {
		return m.lastHandle, nil
	}
	handle, is := m.handles[of]
	if !is {
		var err error
		if handle, err = m.made(of, func(any) {}); err != nil {
			return 0, err
		}
	}
	m.last, m.lastHandle = of, handle
	return handle, nil
}

// Makes it.
func (m *member) made(of *recipe, take func(found any)) (uint32, error) {
	var parent uint32
	if of.parent != nil {
		var err error
		if parent, err = m.handle(of.parent); err != nil {
			return 0, err
		}
	}
	input, err := of.input(parent)
	if err != nil {
		return 0, err
	}
	found, err := m.told(input)
	clear(input)
	if err != nil {
		return 0, err
	}
	handle, is := found.(uint64)
	if !is {
		handle, is = isTold[uint64](found, "handle")
	}
	if !is {
		return 0, broken("no handle was given")
	}
	take(found)
	m.handles[of] = uint32(handle)
	return uint32(handle), nil
}

// What a call answers.
func (m *member) told(input []byte) (item, error) {
	answer, err := m.call(input)
	if err != nil {
		return nil, err
	}
	return answered(answer)
}

func answered(answer []byte) (item, error) {
	if len(answer) == 0 {
		return nil, broken("there is no answer")
	}
	found, is := read(answer[1:])
	if !is {
		return nil, broken("the answer cannot be read")
	}
	if answer[0] == answerRefused {
		return nil, errorOf(found)
	}
	return found, nil
}

// Whether an instance can be used again after this error.
func isSound(err error) bool {
	refused, is := err.(*Error)
	return err == nil || is && refused.Code != Internal
}

// Asks what a recipe makes; `input` has everything but its handle. Nil: what needs none.
func (p *pool) ask(of *recipe, input []byte) (item, error) {
	one, err := p.get()
	if err != nil {
		return nil, err
	}
	found, err := one.ask(of, input)
	p.put(one, isSound(err))
	return found, err
}

func (m *member) ask(of *recipe, input []byte) (item, error) {
	if of != nil {
		if of.closed() {
			return nil, errClosed
		}
		handle, err := m.handle(of)
		if err != nil {
			return nil, err
		}
		// The arguments end with a break, before which one more fits.
		w := writer(input[:len(input)-1])
		w.number("of", uint64(handle))
		input = w.close()
	}
	return m.told(input)
}

// Makes what a recipe makes, so that what is wrong with it is known at once. `take` is given what was told of
// it.
func (p *pool) make(of *recipe, take func(found any)) error {
	one, err := p.get()
	if err != nil {
		return err
	}
	_, err = one.made(of, take)
	p.put(one, isSound(err))
	return err
}

// Verifies a body by what a recipe makes, and gives the short answer to `take`.
func (p *pool) verify(of *recipe, body []byte, take func(answer []byte) error) error {
	if of.closed() {
		return errClosed
	}
	one, err := p.get()
	if err != nil {
		return err
	}
	handle, err := one.handle(of)
	if err == nil {
		var answer []byte
		if answer, err = one.verify(handle, body); err == nil {
			err = take(answer)
		}
	}
	p.put(one, isSound(err))
	return err
}

var errClosed = &Error{Code: InvalidArgument, Text: "it was closed", Offset: -1}

// Closes what a recipe has made, in each instance.
func (p *pool) close(of *recipe) {
	of.mutex.Lock()
	wasClosed := of.isClosed
	of.isClosed = true
	for _, secret := range of.secrets {
		clear(secret.bytes)
	}
	of.mutex.Unlock()
	if wasClosed {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	closing := map[*recipe]struct{}{of: {}}
	kept := p.idle[:0]
	for _, one := range p.idle {
		if one.forget(closing) {
			kept = append(kept, one)
		} else {
			one.close()
		}
	}
	p.idle = kept
	if p.busy > 0 {
		p.closing[of] = struct{}{}
	}
}
