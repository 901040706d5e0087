package corpus

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFurniture(t *testing.T) {
	for _, c := range []struct{ reason, line, want string }{
		{"Chinese licence", "网络文化经营许可证：12003", "licence number"},
		{"Chinese licence, traditional", "網警備案號:4501", "licence number"},
		{"Chinese copyright", "新海网版权所有", "copyright notice"},
		{"English copyright", "© 2024 Newsa. All rights reserved.", "copyright notice"},
		{"Russian copyright", "Все права защищены.", "copyright notice"},
		{"contact", "举报电话：0771", "contact line"},
		{"log-in", "登录", "log-in or sign-up text"},
		{"Russian log-in", "Войти", "log-in or sign-up text"},
		{"share link", "分享到", "share or print link"},
		{"English share link", "Share", "share or print link"},
		{"Russian print link", "Версия для печати", "share or print link"},
		{"navigation", "首页", "navigation"},
		{"English navigation", "Next Post", "navigation"},
		{"credit", "责任编辑：某某", "credit line"},
		{"cookies", "This site uses cookies.", "cookie notice"},
		{"a rule", "* * *", "no words"},
		{"a long rule", "————————", "no words"},

		{"a sentence", "The sides agree.", ""},
		{"a heading that shares a word", "Shared Prosperity", ""},
		{"a Chinese heading that shares a word", "首要任务", ""},
		{"a statement about copyright, too long for a notice", "The two sides will strengthen the protection of copyright on both shores of the strait and will share their experience with courts and customs.", ""},
	} {
		if got := furniture(c.line); got != c.want {
			t.Errorf("%s: %q is %q, not %q", c.reason, c.line, got, c.want)
		}
	}
}

func TestDropped(t *testing.T) {
	const page = "首页\n\n阿凯联合声明\n\n双方同意合作。\n\n双方保护版权所有人的利益，打击盗版。\n\n* * *\n\n双方愿继续合作。\n\n备案号：4501\n\n登录"
	drop := func(s *Statement) (out []string) {
		for _, d := range s.Dropped {
			out = append(out, d.Reason+": "+s.String(d.Span))
		}
		return out
	}
	s := read(t, page)
	want := []string{"navigation: 首页", "no words: * * *", "licence number: 备案号：4501", "log-in or sign-up text: 登录"}
	if diff := cmp.Diff(want, drop(s)); diff != "" {
		t.Errorf("dropped:\n%s", diff)
	}
	if s.Title != "阿凯联合声明" {
		t.Errorf("title %q", s.Title)
	}
	if !slices.ContainsFunc(s.Clauses, func(c Clause) bool {
		return s.String(c.Span) == "双方保护版权所有人的利益，打击盗版。"
	}) {
		t.Error("a sentence about copyright inside the body was dropped")
	}
	all, err := Read("-", []byte(page), Options{KeepAll: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := drop(all); got != nil {
		t.Errorf("KeepAll dropped %q", got)
	}
	if err := all.broken([]byte(page), ""); err != nil {
		t.Error(err)
	}
}
