package document

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/fold"
)

//go:embed titles.tsv
var titleTable string

// titleWords are the rows of titles.tsv: the kind of each line.
var titleWords = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(titleTable) {
		if line[0] == '#' {
			continue
		}
		kind, words, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		for _, word := range strings.Split(words, "|") {
			out[word] = kind
		}
	}
	return out
})

// A TitleKind says what a line that stands where a title does is worth as one.
type TitleKind string

// The kinds of a line, "" for one that may be the title of a statement.
const (
	Label TitleKind = "label" // of the publisher: "Press Release", 新闻稿
	Bare  TitleKind = "bare"  // the kind of document alone: "Statement", Заявление
	Path  TitleKind = "path"  // through the site: "Home › News › Statements"
)

// numbering is the number or day behind a label, and what sets it off.
var numbering = regexp.MustCompile(`[\s,:(\[]*(?:(?:no\.?|nr\.?|№|#|第)?\s?[0-9][0-9./-]*\s?(?:号|期|г\.?)?)[)\]]?$`)

// KindOfTitle tells lines that name no statement from those that may.
func KindOfTitle(line string) TitleKind {
	const longest = 600 // bytes; what is longer is prose
	if len(line) > longest {
		return ""
	}
	if parts, sign := pathParts(line); isPath(parts, sign) {
		return Path
	}
	switch kind := labelled(line); kind {
	case string(Label), string(Bare):
		return TitleKind(kind)
	case "home":
		return Label
	}
	return ""
}

// publisher is the name of a ministry, government, agency or bank alone, as package
// fold writes it.
var publisher = regexp.MustCompile(`^(?:(?:[Tt]he )?(?:\p{Lu}[\p{L}.’'-]* ){0,5}(?i:ministry|department|government|agency|office|secretariat|embassy|presidency|chancellery|cabinet|committee|commission|council|bank|authority)(?: (?:[Oo]f|OF|[Ff]or|FOR)(?: (?:of|the|and|for|in|&|OF|THE|AND|FOR|IN|\p{Lu}[\p{L}.’'-]*),?){1,14})?` +
	`|(?i:министерство|правительство|администрация|посольство|банк|центральный банк|департамент|управление|агентство|секретариат)(?: \p{L}[\p{L}-]*){0,10}` +
	`|\p{Han}{0,16}(?:外交部|国防部|商务部|财政部|\p{Han}部|政府|国务院|银行|办公厅|办公室|委员会|总署|大使馆|秘书处))$`)

// goesOn opens a line that the name above it belongs to: a title that was broken
// between the names of two governments.
var goesOn = regexp.MustCompile(`^(?:and|with|и|с|on)\s|^(?:和|与|同|及|就|关于)|^\p{Ll}`)

// opensTitle opens a line that says what a document is on and not whose it is.
var opensTitle = regexp.MustCompile(`(?i)^(?:statement|declaration|communiqu[eé]|decision) (?:on|of|by|concerning|regarding|following) `)

// KindAbove is KindOfTitle for a line that stands above others: the name of a
// publisher alone is a label where the next line that is none names a document.
func KindAbove(line string, below ...string) TitleKind {
	const longest = 200 // bytes of the name of a publisher
	kind := KindOfTitle(line)
	if kind != "" || len(line) > longest || NamesDocument(line) || !publisher.MatchString(strings.TrimSpace(fold.String(line))) {
		return kind
	}
	for _, next := range below {
		switch KindOfTitle(next) {
		case Label, Path:
			continue
		case "":
			if !NamesDocument(next) && !opensTitle.MatchString(next) || goesOn.MatchString(fold.String(next)) {
				return ""
			}
		}
		return Label
	}
	return ""
}

// labelled is the kind that the table gives a line.
func labelled(line string) string {
	line = strings.ToLower(strings.Join(strings.Fields(fold.String(line)), " "))
	const around = " []()【】<>|:-—*#\"."
	line = strings.Trim(line, around)
	if kind, ok := titleWords()[line]; ok {
		return kind
	}
	words := strings.Trim(numbering.ReplaceAllString(line, ""), around)
	if words == "" && strings.ContainsFunc(line, func(r rune) bool { return unicode.IsLetter(r) || r == '№' || r == '#' }) {
		return string(Label) // the number under which it was published
	}
	return titleWords()[words]
}

// TitleSign parts what stands in the title of a browser's window and of the files
// that it prints: the title of a page, the name of its shelf and that of the site.
var TitleSign = regexp.MustCompile(`[|_]+|\s[-–—:·•»]+\s|--`)

// pathSign parts the steps of a path through a site.
var pathSign = regexp.MustCompile(`\s*(?:>>|[>＞›»→])\s*|\s[/\\]\s`)

// pathParts are the steps of a path and what parts them. Quotation marks and
// tags part nothing.
func pathParts(line string) (parts []string, sign string) {
	if sign = pathSign.FindString(line); sign == "" || strings.ContainsAny(line, "«‹<") {
		return nil, ""
	}
	return pathSign.Split(line, -1), strings.TrimSpace(sign)
}

// isPath tells a path by how it begins: with the home page, or with a label and,
// where the sign may stand between words as well, another step. Three steps
// parted by an angle need no such beginning.
func isPath(parts []string, sign string) bool {
	if len(parts) < 2 {
		return false
	}
	const longest = 60 // characters of a step but the last
	steps := 0
	for _, p := range parts[:len(parts)-1] {
		if utf8.RuneCountInString(p) > longest {
			return false
		}
		if strings.TrimSpace(p) != "" {
			steps++
		}
	}
	first := parts[0]
	if _, after, ok := strings.Cut(fold.String(first), ":"); ok { // 当前位置：首页
		first = after
	}
	kind := labelled(first)
	shelf := kind == string(Label)
	angle := strings.ContainsAny(sign, ">＞›»→")
	return kind == "home" || shelf && (angle || steps > 1) || angle && steps > 1
}

// noun is a line that names a document, as package fold writes it.
var noun = regexp.MustCompile(`\p{Han}{3,}(?:声明|公报|宣言|决议|纪要|协议|条约|备忘录|报告|讲话)|(?i)\S+ .*\b(?:statement|declaration|communiqu[eé]|agreement|treaty|memorandum|resolution|report)\b|(?:заявлени|деклараци|коммюнике|соглашени|договор|резолюци|меморандум)\p{L}* \S+|(?i)^\S+ \S* ?(?:заявление|декларация|коммюнике)`)

// NamesDocument tells a line that says what a document is and of whom or what:
// "Joint Statement of Arvenia and Kestria", not "Statement".
func NamesDocument(line string) bool { return noun.MatchString(fold.String(line)) }

// SpecificPart is the last step of a path through a site, where it names a
// document, and "" where it does not.
func SpecificPart(path string) string {
	parts, _ := pathParts(path)
	if len(parts) == 0 {
		return ""
	}
	if last := strings.TrimSpace(parts[len(parts)-1]); last != "" && KindOfTitle(last) == "" {
		return last
	}
	return ""
}
