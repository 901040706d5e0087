package report_test

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tifa/report"
)

// macro is what LibreOffice runs: it opens each document of a folder twice,
// accepts and rejects all changes, and saves the text that is left.
const macro = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Tifa" script:language="StarBasic">
Sub Main(folder As String)
	name = Dir(folder &amp; "/*.docx")
	Do While name &lt;&gt; ""
		Settle(folder &amp; "/" &amp; name, "Accept")
		Settle(folder &amp; "/" &amp; name, "Reject")
		name = Dir
	Loop
	StarDesktop.terminate()
End Sub

Sub Settle(path As String, verb As String)
	Dim hidden(0) As New com.sun.star.beans.PropertyValue
	hidden(0).Name = "Hidden"
	hidden(0).Value = True
	doc = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, hidden())
	dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
	dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:" &amp; verb &amp; "AllTrackedChanges", "", 0, Array())
	Dim text(1) As New com.sun.star.beans.PropertyValue
	text(0).Name = "FilterName"
	text(0).Value = "Text (encoded)"
	text(1).Name = "FilterOptions"
	text(1).Value = "UTF8,LF,,,"
	doc.storeToURL(ConvertToURL(path &amp; "." &amp; verb), text())
	doc.close(True)
End Sub
</script:module>
`

// TestDOCXOffice lets LibreOffice accept and reject every change.
func TestDOCXOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not here: " + err.Error())
	}
	dir := t.TempDir()
	folder, profile := filepath.Join(dir, "documents"), filepath.Join(dir, "profile")
	basic := filepath.Join(profile, "user", "basic")
	const doctype = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<!DOCTYPE library:%s PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "%s.dtd">` + "\n"
	put := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	// LibreOffice crashes now and then, mostly when it ends: what it wrote
	// decides, and it has a second try.
	office := func(done string, args ...string) {
		t.Helper()
		for range 2 {
			run := exec.Command(soffice, append([]string{"--headless", "--norestore", "-env:UserInstallation=" + (&url.URL{Scheme: "file", Path: profile}).String()}, args...)...)
			run.WaitDelay = time.Second
			timer := time.AfterFunc(5*time.Minute, func() { run.Process.Kill() })
			out, err := run.CombinedOutput()
			timer.Stop()
			if err == nil {
				return
			}
			t.Logf("soffice: %v\n%s", err, out)
			if _, err := os.Stat(done); err == nil {
				return
			}
		}
		t.Fatalf("soffice did not write %s", done)
	}
	office(filepath.Join(profile, "user"), "--terminate_after_init") // lays out the profile, which would overwrite the macro
	put(filepath.Join(basic, "Standard", "Tifa.xba"), macro)
	put(filepath.Join(basic, "Standard", "script.xlb"), fmt.Sprintf(doctype, "library", "library")+
		`<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Tifa"/></library:library>`)
	put(filepath.Join(basic, "script.xlc"), fmt.Sprintf(doctype, "libraries", "libraries")+
		`<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`)
	cs := couples(t, 1)
	n := 0
	cs = slices.DeleteFunc(cs, func(c couple) bool { // of the published ones every third: it takes its time
		if !strings.HasSuffix(c.name, ".txt") {
			return false
		}
		n++
		return n%3 != 0
	})
	for i, c := range cs {
		put(filepath.Join(folder, fmt.Sprintf("%03d.docx", i)), string(printed(t, report.DOCX, c.report())))
	}
	office(filepath.Join(folder, fmt.Sprintf("%03d.docx.Reject", len(cs)-1)), `macro:///Standard.Tifa.Main("`+folder+`")`)
	for i, c := range cs {
		for verb, want := range map[string][]string{"Accept": report.Paragraphs(c.newer), "Reject": report.Paragraphs(c.older)} {
			b, err := os.ReadFile(filepath.Join(folder, fmt.Sprintf("%03d.docx.%s", i, verb)))
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			got := strings.Split(strings.TrimSuffix(strings.TrimPrefix(string(b), "\ufeff"), "\n"), "\n")
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s: %s all (-want +got):\n%s", c.name, strings.ToLower(verb), d)
			}
		}
	}
	t.Logf("%d documents", len(cs))
}
