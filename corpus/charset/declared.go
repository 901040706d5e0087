package charset

import "strings"

// declared finds the encoding that an HTML meta element or an XML declaration
// in the first kilobyte names; without a name, there is none. UTF-8 and UTF-16 do not count: at this point the
// bytes have been found to be neither.
func declared(b []byte) codec {
	head := strings.ToLower(string(b[:min(len(b), 1024)]))
	if strings.HasPrefix(head, "<?xml") {
		if element, _, ok := strings.Cut(head, "?>"); ok {
			if c, ok := declaredIn(element, "encoding"); ok {
				return c
			}
		}
	}
	for {
		_, rest, ok := strings.Cut(head, "<meta")
		if !ok {
			return codec{}
		}
		element, after, ok := strings.Cut(rest, ">")
		if !ok {
			return codec{}
		}
		if c, ok := declaredIn(element, "charset"); ok {
			return c
		}
		head = after
	}
}

// declaredIn finds `key = "name"`, quoted or not, in an element.
func declaredIn(element, key string) (codec, bool) {
	for {
		_, rest, ok := strings.Cut(element, key)
		if !ok {
			return codec{}, false
		}
		element = rest
		value, ok := strings.CutPrefix(strings.TrimLeft(rest, " \t\r\n"), "=")
		if !ok {
			continue
		}
		value = strings.TrimLeft(value, " \t\r\n\"'")
		if end := strings.IndexAny(value, " \t\r\n\"';/>"); end >= 0 {
			value = value[:end]
		}
		if c, ok := lookup(value); ok && !strings.HasPrefix(c.name, "UTF-") {
			return c, true
		}
	}
}
