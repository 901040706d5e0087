package odt

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"tifa/corpus/document/pack/packtest"
)

// build makes a document of the elements inside its body, styles and
// properties.
func build(parts map[string]string) []byte {
	root := func(name, inner string) string {
		return `<?xml version="1.0" encoding="UTF-8"?><office:` + name + ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
			`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ` +
			`xmlns:dc="http://purl.org/dc/elements/1.1/">` + inner + `</office:` + name + `>`
	}
	kind := "text"
	if k, ok := parts["kind"]; ok {
		kind = k
	}
	manifest := `<manifest:manifest xmlns:manifest="m"><manifest:file-entry/></manifest:manifest>`
	if _, ok := parts["locked"]; ok {
		manifest = `<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`
	}
	return packtest.Zip("META-INF/manifest.xml", manifest,
		"styles.xml", root("document-styles", "<office:styles>"+parts["styles"]+"</office:styles><office:master-styles>"+parts["master"]+"</office:master-styles>"),
		"content.xml", root("document-content", "<office:automatic-styles>"+parts["automatic"]+"</office:automatic-styles><office:body><office:"+kind+">"+parts["text"]+"</office:"+kind+"></office:body>"),
		"meta.xml", root("document-meta", "<office:meta>"+parts["meta"]+"</office:meta>"))
}

func TestGolden(t *testing.T) { packtest.Golden(t, fromArchive, Read) }

// fromArchive makes a document of the files of a case.
func fromArchive(a *txtar.Archive) []byte {
	parts := map[string]string{}
	for _, f := range a.Files {
		parts[f.Name] = strings.TrimSpace(string(f.Data))
	}
	return build(parts)
}

// FuzzRead changes the bytes of documents.
func FuzzRead(f *testing.F) { packtest.Fuzz(f, fromArchive, Read) }
