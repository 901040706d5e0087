package units

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tifa/corpus"
	"tifa/corpus/fold"
	"tifa/corpus/lexicon"
)

const (
	// hanJointHead opens a statement of two parties that defines their names.
	hanJointHead = "阿维尼亚共和国和凯斯特里亚王国联合声明\n\n阿维尼亚共和国（以下简称“阿方”）和凯斯特里亚王国（以下简称“凯方”）（以下称“双方”）声明如下：\n\n一\n\n"
	// hanTalksHead opens a read-out of talks: the title names the sides.
	hanTalksHead = "习近平同俄罗斯总统会谈\n\n"
	// hanPartyHead opens the communiqué of one body.
	hanPartyHead = "海峡委员会全体会议公报\n\n"
)

// readHan reads a text and writes the units of its body compactly: one line a
// unit, "actor|verb|axis|type|polarity", with a "~" before an inherited actor.
func readHan(t *testing.T, text string) []string {
	t.Helper()
	st, err := corpus.Read("-", []byte(text), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	Reader{}.Read(st)
	var out []string
	for i := range st.Clauses {
		for _, u := range st.Clauses[i].Units {
			out = append(out, compactHan(st, &u))
		}
	}
	return out
}

func compactHan(st *corpus.Statement, u *corpus.Unit) string {
	verb := ""
	for _, sp := range u.Verb {
		verb += st.String(sp)
	}
	inherited := ""
	if u.Inherited {
		inherited = "~"
	}
	return fmt.Sprintf("%s%s|%s|%s|%s|%s", inherited, u.Actor, fold.String(verb), u.Axis, u.Type, u.Polarity)
}

func TestChinese(t *testing.T) {
	const a, k = "A:阿维尼亚共和国", "B:凯斯特里亚王国"
	for _, c := range []struct{ why, head, text, want string }{
		{"a modal takes all coordinate verbs", hanJointHead, "双方将深化港口合作，扩大渔业贸易，加强海关协作。", "both|将|commissive|commitment|+"},
		{"继续 joins the modal", hanJointHead, "双方将继续保持密切沟通。", "both|将继续|commissive|commitment|+"},
		{"力争 behind a modal is what is promised", hanJointHead, "双方将力争于年内开放港口。", "both|将力争|commissive|commitment|+"},
		{"愿 under a verb of speech: the frame is no unit", hanJointHead, "双方重申愿加强灯塔养护合作。", "both|愿|commissive|commitment|+"},
		{"重申 with an activity binds", hanJointHead, "双方重申遵守《海峡公约》规定的义务。", "both|遵守|commissive|commitment|+"},
		{"a described habit inside 重申 does not", hanJointHead, "双方重申，阿凯两国始终恪守《海峡公约》，成为邻国相处的典范。", "both|重申|assertion|assessment|+"},
		{"every stance verb opens a unit", hanJointHead, "阿方支持凯方主办论坛，反对外部势力干涉，欢迎公约生效。",
			a + "|支持|support|position|+ " + a + "|反对|negative|position|- " + a + "|欢迎|support|position|+"},
		{"the object of 支持 goes on", hanJointHead, "凯方支持阿方打击走私，维护航道安全。", k + "|支持|support|position|+"},
		{"opposition stays a position after a modal", hanJointHead, "双方将继续维护航行自由，反对单方面改变规则。",
			"both|将继续|commissive|commitment|+ both|反对|negative|position|-"},
		{"a light verb and its noun", hanJointHead, "双方对渡轮遇袭表示严重关切。", "both|表示严重关切|negative|position|-"},
		{"the intensifier belongs to the verb", hanJointHead, "双方对渡轮遇袭表示最强烈谴责。", "both|表示最强烈谴责|negative|position|-"},
		{"a norm for others is a directive of the speaker", hanJointHead, "双方认为，各国应尊重航行自由，不应设置障碍。",
			"both|应|directive|position|+ both|不应|directive|position|-"},
		{"a norm for the parties is an hanUndertaking", hanJointHead, "双方愿深化合作，应在论坛内加强协作。",
			"both|愿|commissive|commitment|+ both|应|commissive|commitment|+"},
		{"a norm without frame has its own subject", hanJointHead, "有关国家应停止此类行为。", "third|应|directive|position|-"},
		{"asking to stop is negative", hanJointHead, "双方呼吁有关国家停止封锁航道。", "both|呼吁|directive|position|-"},
		{"a prediction is no hanUndertaking", hanJointHead, "双方反对封锁航道，这将导致贸易中断。",
			"both|反对|negative|position|- impersonal|将导致|assertion|assessment|-"},
		{"a prediction inside a frame is part of it", hanJointHead, "双方认为，封锁航道违反公约，并将损害地区稳定。", "both|认为|assertion|assessment|-"},
		{"a bare activity is a hanStanding position", hanJointHead, "双方坚决捍卫自身合法权益。", "both|坚决捍卫|commissive|position|+"},
		{"work without a promised result is a unit of its own", hanJointHead, "双方将加强电网建设，探讨互供电方案。",
			"both|将|commissive|commitment|+ both|探讨|commissive|commitment|+"},
		{"将考虑 is weaker than 将", hanJointHead, "双方将考虑设立基金。", "both|将考虑|commissive|commitment|+"},
		{"the items of 商定 inherit actor and frame", hanJointHead, "双方商定：\n\n——扩大相互投资，便利人员往来。\n\n——支持两国港口企业建设仓库。\n\n定期举行演练。",
			"both|商定|commissive|commitment|+ ~both|扩大|commissive|commitment|+ ~both|支持|support|commitment|+ ~both|定期举行|commissive|commitment|+"},
		{"a sentence without subject takes that of the one before", hanJointHead, "凯方高度评价阿方的努力。反对任何形式的歧视。",
			k + "|高度评价|support|position|+ ~" + k + "|反对|negative|position|-"},
		{"a noun that looks like a modal", hanJointHead, "双方将落实五年计划确定的目标。", "both|将|commissive|commitment|+"},
		{"将 before an object", hanJointHead, "双方反对将渔业问题政治化。", "both|反对|negative|position|-"},
		{"a modal inside an object", hanJointHead, "凯方欢迎阿方愿为对话发挥作用。", k + "|欢迎|support|position|+"},
		{"a purpose before the subject", hanJointHead, "为维护海峡安全，提高通航效率，双方赞同设立联合中心。", "both|赞同|support|position|+"},
		{"an attribute in front of the subject", hanJointHead, "违反公约的限制措施阻碍贸易发展。", "impersonal|阻碍|assertion|assessment|-"},
		{"a party in front of a noun is no subject", hanJointHead, "阿凯关系具有重要意义。", "impersonal|具有|assertion|assessment|+"},
		{"both names together", hanJointHead, "阿方和凯方将建立热线。", "both|将|commissive|commitment|+"},
		{"a ministry of both", hanJointHead, "两国外交部门将每年举行磋商。", "both|将|commissive|commitment|+"},
		{"what is seen is no unit of its own", hanJointHead, "双方满意地看到，两国贸易持续增长并取得成果。", "both|满意地看到|assertion|assessment|+"},
		{"主张 supports", hanJointHead, "双方主张维护地区和平。", "both|主张|support|position|+"},
		{"the past is told", hanJointHead, "2019年，两国隆重庆祝建交三十周年。", "both|隆重庆祝|other|narrative|0"},

		{"a third party's speech is told", hanJointHead, "美方声称将推进上述计划。", "third|声称|assertion|narrative|0 third|将|commissive|narrative|+"},
		{"sides from the title; 我 is the last speaker", hanTalksHead, "习近平指出，中方愿同俄方加强合作。我对总统到访表示欢迎。",
			"A:China|愿|commissive|commitment|+ ~A:China|表示欢迎|support|position|+"},
		{"both have to", hanTalksHead, "普京表示，双方要加强协调。", "both|要|commissive|commitment|+"},

		{"what a statement says of a list is no unit", hanJointHead, "双方对单边措施表示关切，主要包括美国设立关卡，强化检查。", "both|表示关切|negative|position|-"},
		{"a state by its short name", hanJointHead, "阿维尼亚总统感谢凯方的接待。", a + "|感谢|support|narrative|+"},
		{"a principle that is reaffirmed goes on", hanJointHead, "凯方重申坚定奉行一个海峡原则，阿维尼亚政府是唯一合法政府。", k + "|坚定奉行|commissive|commitment|+"},
		{"a norm under 主张 has it for a frame", hanJointHead, "双方主张海峡应成为和平之地，不应驻扎军队。",
			"both|应|directive|position|+ both|不应|directive|position|-"},
		{"the object of 主张 may stand in the next phrase", hanJointHead, "双方主张在公约基础上，启动谈判。", "both|主张|support|position|+"},
		{"a decision that was taken is told", hanJointHead, "两国已经决定延长条约。", "both|已经决定|commissive|narrative|+"},
		{"when something was is no unit", hanJointHead, "会谈后，双方签署了议定书。", "both|签署|other|narrative|0"},

		{"members speak for a declaration without parties", hanPartyHead, "成员国强烈谴责海盗行为，呼吁各方保持克制。",
			"both|强烈谴责|negative|position|- both|呼吁|directive|position|+"},
		{"what a meeting proposes is its work", hanPartyHead, "全会提出，建设现代化港口，改善航道条件。", "both|建设|commissive|commitment|+"},
		{"the topic of 要 is not bound by it", hanPartyHead, "会议指出，航运政策要更加稳健。", "both|要|commissive|commitment|+"},
		{"the meeting orders its own work", hanPartyHead, "会议强调，要加强海堤建设。推进灯塔改造。", "both|要|commissive|commitment|+ ~both|推进|commissive|commitment|+"},
		{"others are told what to do", hanPartyHead, "会议强调，港口秩序明显好转，各部门要落实责任。", "both|强调|assertion|assessment|0 both|要|directive|position|+"},
		{"the topic of an order is no unit", hanPartyHead, "做好今年工作，要坚持安全第一。", "~both|要|commissive|commitment|+"},
	} {
		got := strings.Join(readHan(t, c.head+c.text+"\n"), " ")
		if got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.why, c.text, got, c.want)
		}
	}
}

// TestChineseScope: a unit reaches from its verb to its object, whose last noun
// may look like a verb.
func TestChineseScope(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"a noun behind 的 and an attribute ends the object", "保持灯塔价格在合理水平上的基本稳定。", "保持|保持灯塔价格在合理水平上的基本稳定。"},
		{"a noun behind 的 alone", "保持渡轮航线的稳定。", "保持|保持渡轮航线的稳定。"},
		{"the object of 做好", "做好评估。", "做好|做好评估。"},
		{"the moved object of a verb that no table has", "将港口政策和航运政策纳入海峡取向一致性评估。", "纳入|将港口政策和航运政策纳入海峡取向一致性评估。"},
		{"the moved object of a verb of the tables", "把渡轮票价涨幅控制在百分之三左右。", "控制|把渡轮票价涨幅控制在百分之三左右。"},
		{"nouns joined behind 的 are no stance", "向船员对公会的信任和支持，表示衷心的感谢。", "表示衷心的感谢|表示衷心的感谢。"},
		{"words before a verb that nobody is known by are of its act", "各部门要加大投入，港口的规划要转向渔业。", "要|各部门要加大投入 要|港口的规划要转向渔业。"},
		{"a stance joined to no 的 stays one", "赞赏和支持船员。", "赞赏|赞赏 支持|支持船员。"},
	} {
		st, err := corpus.Read("-", []byte(hanPartyHead+"会议指出，要加强监管。"+c.text+"\n"), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		Reader{}.Read(st)
		var got []string
		for _, u := range st.Clauses[len(st.Clauses)-1].Units {
			got = append(got, st.String(u.Verb[0])+"|"+st.String(u.Scope))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: got %s, want %s", c.why, g, c.want)
		}
	}
}

// TestChineseDetails looks at what the compact form leaves out.
func TestChineseDetails(t *testing.T) {
	st, err := corpus.Read("-", []byte(hanJointHead+"双方认为，各国必须在2030年前酌情减少一切障碍。双方敦促美国停止试验。\n"), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	Reader{}.Read(st)
	var us []corpus.Unit
	for _, c := range st.Clauses {
		us = append(us, c.Units...)
	}
	if len(us) != 2 {
		t.Fatalf("%d units", len(us))
	}
	var marks []string
	for _, m := range us[0].Marks {
		marks = append(marks, string(m.Kind)+":"+st.String(m.Span))
	}
	if got, want := strings.Join(marks, " "), "deadline:2030年前 hedge:酌情 quantifier:一切"; got != want {
		t.Errorf("marks %q, want %q", got, want)
	}
	if got := st.String(us[0].Frame); got != "认为" {
		t.Errorf("frame %q", got)
	}
	if got := st.String(us[0].Target); got != "各国" {
		t.Errorf("target %q: the obliged party", got)
	}
	if got := st.String(us[1].Target); got != "美国" {
		t.Errorf("target %q", got)
	}
	if us[0].Rank != 8 {
		t.Errorf("rank %d of 必须", us[0].Rank)
	}
}

// TestChineseUserTable: the words are the lexicon's, also a user's.
func TestChineseUserTable(t *testing.T) {
	lex, err := lexicon.Default().Merge(fstest.MapFS{"verbs.zh.tsv": {Data: []byte("form\tkind\taxis\trank\ttype\tpolarity\n痛斥\tstance\tnegative\t8\tposition\t-\n")}}, "mine")
	if err != nil {
		t.Fatal(err)
	}
	st, err := corpus.Read("-", []byte(hanJointHead+"双方痛斥海盗行为。\n"), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	Reader{Lexicon: lex}.Read(st)
	last := st.Clauses[len(st.Clauses)-1]
	if len(last.Units) != 1 || compactHan(st, &last.Units[0]) != "both|痛斥|negative|position|-" || last.Units[0].Rank != 8 {
		t.Errorf("%+v", last.Units)
	}
}

// hanTwins is a statement at hand in a traditional copy, with glosses and
// damage, and in a clean simplified one. They are no part of the project.
var hanTwins = [2]string{
	"../../../shared/data/cn_russia_joint_statement/2024-05-16.zh-Hant.txt",
	"../../../shared/data/cn_russia_joint_statement/2024-05-16.clean.zh-Hans.txt",
}

// TestChineseTwins: a damaged traditional copy gives the units of its clean
// twin.
func TestChineseTwins(t *testing.T) {
	var read [2][]string
	for i, name := range hanTwins {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Skip("no published statements beside the project: " + filepath.Dir(name) + " is absent")
		}
		read[i] = readHan(t, string(b))
	}
	if slices.Equal(read[0], read[1]) {
		return
	}
	for i := range read[0] {
		if i >= len(read[1]) || read[0][i] != read[1][i] {
			t.Fatalf("unit %d: %s in the damaged copy, %s in the clean one", i, read[0][i], read[1][min(i, len(read[1])-1)])
		}
	}
	t.Fatalf("%d units in the damaged copy, %d in the clean one", len(read[0]), len(read[1]))
}

// FuzzChinese: whatever the text, spans lie in the clause, scopes are in order
// and the values are those of the package.
func FuzzChinese(f *testing.F) {
	for _, s := range []string{"双方将继续", "会议强调，要加强，推进。为了", "中方对“此”表示(关切", "将将将将，把把把", "重申重申愿愿应不应", "我我我同同同方", "\"\"\"《《》", "一是，二是：——"} {
		f.Add(hanJointHead + s)
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		st, err := corpus.Read("-", []byte(text), corpus.Options{Lang: "zh-Hans"})
		if err != nil {
			t.Skip()
		}
		Reader{}.Read(st)
		for i := range st.Clauses {
			checkHan(t, st, &st.Clauses[i])
		}
	})
}

func checkHan(t *testing.T, st *corpus.Statement, c *corpus.Clause) {
	t.Helper()
	in := func(what string, sp corpus.Span) {
		if sp.Len() < 0 || sp.Start < c.Start || sp.End > c.End {
			t.Fatalf("%s %v outside the clause %v: %q", what, sp, c.Span, st.String(c.Span))
		}
	}
	at := c.Start
	for _, u := range c.Units {
		for _, v := range u.Verb {
			in("verb", v)
		}
		for _, h := range u.Heads {
			in("head", h)
		}
		for _, m := range u.Marks {
			in("mark", m.Span)
		}
		in("scope", u.Scope)
		if len(u.Verb) == 0 || u.Scope.Start < at {
			t.Fatalf("scope %v begins before %d, or no verb: %q", u.Scope, at, st.String(c.Span))
		}
		at = u.Scope.End
		if u.Target.Len() > 0 {
			in("target", u.Target)
		}
		for what, sp := range map[string]corpus.Span{"subject": u.Subject, "frame": u.Frame} {
			if sp.Start < 0 || sp.End > c.End || sp.Len() < 0 {
				t.Fatalf("%s %v: %q", what, sp, st.String(c.Span))
			}
		}
		if !slices.Contains([]corpus.Axis{corpus.Commissive, corpus.Directive, corpus.Negative, corpus.Support, corpus.Recognition, corpus.Assertion, corpus.OtherAxis}, u.Axis) ||
			!slices.Contains([]corpus.UnitType{corpus.Commitment, corpus.Position, corpus.Assessment, corpus.Narrative}, u.Type) ||
			!slices.Contains([]corpus.Polarity{corpus.Plus, corpus.Minus, corpus.Neutral}, u.Polarity) || u.Actor == "" {
			t.Fatalf("values of %+v", u)
		}
	}
}
