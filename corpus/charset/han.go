package charset

import (
	"math"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// The thousand characters that make up about nine tenths of modern Chinese, the
// most frequent first. The rest of a text is mostly from the first level of the
// national standards, GB 2312 and Big5, which are ordered by use: the first
// level is what people write, the second what they look up.
const (
	commonSimplified = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于" +
		"着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还" +
		"进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情" +
		"明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或" +
		"新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员" +
		"解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太" +
		"量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基" +
		"眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交" +
		"规万取拉格望觉术领共确传师观清今切院让识候带导争运笑飞风步改收根干造言联持组每济" +
		"车亲极林服快办议往元英士证近失转夫令准布始怎呢存未远叫台单影具罗字爱击流备兵连调" +
		"深商算质团集百需价花党华城石级整府离况亚请技际约示复病息究线似官火断精满支视消越" +
		"器容照须九增研写称企八功吗包片史委乎查轻易早曾除农找装广显吧阿李标谈吃图念六引历" +
		"首医局突专费号尽另周较注语仅考落青随选列武红响虽推势参希古众构房半节土投某案黑维" +
		"革划敌致陈律足态护七兴派孩验责营星够章音跟志底站严巴例防族供效续施留讲型料终答紧" +
		"黄绝奇察母京段依批群项故按河米围江织害斗双境客纪采举杀攻父苏密低朝友诉止细愿千值" +
		"仍男钱破网热助倒育属坐帝限船脸职速刻乐否刚威毛状率甚独球般普怕弹校苦创假久错承印" +
		"晚兰试股拿脑预谁益阳若哪微尼继送急血惊伤素药适波夜省初喜卫源食险待述陆习置居劳财" +
		"环排福纳欢雷警获模充负云停木游龙树疑层冷洲冲射略范竟句室异激汉村哈策演简卡罪判担" +
		"州静退既衣您宗积余痛检差富灵协角占配征修皮挥胜降阶审沉坚善妈刘读啊超免压银买皇养" +
		"伊怀执副乱抗犯追帮宣佛岁航优怪香著田铁控税左右份穿艺背阵草脚概恶块顿敢守酒岛托央" +
		"户烈洋哥索胡款靠评版宝座释景顾弟登货互付伯慢欧换闻危忙核暗姐介坏讨丽良序升监临亮" +
		"露永呼味野架域沙掉括舰鱼杂误湾吉减编楚肯测败屋跑梦散温困剑渐封救贵枪缺楼县尚毫移" +
		"娘朋画班智亦耳恩短掌恐遗固席松秘谢鲁遇康虑幸均销钟诗藏赶剧票损忽巨炮旧端探湖录叶" +
		"春乡附吸予礼港雨呀板庭妇归睛饭额含顺输摇招婚脱补谓督毒油疗旅泽材灭逐莫笔亡鲜词圣" +
		"择寻厂睡博勒烟授诺伦岸奥唐卖俄炸载洛健堂旁宫喝借君禁阴园谋宋避抓荣姑孙逃牙束跳顶"
	commonTraditional = "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於" +
		"著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還" +
		"進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情" +
		"明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或" +
		"新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員" +
		"解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太" +
		"量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基" +
		"眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交" +
		"規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運笑飛風步改收根幹造言聯持組每濟" +
		"車親極林服快辦議往元英士證近失轉夫令準布始怎呢存未遠叫臺單影具羅字愛擊流備兵連調" +
		"深商算質團集百需價花黨華城石級整府離況亞請技際約示復病息究線似官火斷精滿支視消越" +
		"器容照須九增研寫稱企八功嗎包片史委乎查輕易早曾除農找裝廣顯吧阿李標談吃圖念六引歷" +
		"首醫局突專費號盡另周較注語僅考落青隨選列武紅響雖推勢參希古眾構房半節土投某案黑維" +
		"革劃敵致陳律足態護七興派孩驗責營星夠章音跟志底站嚴巴例防族供效續施留講型料終答緊" +
		"黃絕奇察母京段依批群項故按河米圍江織害鬥雙境客紀採舉殺攻父蘇密低朝友訴止細願千值" +
		"仍男錢破網熱助倒育屬坐帝限船臉職速刻樂否剛威毛狀率甚獨球般普怕彈校苦創假久錯承印" +
		"晚蘭試股拿腦預誰益陽若哪微尼繼送急血驚傷素藥適波夜省初喜衛源食險待述陸習置居勞財" +
		"環排福納歡雷警獲模充負雲停木遊龍樹疑層冷洲衝射略範竟句室異激漢村哈策演簡卡罪判擔" +
		"州靜退既衣您宗積餘痛檢差富靈協角佔配徵修皮揮勝降階審沉堅善媽劉讀啊超免壓銀買皇養" +
		"伊懷執副亂抗犯追幫宣佛歲航優怪香田鐵控稅左右份穿藝背陣草腳概惡塊頓敢守酒島托央戶" +
		"烈洋哥索胡款靠評版寶座釋景顧弟登貨互付伯慢歐換聞危忙核暗姐介壞討麗良序升監臨亮露" +
		"永呼味野架域沙掉括艦魚雜誤灣吉減編楚肯測敗屋跑夢散溫困劍漸封救貴槍缺樓縣尚毫移娘" +
		"朋畫班智亦耳恩短掌恐遺固席松秘謝魯遇康慮幸均銷鍾詩藏趕劇票損忽巨炮舊端探湖錄葉春" +
		"鄉附吸予禮港雨呀板庭婦歸睛飯額含順輸搖招婚脫補謂督毒油療旅澤材滅逐莫筆亡鮮詞聖擇" +
		"尋廠睡博勒煙授諾倫岸奧唐賣俄炸載洛健堂旁宮喝借君禁陰園謀宋避抓榮姑孫逃牙束跳頂玉"
)

// What one knows of an ideograph.
const (
	hanRare   = iota
	hanKnown  // of the first level
	hanCommon // of the thousand
)

const (
	hanFirst = 0x4E00
	hanCount = 0x9FFF - hanFirst + 1
)

// hanTable is ln p of each ideograph in one way of writing.
type hanTable [hanCount]float32

// ln p of an ideograph that is of the first level, and of one that is not.
const (
	knownCost = -10.4
	rareCost  = -14.2
)

// newHanTable makes the table of the frequent characters and of what the given
// rows of an encoding hold.
func newHanTable(common string, e encoding.Encoding, firstLead, lastLead byte) *hanTable {
	var table hanTable
	for i := range table {
		table[i] = rareCost
	}
	var rows []byte
	for lead := int(firstLead); lead <= int(lastLead); lead++ {
		for trail := 0x40; trail < 0xFF; trail++ {
			if trail < 0x7F && e == traditionalchinese.Big5 || trail > 0xA0 {
				rows = append(rows, byte(lead), byte(trail))
			}
		}
	}
	level, _ := e.NewDecoder().Bytes(rows)
	for len(level) > 0 {
		r, n := utf8.DecodeRune(level)
		level = level[n:]
		if i := int(r) - hanFirst; 0 <= i && i < hanCount {
			table[i] = knownCost
		}
	}
	rank := 0.0
	for _, r := range common {
		rank++
		table[r-hanFirst] = float32(math.Log(0.165 / (rank + 8))) // after Zipf
	}
	return &table
}

var simplifiedHan = sync.OnceValue(func() *hanTable {
	return newHanTable(commonSimplified, simplifiedchinese.GB18030, 0xB0, 0xD7)
})

var traditionalHan = sync.OnceValue(func() *hanTable {
	return newHanTable(commonTraditional, traditionalchinese.Big5, 0xA4, 0xC6)
})

// everyday is both ways of writing.
type everyday struct{ simplified, traditional *hanTable }

func everydayHan() everyday { return everyday{simplifiedHan(), traditionalHan()} }

// level is what one knows of the ideograph r.
func (e everyday) level(r rune) int {
	switch p := max(e.simplified[r-hanFirst], e.traditional[r-hanFirst]); {
	case p > knownCost+0.01:
		return hanCommon
	case p > rareCost+0.01:
		return hanKnown
	}
	return hanRare
}

func scoreSimplified(text string) float64  { return simplifiedHan().score(text) }
func scoreTraditional(text string) float64 { return traditionalHan().score(text) }

// score is the log-probability of text as Chinese: by the frequency of its
// characters and punctuation.
func (t *hanTable) score(text string) float64 {
	score := 0.0
	prev := ' '
	for i, r := range text {
		switch {
		case r < utf8.RuneSelf:
			score += asciiCost
		case r == utf8.RuneError: // counted as wrong
		case hanFirst <= r && r < hanFirst+hanCount:
			score += float64(t[r-hanFirst])
			next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if isASCIILetter(prev) || isASCIILetter(next) {
				score -= 2
			}
		default:
			score += chineseSign(r)
		}
		prev = r
	}
	return score
}

// chineseSign is ln p of what is neither ASCII nor an ideograph.
func chineseSign(r rune) float64 {
	switch r {
	case '，':
		return -2.8
	case '。':
		return -3.7
	case '、', '“', '”', '「', '」', '：', '\u3000':
		return -4.8
	case '；', '！', '？', '《', '》', '（', '）', '—', '…':
		return -5.8
	case '‘', '’', '『', '』', '·', '〈', '〉':
		return -7
	case 'ā', 'á', 'ǎ', 'à', 'ē', 'é', 'ě', 'è', 'ī', 'í', 'ǐ', 'ì', 'ō', 'ó', 'ǒ', 'ò', 'ū', 'ú', 'ǔ', 'ù', 'ü':
		return -9 // pinyin
	}
	switch {
	case 0x3000 <= r && r < 0x3020, 0xFF00 <= r && r < 0xFF5F, 0x2010 <= r && r < 0x2030:
		return -9
	case 0xE000 <= r && r <= 0xE765: // the user's to define: as rare as two wrong bytes
		return 2 * wrongCost
	case 0xE000 <= r && r < 0xF900: // for private use: holes of the standard
		return -19
	case r > 0xFFFF:
		return -19
	}
	return -14
}
