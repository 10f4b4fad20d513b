package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// unique refuses an object that has a field twice, as the decoder sees it: without regard to case.
// Of two values a reader takes one, and another reader the other. The text is JSON: nothing is
// nested deeper than the decoder takes it.
func unique(text []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber() // what a field holds is not looked at
	return uniqueValue(decoder)
}

func uniqueValue(decoder *json.Decoder) error {
	token, err := decoder.Token()
	if err != nil {
		return err
	}
	opening, _ := token.(json.Delim)
	if opening != '{' && opening != '[' {
		return nil
	}
	seen := map[string]bool{}
	for decoder.More() {
		if opening == '{' {
			name, err := decoder.Token()
			if err != nil {
				return err
			}
			folded := strings.ToLower(name.(string)) // the decoder takes nothing else for a name
			if seen[folded] {
				return fmt.Errorf("field %.40q is there twice", name)
			}
			seen[folded] = true
		}
		if err := uniqueValue(decoder); err != nil {
			return err
		}
	}
	_, err = decoder.Token()
	return err
}
