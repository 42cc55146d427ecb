package identity

import (
	"encoding/json"

	"github.com/ordonnance-numerique/ordonnance-go/internal/strictjson"
)

// readHolder reads {"name", "identifiers", "profession"}, each of which may be
// left out. It does not use encoding/json, which takes "Name" for "name" and
// passes over what it does not know.
func readHolder(raw []byte) (Holder, error) {
	var h Holder
	err := strictjson.Members(raw, strictjson.Limits{}, func(name string, value []byte) error {
		switch name {
		case "name":
			return readText(value, &h.Name)
		case "profession":
			c := &h.Profession
			return readTexts(value, map[string]*string{"system": &c.System, "code": &c.Code, "display": &c.Display})
		case "identifiers":
			var err error
			h.Identifiers, err = readIdentifiers(value)
			return err
		}
		return ErrKeyMember
	})
	if err != nil {
		return Holder{}, ours(err, ErrHolder)
	}
	return h, nil
}

func readIdentifiers(raw []byte) ([]Identifier, error) {
	var items []json.RawMessage
	if raw[0] != '[' || json.Unmarshal(raw, &items) != nil || len(items) > maxNumbers {
		return nil, ErrHolder
	}
	ids := make([]Identifier, len(items))
	for i, item := range items {
		err := readTexts(item, map[string]*string{"system": &ids[i].System, "value": &ids[i].Value})
		if err != nil {
			return nil, ours(err, ErrHolder)
		}
	}
	return ids, nil
}

// readTexts reads an object of texts into the places named.
func readTexts(raw []byte, places map[string]*string) error {
	return strictjson.Members(raw, strictjson.Limits{}, func(name string, value []byte) error {
		place, ok := places[name]
		if !ok {
			return ErrKeyMember
		}
		return readText(value, place)
	})
}

func readText(raw []byte, place *string) error {
	text, ok := strictjson.String(raw)
	if !ok {
		return ErrHolder
	}
	*place = text
	return nil
}
