// Package charset turns the bytes of a statement into UTF-8 text, by evidence.
//
// Decode takes the first of these that speaks:
//
//  1. the encoding that the user named;
//  2. a byte order mark;
//  3. the bytes being valid UTF-8, or UTF-8 with a last character cut off or a
//     few wrong bytes;
//  4. the bytes being UTF-16 without a mark;
//  5. an encoding that the bytes are labelled with (see Labelled), or that is
//     declared in the first kilobyte (an HTML meta element or an XML
//     declaration), if the whole text decodes under it without a wrong byte and
//     step 6 does not know much better;
//  6. the plausibility of the characters: a sample is read under each of the
//     usual Chinese, Cyrillic, Western and Central European and Turkish
//     encodings, and the encoding whose language would most probably have
//     written these very bytes wins. Lines that are UTF-8 do not count.
//
// What it never does: it never drops a byte (what the encoding does not know is
// listed in Text.Wrong and stands in the text as U+FFFD), never returns invalid
// UTF-8, never takes a PDF, an archive or an image for a text, and never guesses
// when no encoding fits: then it fails, and the remedy is to name one.
//
// Only the encodings of step 6 are found from bare characters. Japanese, Korean,
// Greek and the like are read when they are named or declared.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Text is what Decode made of the bytes.
type Text struct {
	String   string  // valid UTF-8, without byte order mark
	Encoding string  // name as users write it: one of Names
	Evidence string  // one short phrase: why this encoding
	Wrong    []Wrong // bytes that the encoding does not know, in order
	// Doubt is the encoding that the bytes speak for, though not so plainly that
	// what they were declared or labelled to be could be set aside; "" for none.
	Doubt string
}

// Decode reads b as a text in the named encoding, or, if encoding is "", in the
// encoding that the evidence speaks for. Case and punctuation of the name do not
// matter, and the usual aliases (GBK, cp1251, latin1 ...) are accepted.
//
// The error is an ErrBinary, an ErrUnknownName or an ErrUndecided. Wrong bytes
// are not an error: they are listed in the Text.
func Decode(b []byte, encoding string) (Text, error) {
	var user codec
	if encoding != "" {
		c, ok := lookup(encoding)
		if !ok {
			return Text{}, ErrUnknownName{Name: encoding, Names: Names()}
		}
		user = c
	}
	// Before the user's word: the word is about the encoding of a text, and a
	// PDF is no text in any encoding.
	if kind := magic(b); kind != "" {
		return Text{}, ErrBinary{Kind: kind}
	}
	if user.name != "" {
		return user.ordered(b).text(b, "given by the user"), nil
	}
	return decode(b, codec{})
}

// Labelled is Decode for bytes of which somebody says what they are in: a
// server, a mail, the head of a page. A label is weighed against the bytes like a
// declaration in the text, which it stands before. One that is unknown, or that
// says UTF-8 or UTF-16 of what is neither, counts as none.
func Labelled(b []byte, label string) (Text, error) {
	c, ok := lookup(label)
	if !ok || strings.HasPrefix(c.name, "UTF-") {
		c = codec{}
	}
	if kind := magic(b); kind != "" {
		return Text{}, ErrBinary{Kind: kind}
	}
	return decode(b, c)
}

// decode reads b by the evidence. label is what somebody says of it; without a
// name, nobody does.
func decode(b []byte, label codec) (Text, error) {
	if name, _ := mark(b); name != "" {
		return named(name).text(b, "byte order mark"), nil
	}
	hasNUL := bytes.IndexByte(b, 0) >= 0
	if !hasNUL {
		// The whole input is tested and copied once, which is all that most
		// texts ever need.
		if utf8.Valid(b) {
			return Text{String: string(b), Encoding: "UTF-8", Evidence: "valid UTF-8"}, nil
		}
		if why := nearlyUTF8(b); why != "" {
			return named("UTF-8").text(b, why), nil
		}
	}
	if name := sniff16(b, hasNUL); name != "" {
		why := "characters read as UTF-16"
		if hasNUL {
			why = "zero bytes as in UTF-16"
		}
		return named(name).text(b, why), nil
	}
	if hasNUL {
		return Text{}, ErrBinary{Kind: "a binary file (it holds NUL bytes)"}
	}
	c, why := label, "the label"
	if c.name == "" {
		c, why = declared(b), "declared in the text"
	}
	if c.name != "" {
		// Editors used to declare Latin-1 of whatever they wrote.
		if said := c.text(b, why); len(said.Wrong) == 0 {
			rival, lead := rivalOf(b, said.Encoding)
			if lead < overruled {
				if lead > 0 {
					said.Doubt = rival.name
				}
				return said, nil
			}
			return named(rival.name).text(b, rival.why), nil
		}
	}
	name, why, err := detect(withoutUTF8(b))
	switch {
	case err == nil:
		return named(name).text(b, why), nil
	case nearlyASCII(b):
		return named("UTF-8").text(b, "ASCII with a few wrong bytes"), nil
	}
	return Text{}, err
}
