package docx

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"tifa/corpus/document/pack/packtest"
)

const (
	transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strict       = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// wrap makes a part of the elements inside its root.
func wrap(root, namespace, inner string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:` + root + ` xmlns:w="` + namespace + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
		`xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ` +
		`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">` + inner + `</w:` + root + `>`
}

// build makes a document of a body and the other parts, each without its root.
func build(namespace string, parts map[string]string) []byte {
	office := "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	if namespace == strict {
		office = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	}
	related := ""
	files := []string{"_rels/.rels", `<Relationships><Relationship Id="rId1" Type="` + office + `officeDocument" Target="/word/document.xml"/></Relationships>`,
		"word/document.xml", wrap("document", namespace, "<w:body>"+parts["body"]+"</w:body>")}
	for _, p := range []struct{ name, kind, root string }{
		{"styles", "styles", "styles"}, {"numbering", "numbering", "numbering"}, {"footnotes", "footnotes", "footnotes"}, {"endnotes", "endnotes", "endnotes"},
		{"comments", "comments", "comments"}, {"header1", "header", "hdr"}, {"header2", "header", "hdr"}, {"footer1", "footer", "ftr"},
	} {
		if text, ok := parts[p.name]; ok {
			files = append(files, "word/"+p.name+".xml", wrap(p.root, namespace, text))
			related += `<Relationship Id="` + p.name + `" Type="` + office + p.kind + `" Target="` + p.name + `.xml"/>`
		}
	}
	files = append(files, "word/_rels/document.xml.rels", "<Relationships>"+related+"</Relationships>")
	if core, ok := parts["core"]; ok {
		files = append(files, "docProps/core.xml", `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">`+core+`</cp:coreProperties>`)
	}
	return packtest.Zip(files...)
}

func TestGolden(t *testing.T) { packtest.Golden(t, fromArchive, Read) }

// fromArchive makes a document of the files of a case.
func fromArchive(a *txtar.Archive) []byte {
	parts := map[string]string{}
	namespace := transitional
	for _, f := range a.Files {
		parts[f.Name] = strings.ReplaceAll(string(f.Data), "\n", "")
	}
	if _, ok := parts["strict"]; ok {
		namespace = strict
	}
	return build(namespace, parts)
}

// FuzzRead changes the bytes of documents.
func FuzzRead(f *testing.F) { packtest.Fuzz(f, fromArchive, Read) }
