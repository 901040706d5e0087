// Package rtf says what to do with documents in Rich Text Format: no reader of
// it is at hand that knows the encodings of Chinese and Russian documents.
package rtf

import "tifa/corpus/document"

// Read always fails, with a *document.Error that names the remedy.
func Read(name string, b []byte, opt document.Options) (*document.Document, error) {
	return nil, &document.Error{Wrong: "is RTF", Remedy: "save it as .docx or .txt in Word, LibreOffice or TextEdit"}
}
