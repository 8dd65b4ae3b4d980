package paysign

// A Param is a name and a value: of a field that came, or of a parameter to be signed. They may hold any
// bytes, since a gateway may send GBK.
type Param struct {
	Name, Value string
}

// Params are parameters as [Params] and the generated types of messages have them.
type Params interface {
	// Params are the names and values.
	Params() []Param
}

// Fields are names and values in their order, each name once.
type Fields []Param

// Params are the fields themselves.
func (f Fields) Params() []Param { return f }

// Get is the value of the field of this name, and whether there is one.
func (f Fields) Get(name string) (string, bool) {
	for _, field := range f {
		if field.Name == name {
			return field.Value, true
		}
	}
	return "", false
}

// Map is all of them by their names.
func (f Fields) Map() map[string]string {
	all := make(map[string]string, len(f))
	for _, field := range f {
		all[field.Name] = field.Value
	}
	return all
}

// The parameters that are not empty.
func given(params []Param) []Param {
	kept := params[:0]
	for _, param := range params {
		if param.Value != "" {
			kept = append(kept, param)
		}
	}
	return kept
}
