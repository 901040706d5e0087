package corpus

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

// Texts in the three languages with everything that the reader looks for, all
// of it invented.
var seeds = []string{
	"Joint Statement of Arvenia and Kestria\n\nVelmar, May 16, 2024\n\nThe two sides (hereinafter \"the Parties\") declare as follows:\n\n# I. Trade\n\n1. H.E. Mr. J. Moreth met U.S. envoys at 1.5 per cent; they agreed (a) to sail; (b) to fish.\n\n**Peace and Stability** We discussed the strait.[3] “Done.” Next\u00a0one.\n\nDone at Velmar on 16 May 2024",
	"阿尔维尼亚共和国和凯斯特里亚联邦联合声明\n\n韦尔马通讯社塔尔斯克5月16日电（记者 某某）阿尔维尼亚共和国和凯斯特里亚联邦（以下称“双方”）声明如下：\n\n一、贸易\n\n（一）双方重申1.5万亿；商定：第一，开放。第二，合作。\n\n——維(wéi)護和平！”二〇二四年五月十六日于韦尔马\n\n版权所有 备案号1",
	"Совместное заявление Республики Арвения и Федерации Кестрия\n\nВЕЛЬМАР, 16 мая /АРВТАСС/. Стороны (далее – Стороны) заявляют о следующем.\n\nСтатья 2. Торговля\n\n– в 2024 г. А. Б. Острев и т.д.; ст. 5 Договора. Мы рады.\n\nСовершено в г. Вельмар 16 мая 2024 г.",
	"The two sides reaffirm that the strait must be\nopen to the ships of every nation that keeps to\nthe rules which the council made for it in the\nyear of its founding, and they will see to that.",
	"方?jīng)Q心。\n\n* * *\n\n1. \n\n(a)\n\n第一，\n\n—\n\n\u00ad\u200b\n\n\ufffd",
	"РЎС‚РѕСЂРѕРЅС‹ â€“ Ã¢â‚¬â€œ of\uFB01ce Стoроны co\u00ADop 锟斤拷 gro\uFFFDartig 鍙屾柟閲嶇敵锛?",
	"\x00\xff\xfe.\r\rI.\r\n\t\u3000<u>",
}

// FuzzRead holds the reader to its invariants on any bytes: it answers with a
// statement that has them all, or with an *Error.
func FuzzRead(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s), "", false)
		f.Add([]byte(s), "utf-8", true)
	}
	f.Fuzz(func(t *testing.T, b []byte, encoding string, keepAll bool) {
		opt := Options{Encoding: encoding, KeepAll: keepAll}
		s, err := Read("arvenia/2024-05-16.txt", b, opt)
		if err != nil {
			if e := (*Error)(nil); !errors.As(err, &e) || e.Name == "" || e.Wrong == "" {
				t.Fatalf("error without file or fault: %#v", err)
			}
			return
		}
		if err := s.broken(b, encoding); err != nil {
			t.Fatal(err)
		}
		if again, _ := Read("arvenia/2024-05-16.txt", b, opt); !reflect.DeepEqual(s, again) {
			t.Fatal("the same bytes were read in two ways")
		}
	})
}

// FuzzText puts valid text through the reader, so that the fuzzer spends its
// time on structure and not on encodings.
func FuzzText(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		s, err := Read("-", []byte(text), Options{Encoding: "utf-8"})
		if err != nil {
			return
		}
		if err := s.broken([]byte(text), "utf-8"); err != nil {
			t.Fatal(err)
		}
	})
}
