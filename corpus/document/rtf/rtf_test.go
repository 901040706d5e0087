package rtf

import (
	"testing"

	"tifa/corpus/document"
)

// TestRead holds the remedy: it is all that a user of RTF gets.
func TestRead(t *testing.T) {
	_, err := Read("a.rtf", []byte(`{\rtf1\ansi Joint Statement}`), document.Options{})
	if want := "is RTF: save it as .docx or .txt in Word, LibreOffice or TextEdit"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
