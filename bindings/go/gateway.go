package paysign

import "encoding/json"

// A Gateway is one that is not built in, read from its file.
type Gateway struct {
	recipe *recipe
	id     string
}

// ParseGateway reads a gateway's file, TOML or JSON. It is trusted configuration: never take one from a
// message.
func ParseGateway(text string) (*Gateway, error) {
	return newGateway(nil, func(*writer, uint32) {}, "gateway", "text", text)
}

// Variant is the same as sites of this variant speak it.
func (g *Gateway) Variant(name string) (*Gateway, error) {
	return newGateway(g.recipe, func(w *writer, parent uint32) { w.number("of", uint64(parent)) }, "variant", "name", name)
}

func newGateway(parent *recipe, of func(w *writer, parent uint32), verb, name, text string) (*Gateway, error) {
	made := newRecipe(nil, parent, func(_ []Secret, parent uint32) []byte {
		w := arguments(verb)
		w.field(name, text)
		of(w, parent)
		return w.close()
	})
	gateway := &Gateway{recipe: made}
	if err := instances().make(made, func(found any) { gateway.id = told[string](found, "id") }); err != nil {
		return nil, err
	}
	return gateway, nil
}

// ID is its id; after an "@" the variant, if one was chosen.
func (g *Gateway) ID() string { return g.id }

// Tables are everything that is in its tables, as JSON.
func (g *Gateway) Tables() (json.RawMessage, error) {
	found, err := instances().ask(g.recipe, arguments("tables").close())
	text, _ := found.(string)
	return json.RawMessage(text), err
}

// Message is as [NewMessage], of this gateway.
func (g *Gateway) Message(name string, secrets []Secret, options *Options) (*Message, error) {
	return newMessage(g.recipe, secrets, options, func(w *writer, parent uint32) {
		w.number("gateway", uint64(parent))
		w.field("message", name)
	})
}

// Merchant is as [NewMerchant], at this gateway.
func (g *Gateway) Merchant(merchantID string, secrets []Secret, baseURL string, options *Options) (*Merchant, error) {
	return newMerchant(g.recipe, secrets, options, merchantID, baseURL, func(w *writer, parent uint32) {
		w.number("gateway", uint64(parent))
	})
}

// Gateways are the tables of all built-in gateways, as JSON.
func Gateways() (json.RawMessage, error) {
	found, err := instances().ask(nil, arguments("tables").close())
	text, _ := found.(string)
	return json.RawMessage(text), err
}
