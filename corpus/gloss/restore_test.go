package gloss

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// words are what the fiction of these tests is made of.
var words = strings.Fields(`
	燈塔 守燈人 老船長 漁村 海灣 潮聲 霧氣 黃昏 黎明 舊船 帆布 纜繩 鐵錨 港口 碼頭 貝殼 鹽田 海鷗
	女兒 孫子 鄰居 麵包師 醫生 郵差 鐘錶匠 學徒 園丁 歌手 畫家 獵人 馬車 橋頭 磨坊 葡萄園 花園 鐘樓
	慢慢地 悄悄 忽然 終於 從來 總是 曾經 彷彿 仍舊 漸漸 親自 輕輕 緊緊 連忙 決心 潛力 節日 經過
	發現 聽見 看見 記得 忘記 答應 拒絕 修理 點亮 熄滅 劃開 繞過 穿過 離開 回到 帶來 送給 尋找 問起 談論
	一盞燈 兩封信 三個月 幾年前 那個冬天 這條小路 最後一夜 頭一回 整個下午 半塊麵餅 許多故事
	很遠的 發亮的 安靜的 潮濕的 無人的 奇異的 溫暖的 破碎的 藍色的 說不清的 沉重的 細小的
	在 和 把 對 向 從 為了 沒有 還有 都 也 又 卻 只 於是 因為 如果 雖然 但是
	風暴 雷聲 閃電 雲層 星辰 月亮 寒風 雪花 樹葉 塵土 煙囪 爐火 餐桌 鑰匙 窗戶 門檻 樓梯 閣樓 箱子 書頁
	歡樂 憂愁 勇氣 諾言 秘密 夢境 記憶 聲音 氣味 影子 腳步 眼睛 嘴唇 手掌 肩膀 頭髮 圍巾 靴子
	區分 領會 應該 協助 產生 環繞 質樸 監視 數目 結果 轉身 預料 養育 優雅 現在 關心 聯絡 規矩 網中`)

// novel returns made-up text, clause by clause, perhaps strewn with rare
// characters.
func novel(rnd *rand.Rand, clauses int, rare bool) string {
	var b strings.Builder
	for range clauses {
		for range 2 + rnd.IntN(7) {
			b.WriteString(words[rnd.IntN(len(words))])
			if r := 0x4E00 + rune(rnd.IntN(20902)); rare && rnd.IntN(8) == 0 {
				b.WriteRune(r)
			}
		}
		b.WriteString([]string{"，", "。", "、", "；", "，“", "”。\n", "？"}[rnd.IntN(7)])
	}
	return b.String()
}

// table returns a random table of glosses for text: traditional forms that
// stand in it, a few common characters, and keys that match across borders.
func table(rnd *rand.Rand, text string) map[rune]string {
	s := gbk()
	t := make(map[rune]string)
	add := func(r rune) {
		for _, p := range rnd.Perm(8) {
			if ps := strings.Fields(entry(r)); p+1 < len(ps) {
				if q, tone := syllable(ps[p+1]); tone && q == ps[p+1] {
					t[r] = q
					return
				}
			}
		}
	}
	var old, common, border []rune
	runes := []rune(text)
	for i, r := range runes {
		c := s.han(r)
		switch s.class[c] {
		case '+':
			old = append(old, r)
		case '=':
			common = append(common, r)
		}
		if c == 0 || i == 0 || s.han(runes[i-1]) == 0 {
			continue
		}
		if k := pair(s.han(runes[i-1]).trail(), c.lead()); s.class[k] == '+' || s.class[k] == '=' && rnd.IntN(10) == 0 {
			border = append(border, s.char[k])
		}
	}
	for _, from := range []struct {
		chars []rune
		n     int
	}{{old, 10 + rnd.IntN(20)}, {common, rnd.IntN(4)}, {border, 1 + rnd.IntN(4)}} {
		for range from.n {
			if len(from.chars) > 0 {
				add(from.chars[rnd.IntN(len(from.chars))])
			}
		}
	}
	return t
}

// repairedRight returns what text has at each damaged place of seen, nil if an
// edit of res gives something else than text.
func repairedRight(seen, text string, res Result) []string {
	var pattern strings.Builder
	pattern.WriteString(`(?s)\A`)
	at := 0
	edits, damage := res.Edits, res.Damage
	for len(edits)+len(damage) > 0 {
		if len(damage) == 0 || len(edits) > 0 && edits[0].Start < damage[0].Start {
			e := edits[0]
			edits = edits[1:]
			pattern.WriteString(regexp.QuoteMeta(seen[at:e.Start] + e.To))
			at = e.End
			continue
		}
		d := damage[0]
		damage = damage[1:]
		pattern.WriteString(regexp.QuoteMeta(seen[at:d.Start]) + `(\p{Han}+)`)
		at = d.End
	}
	pattern.WriteString(regexp.QuoteMeta(seen[at:]) + `\z`)
	return regexp.MustCompile(pattern.String()).FindStringSubmatch(text)
}

// TestRestore damages random fiction and repairs it. What Find replaces must
// be right without exception; what it marks must be allowed by the bytes.
func TestRestore(t *testing.T) {
	runs := 2000
	if testing.Short() {
		runs = 200
	}
	var places, repaired, marked, proposed, none, capped int
	for seed := range runs {
		rnd := rand.New(rand.NewPCG(uint64(seed), 1))
		rare := seed%4 == 3 // against the rule that hidden characters are not rare
		text := novel(rnd, 30+rnd.IntN(60), rare)
		seen := insert(text, table(rnd, text))
		res := Find(seen)

		groups := repairedRight(seen, text, res)
		for _, e := range res.Edits {
			if e.Rule == RuleBytes {
				repaired++
			}
		}
		if groups == nil {
			t.Fatalf("seed %d: wrong repair\nseen %s\nwant %s\ngot  %s", seed, seen, text, applied(res, seen))
		}
		for i, d := range res.Damage {
			marked++
			switch d.Readings {
			case 0:
				if !rare {
					none++
				}
			case 1:
				t.Errorf("seed %d: one reading, but marked: %+v", seed, d)
			case MaxReadings:
				capped++
			}
			if d.Proposed == groups[i+1] {
				proposed++
			}
		}
		if !Fits(seen, text, nil) {
			t.Errorf("seed %d: Fits denies the original\nseen %s\nwant %s", seed, seen, text)
		}
		places += len(res.Damage)
	}
	places += repaired
	if none > 0 {
		t.Errorf("%d places without any reading, want 0: the original is one", none)
	}
	if places < runs {
		t.Errorf("%d places in %d runs: too few to tell", places, runs)
	}
	share := func(n, of int) string { return fmt.Sprintf("%d (%.1f %%)", n, 100*float64(n)/float64(of)) }
	t.Logf("%d runs, %d damaged places: repaired %s, marked %s; of the marked, proposed rightly %s, at the cap of readings %s",
		runs, places, share(repaired, places), share(marked, places), share(proposed, marked), share(capped, marked))
}
