package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/sample"
	"tifa/corpus/units"
	"tifa/diff"
	"tifa/report"
)

// chromium finds a browser that can be driven.
func chromium(t *testing.T) string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no Chromium here: the HTML report is not tried in a browser")
	return ""
}

// browser starts one for a test and its subtests.
func browser(t *testing.T) context.Context {
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)))
	if os.Geteuid() == 0 {
		opts = append(opts, chromedp.NoSandbox)
	}
	ctx, stop := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// samplePage writes the report on two statements of the sample to a file.
func samplePage(t *testing.T, lang, from, to string, ui report.UI) string {
	open := func(date string) *corpus.Statement {
		s, err := sample.Open(date, lang)
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(s)
		return s
	}
	return pageOf(t, open(from), open(to), ui)
}

func pageOf(t *testing.T, older, newer *corpus.Statement, ui report.UI) string {
	r := report.New(diff.Compare(older, newer, align.Aligner{}), report.Filter{})
	r.UI = ui
	var b bytes.Buffer
	if err := report.HTML(&b, r, "0.0.0", "tifa compare old new"); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return "file://" + filepath.ToSlash(name)
}

// tab is a page in the browser. It fails the test when anything asks for the
// network, throws, or is refused by the policy of the page.
type tab struct {
	*testing.T
	ctx context.Context
	url string
}

func openTab(t *testing.T, browser context.Context, url string, width, height int64, before ...chromedp.Action[chromedp.Void]) *tab {
	ctx, stop := chromedp.NewContext(browser)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(stop)
	tb := &tab{t, ctx, url}
	var mu sync.Mutex
	var bad []string
	err := chromedp.Listen(ctx, func(ev any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := ev.(type) {
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, strings.SplitN(url, "#", 2)[0]) {
				bad = append(bad, "asked for "+e.Request.URL)
			}
		case *runtime.EventExceptionThrown:
			bad = append(bad, "threw "+e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			bad = append(bad, "logged "+e.Entry.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		mu.Lock()
		defer mu.Unlock()
		for _, b := range bad {
			t.Error("the page " + b)
		}
	})
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	tb.do(append(append([]chromedp.Action[chromedp.Void]{chromedp.EmulateViewport(width, height)}, before...), chromedp.Navigate(url))...)
	return tb
}

func (t *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(t.ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// ask evaluates an expression in the page and gives it as JSON.
func (t *tab) ask(expression string) string {
	t.Helper()
	v, err := chromedp.Run(t.ctx, chromedp.Evaluate[any](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// want holds an expression to a value.
func (t *tab) want(reason, expression, want string) {
	t.Helper()
	if got := t.ask(expression); got != want {
		t.Errorf("%s: %s is %s, want %s", reason, expression, got, want)
	}
}

// Expressions that the tests ask for.
const (
	shown   = `[...document.querySelectorAll('.changes tbody tr')].filter(r => r.offsetParent !== null)`
	visible = `(s => { const e = document.querySelector(s); return !!e && e.checkVisibility({checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true}) })`
	inView  = `(s => { const r = document.querySelector(s).getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight })`
)

func media(name, value string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		p := emulation.SetEmulatedMediaParams{}
		if name == "media" {
			p.Media = value
		} else {
			p.Features = []*emulation.MediaFeature{{Name: name, Value: value}}
		}
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, p)
		return err
	})
}

func noScript(ctx context.Context, _ *chromedp.Target) (chromedp.Void, error) {
	_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	return chromedp.Void{}, err
}

func TestBrowser(t *testing.T) {
	b := browser(t)
	en := samplePage(t, "en", "2023-05-16", "2025-06-05", "")
	ru := samplePage(t, "ru", "2021-04-20", "2023-05-16", "") // has moves

	t.Run("views", func(t *testing.T) {
		p := openTab(t, b, en, 1280, 800)
		p.want("the digest comes first", visible+`('#single') && !`+visible+`('#side')`, "true")
		p.want("and is folded", `[...document.querySelectorAll('.fold')].some(f => f.open)`, "false")
		p.do(chromedp.Click(`input[value=side]`))
		p.want("side by side stands alone", `!`+visible+`('#single') && `+visible+`('#side')`, "true")
		p.want("rows answer to each other", `[...document.querySelectorAll('.pair')].every(r => { const [a, b] = r.children; return a.offsetTop == b.offsetTop })`, "true")
		p.do(chromedp.Click(`input[value=inline]`))
		p.want("inline shows all", `[...document.querySelectorAll('.fold')].every(f => f.open) && `+visible+`('#single')`, "true")
		p.want("the fragment holds the view", `location.hash`, `"#view=inline"`)
		p.do(chromedp.NavigateBack())
		p.want("back is a view as well", visible+`('#side')`, "true")
	})

	t.Run("filters", func(t *testing.T) {
		p := openTab(t, b, en, 1280, 800)
		all := p.ask(shown + `.length`)
		choose := func(menu, value string) {
			p.do(chromedp.SetValue(`#`+menu, value), chromedp.Evaluate[chromedp.Void](`document.querySelector('#`+menu+`').dispatchEvent(new Event('change'))`))
		}
		choose("kind", "removed")
		p.want("a kind", shown+`.every(r => r.dataset.kind.split(' ').includes('removed')) && `+shown+`.length`, "10")
		p.want("the digest follows", `[...document.querySelectorAll('#single .ch')].filter(e => e.offsetParent).every(e => e.classList.contains('removed'))`, "true")
		p.want("the findings follow", `[...document.querySelectorAll('.group')].filter(e => e.offsetParent).length`, "1")
		p.want("it is said", `document.querySelector('#status').value.startsWith('10 of ')`, "true")
		choose("section", "old:IV")
		p.want("a kind in a section", shown+`.map(r => r.id.length > 1 && r.querySelector('.a').textContent)`, `["old IV.3.2"]`)
		p.do(chromedp.Click(`#reset`))
		p.want("all again", shown+`.length`, all)
		choose("axis", "commissive")
		p.want("an act", shown+`.length > 0 && `+shown+`.every(r => r.dataset.axis.includes('commissive'))`, "true")
		p.do(chromedp.Click(`#reset`), chromedp.SendKeys(`#q`, "HEAT and"))
		p.want("words in any case", shown+`.map(r => r.querySelector('.a').textContent)`, `["new IV.3.3"]`)
		p.do(chromedp.Click(`#reset`))
		p.want("numbering is ignored at first", visible+`('tr.lesser')`, "false")
		p.do(chromedp.Click(`input[value=numbering]`))
		p.want("and shown when asked for", visible+`('tr.lesser')`, "true")
		p.do(chromedp.Click(`input[value=slot]`))
		p.want("names alone are no change when ignored", shown+`.some(r => r.dataset.class == 'slot')`, "false")
		p.want("nor marked", `getComputedStyle(document.querySelector('td del.slot')).textDecorationLine`, `"none"`)
	})

	t.Run("sort", func(t *testing.T) {
		p := openTab(t, b, en, 1280, 800)
		p.do(chromedp.Click(`[data-sort=sure] button`))
		p.want("surest last", `(s => s.every((x, i) => !i || s[i-1] <= x))(`+shown+`.map(r => +(r.dataset.sure || 2)))`, "true")
		p.want("said to those who do not see it", `document.querySelector('[data-sort=sure]').getAttribute('aria-sort')`, `"ascending"`)
		p.do(chromedp.Click(`[data-sort=n] button`))
		p.want("reading order", `(s => s.every((x, i) => !i || s[i-1] < x))(`+shown+`.map(r => +r.dataset.c))`, "true")
	})

	t.Run("keys", func(t *testing.T) {
		p := openTab(t, b, en, 1280, 800)
		p.do(chromedp.KeyEvent("n"))
		first := p.ask(`document.activeElement.id`)
		p.want("n goes to a change", `document.activeElement.matches('tr') && `+inView+`('tr.at')`, "true")
		p.do(chromedp.KeyEvent("n"), chromedp.KeyEvent("p"))
		p.want("p goes back", `document.activeElement.id`, first)
		p.do(chromedp.KeyEvent("p"))
		p.want("before the first is nothing", `document.querySelector('#status').value`, `"This is the first change."`)
		p.do(chromedp.KeyEvent("/"), chromedp.KeyEvent("n"))
		p.want("in the search n is a letter", `document.activeElement.id + document.activeElement.value.slice(-1)`, `"qn"`)
		p.do(chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("?"))
		p.want("help", `document.querySelector('#help').open`, "true")
		p.do(chromedp.KeyEvent(kb.Escape))
		p.want("help closes", `document.querySelector('#help').open`, "false")
		p.do(chromedp.Click(`#reset`), chromedp.Click(`input[value=side]`), chromedp.KeyEvent("n"))
		p.want("n in the texts", `!!document.activeElement.closest('#side') && `+inView+`('#side .b.at')`, "true")
	})

	t.Run("fragment", func(t *testing.T) {
		p := openTab(t, b, en+"#view=side&kind=removed&section=old%3AIV&q=beacons&ignore=slot&sort=-kind", 1280, 800)
		p.want("rows", shown+`.map(r => r.querySelector('.a').textContent)`, `["old IV.3.2"]`)
		p.want("view", visible+`('#side')`, "true")
		p.want("controls", `['kind', 'section', 'q'].map(i => document.getElementById(i).value)`, `["removed","old:IV","beacons"]`)
		p.want("switches", `[...document.querySelectorAll('[name=ignore]')].filter(b => b.checked).map(b => b.value)`, `["slot"]`)
		p.want("order", `document.querySelector('[data-sort=kind]').getAttribute('aria-sort')`, `"descending"`)
		for reason, hash := range map[string]string{"nonsense": "#view=x&kind=%22&sort=y&at=nowhere&ignore=%00", "broken": "#%E0%A4%A=&&&=", "a name": "#texts"} {
			p := openTab(t, b, en+hash, 1280, 800)
			p.want(reason, visible+`('#single') && `+shown+`.length > 20`, "true")
		}
		q := openTab(t, b, en+"#c8", 1280, 800)
		q.want("an element", inView+`('#c8') && document.querySelector('#c8').classList.contains('at')`, "true")
	})

	t.Run("links", func(t *testing.T) {
		p := openTab(t, b, ru, 1280, 800)
		p.do(chromedp.Click(`.strip:last-of-type li:last-child a`))
		p.want("the overview jumps into the text", `document.activeElement.closest('#single') != null && `+inView+`('#'+document.activeElement.id)`, "true")
		p.want("a move names both places", `[...document.querySelectorAll('#side .moved')].every(m => m.querySelector('.to a')) && document.querySelectorAll('#side .moved').length`, "4")
		for _, view := range []string{"digest", "side"} {
			p.do(chromedp.Click(`input[value=`+view+`]`), chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll('.moved .to a')].find(a => a.offsetParent).click()`))
			there := p.ask(`document.activeElement.id`)
			p.want("there", `document.activeElement.matches('.moved') && `+inView+`('#'+document.activeElement.id)`, "true")
			p.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.querySelector('.to a').click()`), chromedp.Evaluate[chromedp.Void](`document.activeElement.querySelector('.to a').click()`))
			p.want("and back again, twice", `document.activeElement.id`, there)
		}
		p.want("every link leads somewhere", `[...document.querySelectorAll('a')].filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length`, "0")
		p.want("no name is given twice", `(s => s.length - new Set(s).size)([...document.querySelectorAll('[id]')].map(e => e.id))`, "0")
	})

	t.Run("no script", func(t *testing.T) {
		p := openTab(t, b, en, 1280, 800, noScript)
		p.want("nothing that does not work", `[...document.querySelectorAll('button,input,select')].filter(e => e.offsetParent).length`, "0")
		p.want("all views", visible+`('#single') && `+visible+`('#side') && `+visible+`('.changes')`, "true")
		p.want("both texts whole", `document.querySelectorAll('#side .b').length > 120 && [...document.querySelectorAll('#side .b')].every(b => b.offsetParent)`, "true")
		p.do(chromedp.Click(`.fold summary`))
		p.want("folds open", `document.querySelector('.fold').open`, "true")
	})

	t.Run("print", func(t *testing.T) {
		p := openTab(t, b, en, 800, 1100, media("media", "print"))
		p.want("every change", shown+`.length`, "34")
		p.want("the digest, with the changes in it", `[...document.querySelectorAll('#single .ch')].every(e => e.offsetParent)`, "true")
		p.want("no controls", visible+`('#tools')`, "false")
		for name, size := range map[string]chromedp.PaperSize{"A4": {Width: 8.27, Height: 11.69}, "Letter": chromedp.PaperLetter} {
			pdf, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(size)))
			if err != nil {
				t.Fatal(err)
			}
			text, err := pdfText(t, pdf)
			if err != nil {
				t.Logf("%s: the words in the PDF are not looked at: %v", name, err)
				continue
			}
			for _, want := range []string{"old IV.3.2", "radar beacons", "new IV.3.3", "complete", "explore", "tifa compare old new"} {
				if !strings.Contains(text, want) {
					t.Errorf("%s: %q is not in the PDF", name, want)
				}
			}
		}
	})

	t.Run("narrow", func(t *testing.T) {
		for _, view := range []string{"digest", "inline", "side"} {
			p := openTab(t, b, ru+"#view="+view, 380, 800)
			p.want("nothing sticks out of "+view, `document.documentElement.scrollWidth <= 380`, "true")
		}
		p := openTab(t, b, ru, 380, 800, noScript)
		p.want("nor without scripts", `document.documentElement.scrollWidth <= 380`, "true")
	})

	t.Run("hostile", func(t *testing.T) {
		evil := `<script>window.hacked=1</script> <img src="https://example.org/x" onerror="window.hacked=1"> </style></title><base href="https://example.org/"> ` + "\u202edesrever\u202c {{.}} javascript:alert(1) \x1b[31m \u2028"
		read := func(body string) *corpus.Statement {
			s, err := corpus.Read(`"><svg onload=window.hacked=1>.txt`, []byte("Joint Statement "+evil+"\n\nI. "+evil+"\n\nThe sides "+body+" the bridge "+evil+".\n\nII. B\n\nThe sides "+strings.Repeat("long"+evil, 100)+".\n"), corpus.Options{})
			if err != nil {
				t.Fatal(err)
			}
			units.Reader{}.Read(s)
			s.Title += "\x00\x1b[31m"
			s.Lang = `en" onclick="window.hacked=1`
			return s
		}
		p := openTab(t, b, pageOf(t, read("will open"), read("may close"), ""), 380, 800)
		p.want("nothing ran", `typeof window.hacked`, `"undefined"`)
		p.want("nothing was made of it", `document.querySelectorAll('img,svg,base,[onclick],[onload],[onerror]').length + document.querySelectorAll('script').length`, "1")
		p.want("nothing turns the text round", `/[\u202a-\u202e\u2066-\u2069]/.test(document.documentElement.textContent.replace(document.querySelector('script').textContent, ''))`, "false")
		p.want("the text is there to read", `document.querySelector('#side').textContent.includes('<script>window.hacked=1</script>')`, "true")
	})
}

// pdfText reads the words of a PDF with pdftotext, where that is installed.
func pdfText(t *testing.T, pdf []byte) (string, error) {
	name := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(name, pdf, 0o644); err != nil {
		return "", err
	}
	out, err := exec.Command("pdftotext", "-layout", name, "-").Output()
	return string(out), err
}

// axeRun runs axe-core in a page that has it and lists what it finds.
const axeRun = `axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r => r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.length + '× ' + v.nodes[0].html.slice(0, 200) + ' ' + v.nodes[0].failureSummary))`

// TestAxe runs axe-core, https://github.com/dequelabs/axe-core, over the page:
// TIFA_AXE names the folder that holds axe.min.js.
func TestAxe(t *testing.T) {
	dir := os.Getenv("TIFA_AXE")
	if dir == "" {
		t.Skip("TIFA_AXE names no folder with axe.min.js: WCAG is not checked")
	}
	axe, err := os.ReadFile(filepath.Join(dir, "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := browser(t)
	for _, c := range []struct {
		lang string
		ui   report.UI
	}{{"en", ""}, {"zh-Hans", "zh"}, {"ru", "ru"}} {
		for _, scheme := range []string{"light", "dark"} {
			for _, view := range []string{"inline", "side&kind=added"} {
				t.Run(fmt.Sprintf("%s/%s/%s", c.lang, scheme, view), func(t *testing.T) {
					p := openTab(t, b, samplePage(t, c.lang, "2021-04-20", "2023-05-16", c.ui)+"#at=c3&view="+view, 1280, 900, media("prefers-color-scheme", scheme))
					p.do(chromedp.Evaluate[chromedp.Void](string(axe)))
					found, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](axeRun, chromedp.EvalAwaitPromise))
					if err != nil {
						t.Fatal(err)
					}
					for _, f := range found {
						t.Error(f)
					}
				})
			}
		}
	}
}
