package words

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"
)

// cut shows the cut of s with a stroke between the words.
func cut(s string) string {
	run := []rune(s)
	var b strings.Builder
	begin := 0
	for _, end := range Cut(run, nil) {
		if begin > 0 {
			b.WriteByte('/')
		}
		b.WriteString(string(run[begin:end]))
		begin = end
	}
	return b.String()
}

func TestCut(t *testing.T) {
	for _, c := range []struct{ want, why string }{
		{"", "nothing"},
		{"国", "one character"},

		{"国际形势", "a term"},
		{"当前/国际/和/地区/形势", "the same idea, but opened up"},
		{"两国元首/举行会谈", "terms side by side"},
		{"双方/声明如下", "the formula that opens a joint statement"},
		{"构建/人类命运共同体", "a slogan is one word"},
		{"新时代/全面战略协作伙伴关系", "the degree of a partnership is one word"},
		{"全面战略伙伴关系", "and so is another degree"},
		{"反对/长臂管辖", "a term of six recent years"},
		{"坚持/一个中国原则", "the principle, not a numeral and a country"},
		{"欧亚经济联盟/和/一带一路/对接", "an organisation and an initiative"},
		{"二十国集团", "begins with a numeral and is a name"},
		{"上海合作组织/和/金砖国家", "begins with a city"},
		{"不结盟/不对抗/不针对第三方", "the three negations keep their 不"},
		{"互利共赢", "a set phrase"},
		{"亚太地区/战略协作", "stay whole"},
		{"坚持/稳中求进/工作/总基调", "party document"},
		{"发展/新质生产力", "party document"},
		{"碳达峰/碳中和", "party document"},
		{"实施/适度/宽松/的/货币政策", "the degree can change and is cut off"},
		{"欧洲央行/行长", "行 twice"},
		{"适时/降准/降息", "central bank"},
		{"采取/措施", "a compound is cut in two words"},
		{"进一步/提高", "an adverb and what it strengthens"},
		{"双方/强烈/谴责", "how strongly is condemned can change"},
		{"严重/关切", "how strongly is worried can change"},
		{"习近平/主席/同/普京/总统/举行会谈", "names"},
		{"弗拉基米尔", "a transliterated name"},
		{"中华人民共和国", "a long name"},

		{"和/尚未/解决/的/问题", "not the monk 和尚"},
		{"结婚/的/和/尚未/结婚/的", "not the monk 和尚"},
		{"其中/国家利益", "not 中国"},
		{"中国/家庭", "not 国家"},
		{"发展中国家", "one word"},
		{"日本国会/议员", "not 日本国"},
		{"其中/非洲", "not 中非"},
		{"方法/方面", "not 法方"},
		{"道德/方面", "not 德方"},
		{"在/发展中国家/和/发达国家", "not 国家和"},
		{"李强/调整", "the name, not 强调"},
		{"李/强调", "强调, not the name"},
		{"美国/会谈", "not 国会"},
		{"研究/生命/起源", "not 研究生"},
		{"南京市/长江大桥", "not the mayor 市长"},
		{"将/来访", "not 将来"},
		{"产品/和/服务", "not the kimono 和服"},
		{"独立自主/和/平等互利", "not 和平"},
		{"有效应对/挑战", "not 效应"},
		{"以及/其他/国家", "not 及其"},
		{"及其他/国家", "not 及其 and 他"},
		{"万一/发生", "万一 is a run of numerals too"},
		{"唯一/一个", "一一 is not taken out of the middle"},
		{"统一/一切", "一一 is not taken out of the middle"},

		{"二〇二四/年/五月/十六/日", "a year in numerals is one word"},
		{"一百二十万", "numerals beyond the dictionary"},
		{"百分之/三十五", "a rate"},
		{"第二十五/次/会晤", "an ordinal, not 第二"},
		{"第一个/五年计划", "a short ordinal is in the dictionary"},
		{"十四五/规划", "the name of a plan is a run of numerals"},
		{"党/的/二十/届/三中全会", "a congress and its session"},

		{"龘/龘", "characters without a word"},
		{"會/議", "traditional script is not folded here"},
	} {
		if got := cut(strings.ReplaceAll(c.want, "/", "")); got != c.want {
			t.Errorf("cut %s, want %s (%s)", got, c.want, c.why)
		}
	}
}

func TestCutAppends(t *testing.T) {
	ends := Cut([]rune("两国元首"), []int{7})
	if !slices.Equal(ends, []int{7, 4}) {
		t.Errorf("got %v", ends)
	}
	// A run longer than the buffer on the stack is cut as a short one is.
	long := strings.Repeat("两国元首举行会谈", 200)
	if got, want := cut(long), strings.Repeat("/两国元首/举行会谈", 200)[1:]; got != want {
		t.Errorf("a long run is cut %.60s…", got)
	}
}

func TestTag(t *testing.T) {
	for word, want := range map[string]string{
		"习近平": "nr", "普京": "nr", "北京": "ns", "乌克兰": "ns", "联合国": "nt",
		"一带一路": "nz", "今天": "t", "文明": "n", "二〇二四": "m", "第二十五": "m",
		"五": "m", "强调": "v", "": "", "甲乙丙": "", "第": "m", "Putin": "",
		"中国\t129470": "", "北京\n": "", "\n": "", "# ": "",
	} {
		if got := Tag([]rune(word)); got != want {
			t.Errorf("tag of %q is %q, want %q", word, got, want)
		}
	}
}

// The index is made by whoever needs it first; all must see the same.
func TestCutConcurrent(t *testing.T) {
	const text = "推动新型国际关系和构建人类命运共同体取得积极进展"
	want := cut(text)
	for i := range initials {
		initials[i].Store(nil)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got := cut(text); got != want {
				t.Errorf("cut %s, want %s", got, want)
			}
		})
	}
	all.Wait()
}

// entry is a line of a word list.
type entry struct {
	word   string
	weight uint64
	tag    string
}

// entries reads a word list and reports every line that is not well formed.
func entries(t *testing.T, text string) []entry {
	t.Helper()
	var list []entry
	if !strings.HasSuffix(text, "\n") {
		t.Error("the last line has no end")
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			if len(list) > 0 || strings.Contains(line, "\t") {
				t.Errorf("%s: a comment is at the head and without tabs", line)
			}
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 3 {
			t.Fatalf("%q: %d fields", line, len(fields))
		}
		e := entry{word: fields[0], tag: fields[2]}
		var err error
		if e.weight, err = strconv.ParseUint(fields[1], 10, 32); err != nil || e.weight == 0 {
			t.Errorf("%q: bad weight", line)
		}
		if e.tag == "" || strings.Trim(e.tag, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%q: bad tag", line)
		}
		if e.word == "" || !utf8.ValidString(e.word) {
			t.Errorf("%q: no word", line)
		}
		for _, r := range e.word {
			if !unicode.Is(unicode.Han, r) || r < firstHan || r > lastHan {
				t.Errorf("%q: %c is not of the block", line, r)
			}
		}
		if n := len(list); n > 0 && list[n-1].word >= e.word {
			t.Errorf("%s is not after %s", e.word, list[n-1].word)
		}
		list = append(list, e)
	}
	return list
}

func TestDictionaries(t *testing.T) {
	sum := uint64(0)
	words := entries(t, general)
	for _, e := range words {
		sum += e.weight
	}
	if sum != total {
		t.Errorf("the weights are %d together, total says %d", sum, total)
	}
	if got := log2(total); got != totalLog {
		t.Errorf("totalLog is %d, want %d", totalLog, got)
	}
	if got := log2(numeralWeight); got != numeralLog {
		t.Errorf("numeralLog is %d, want %d", numeralLog, got)
	}
	if len(words) < 150_000 || len(general) > 3_100_000 {
		t.Errorf("%d words in %d bytes", len(words), len(general))
	}
	terms := entries(t, special)
	for _, e := range terms {
		if e.weight != 1000 {
			t.Errorf("%s weighs %d; every term weighs 1000", e.word, e.weight)
		}
	}
	// Every word of both files is found, with its weight and its tag.
	for _, list := range [][]entry{terms, words} {
		for _, e := range list {
			run := []rune(e.word)
			if got := Tag(run); got != e.tag && !strings.Contains(special, "\n"+e.word+"\t") {
				t.Errorf("tag of %s is %q, want %q", e.word, got, e.tag)
			}
			b, found := index(run[0]), int32(none)
			if len(run) == 1 {
				found = b.cost
			} else {
				take := func(end int, cost int32) {
					if end == len(run) {
						found = min(found, cost)
					}
				}
				b.general.match(general, run, 0, take)
				b.special.match(special, run, 0, take)
			}
			if want := totalLog - log2(e.weight); found > want {
				t.Errorf("%s costs %d, want at most %d", e.word, found, want)
			}
		}
	}
	// Every term of our own is one word when it stands alone.
	for _, e := range terms {
		if got := cut(e.word); got != e.word {
			t.Errorf("the term %s is cut %s", e.word, got)
		}
	}
}

// traditional holds common characters that are traditional only.
const traditional = "萬與專業東絲兩嚴喪個豐臨為麗舉義烏樂習鄉書買亂爭於虧雲亞產畝親億僅從侖倉儀們價眾優會傘偉傳傷倫偽體餘傭俠侶偵側僑債傾償儲兒兌黨蘭關興養獸內岡冊寫軍農馮沖決況凍淨準涼減湊幾鳳憑凱擊鑿劃劉則剛創刪別劑劇勸辦務動勵勁勞勢勳匯區醫華協單賣盧衛卻廠廳歷厲壓厭縣參雙發變敘葉號嘆後嚇呂嗎員聽啟吳國圖圓聖場壞塊堅壇墳壘壯聲處備復夠頭誇夾奪奮獎婦媽孫學寧寶實審憲宮寬賓對尋導將爾塵嘗層屬歲豈島峽崗嶺幣帥師帳帶幫廣慶庫應廟廢開異棄張彌彎彈強歸當錄徹徑憶懷態憐總戀懇惡惱悅懸驚懲慘慣願懶戰戲戶撲執擴掃揚擾撫拋搶護報擔擬擁擇擋掙擠揮撈損換據擲攔攜攝擺搖敵斂數齋鬥斬斷無舊時曠顯曬曉暫術機殺雜權條來楊極構槍櫃標棧棟欄樹樣橋檔檢櫻橫歡歐殘毀畢氣漢湯溝沒灣濕滅燈靈災爐點煉燒爛燭熱煙煩營狀猶獨獄獵獲現環電畫暢療瘋癥盡監盤睜礦碼磚礎確禍禪離種積稱穩窮竊窩競筆筍籠築簽簡籃類糧糞緊糾紅級紀約純紙紛細組終經結統綱網羅罰罷聯聰肅腸膚腫脅勝腦腳臉臺艦艱藝節蘇蘋範藥蓮莊藍蟲蠻補襯襲裝褲見觀規視覺覽觸計訂認討讓訓議訊記講許論設訪證評識詞試詩話該詳語誤說請諸讀課誰調談謀謝貝負財責貨質購貴貸貿費賀資賴賽趕趙躍車軌軟轉輪輕載較輛輸達遷過邁運還這進遠違連遲適選遺鄧鄭鄰醬釋針鋼鐵銀錢錯鎮長門問間閱隊陽陰陣階際陸隨險隱難霧靜響頁項順須預領頻題額顧風飛飯飲館馬駐駕驗騎體鬧魚鮮鳥鳴鹽麥黃齊齒龍龜"

func TestDictionariesAreSimplified(t *testing.T) {
	bad := map[rune]bool{}
	for _, r := range traditional {
		bad[r] = true
	}
	for _, text := range []string{general, special} {
		for _, e := range entries(t, text) {
			for _, r := range e.word {
				if bad[r] {
					t.Errorf("%s: %c is traditional", e.word, r)
				}
			}
		}
	}
}

func TestLog2(t *testing.T) {
	for x, want := range map[uint64]int32{1: 0, 2: 1 << fraction, 3: 6492, 1 << 20: 20 << fraction, 1000: 40819} {
		if got := log2(x); got != want {
			t.Errorf("log2(%d) = %d, want %d", x, got, want)
		}
	}
}

func FuzzCut(f *testing.F) {
	for _, s := range []string{"", "两国元首举行会谈", "二〇二四年", "第第一一", "㐀〇龘𠀀", "a\t中\n国#", "\xff中国", "外交部驻澳门特别行政区特派员"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		run := []rune(s)
		ends := Cut(run, nil)
		last := 0
		for _, end := range ends {
			if end <= last || end > len(run) {
				t.Fatalf("ends %v of %q do not tile it", ends, s)
			}
			Tag(run[last:end])
			last = end
		}
		if last != len(run) {
			t.Fatalf("ends %v of %q stop short", ends, s)
		}
		if !slices.Equal(ends, Cut(slices.Clone(run), nil)) {
			t.Fatalf("%q is cut in two ways", s)
		}
		Tag(run)
		for i := range run { // characters that are none
			run[i] = run[i]*31 - 1<<20
		}
		Cut(run, ends[:0])
		Tag(run)
	})
}

// sample is text to measure with: the collection of statements if it is there,
// else a few sentences.
func sample() (runs [][]rune, size int64) {
	text := strings.Repeat("两国元首就共同关心的国际和地区问题深入交换意见，一致认为应加强战略协作，推动构建新型国际关系。"+
		"会议指出，明年要坚持稳中求进工作总基调，继续实施积极的财政政策和稳健的货币政策，着力扩大国内需求。", 100)
	if files, _ := filepath.Glob("../../../shared/data/*/*.zh-Hans.txt"); len(files) > 0 {
		var b strings.Builder
		for _, name := range files {
			data, _ := os.ReadFile(name)
			b.Write(data)
		}
		text = b.String()
	}
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		runs = append(runs, []rune(s))
		size += int64(len(s))
	}
	return runs, size
}

func BenchmarkCut(b *testing.B) {
	runs, size := sample()
	b.SetBytes(size)
	b.ReportAllocs()
	var ends []int
	for b.Loop() {
		for _, run := range runs {
			ends = Cut(run, ends[:0])
		}
	}
}

// BenchmarkFirst measures the first text of a process, with no index yet made.
func BenchmarkFirst(b *testing.B) {
	runs, _ := sample()
	runs = runs[:min(len(runs), 500)]
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		for i := range initials {
			initials[i].Store(nil)
		}
		b.StartTimer()
		for _, run := range runs {
			Cut(run, nil)
		}
	}
}
