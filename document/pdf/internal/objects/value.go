package objects

// The values of a PDF are bool, float64, nil for null, and these.
type (
	Name  string       // without the slash, escapes resolved
	Text  string       // a string, its bytes
	Ref   int          // a reference, by object number
	Array []any        // at most as many as the limits let through
	Dict  map[Name]any // the last of equal keys counts
	// Stream is a dictionary with bytes as they stand in the file.
	Stream struct {
		Dict Dict
		Raw  []byte
	}
)

// DictOf gives the dictionary of a value that is one or a stream, else nil.
func DictOf(v any) Dict {
	switch v := v.(type) {
	case Dict:
		return v
	case Stream:
		return v.Dict
	}
	return nil
}
