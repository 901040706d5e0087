package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/fold"
)

// alias forms: how a text says what it will call its parties.
var aliasForms = patterns(
	`\(以下(?:简|合)?(?:称|称为)["']?([^"')]{1,12})["']?\)`,
	`\((?:(?:hereinafter|hereafter)(?:,? (?:jointly|collectively))?(?: referred to)?(?: jointly| collectively)?(?: as| called)? )?(?:the )?"((?:the )?[^"()]{2,40})"\)`,
	`\((?:hereinafter|hereafter)(?:,? (?:jointly|collectively))?(?: referred to)?(?: as| called)? (?:the )?(\p{Lu}[\p{L} ]{2,30})\)`,
	`(?:\(|, )(?:далее|далее именуем\p{L}+|именуем\p{L}+ в дальнейшем|далее вместе именуем\p{L}+)\s*[—-]?\s*"?(\p{Lu}[\p{Cyrillic} ]{2,40}?)"?(?:\)|,)`,
)

// state is the name of a state in a title: "United States", "Republic of Korea".
const state = `\p{Lu}[\p{L}.]*(?: (?:of (?:the )?)?\p{Lu}[\p{L}.]*){0,4}?`

// several are three states and more.
var several = pattern(`(?:[Bb]etween|[Oo]f|[Bb]y|[Ff]rom) ((?:the )?` + state + `(?:, (?:the )?` + state + `)+,? and (?:the )?` + state + `)(?:$|:)`)

var titleParties = patterns(
	`^(?:关于)?([\p{Han}]{2,16}?)(?:和|与|同)([\p{Han}]{2,16}?)(?:关于|在|联合|两国|建立|政府|领导人|的)`,
	`(?:[Bb]etween|[Oo]f|[Bb]y|[Ff]rom) (?:the )?(\p{Lu}[\p{L}'’ .]{1,40}?) and (?:the )?(\p{Lu}[\p{L}'’ .]{1,40}?)(?: on\b| in\b| concerning| regarding|[,:]|$)`,
	`(?:^|[ :])(`+state+`)(?: ?[-—] ?(`+state+`))? ?[-—] ?(`+state+`) (?:Joint|Leaders|Summit|Special|High|Strategic|Trade|Bilateral|Trilateral|Ministerial|Partnership|Comprehensive|Agreement|Framework)`,
	`[Зз]аявление (\p{Lu}[\p{L} ]{3,40}?) и (\p{Lu}[\p{L} ]{3,40}?)(?: об? |,|$)`,
)

// setParties learns the parties from the definitions in the opening, and when
// there are none, from the title.
func (s *Statement) setParties() {
	for i := range s.Clauses {
		c := &s.Clauses[i]
		if i > 30 {
			break
		}
		if c.Role == Body || c.Role == Preamble {
			s.defined(s.Plain(c))
		}
	}
	if len(s.Parties) > 1 || s.Title == "" {
		return
	}
	f := fold.String(s.Title)
	if m := several().FindStringSubmatch(f); m != nil {
		s.addParties(splitParties(strings.ReplaceAll(strings.ReplaceAll(m[1], ", and ", ", "), ", ", " and ")))
		return
	}
	for k, re := range titleParties() {
		for _, m := range re.FindAllStringSubmatchIndex(f, -1) {
			if strings.HasSuffix(f[:m[3]], "共") { // 共和国 holds the conjunction 和
				continue
			}
			var names []string
			for i := 2; i < len(m); i += 2 {
				if m[i] >= 0 {
					names = append(names, f[m[i]:m[i+1]])
				}
			}
			// "of the Trade and Technology Council" is no pair: the second half has no article.
			one := k == 1 && body().MatchString(names[1]) && !strings.HasSuffix(f[:m[4]], " the ")
			if !one && !prefix[names[0]] {
				for i := range names {
					names[i] = nominative(leadIn().ReplaceAllString(names[i], ""))
				}
				s.addParties(names)
				return
			}
		}
	}
	if parts := splitParties(chineseTitle().FindString(f)); len(parts) == 2 {
		s.addParties(parts)
	}
}

var chineseTitle = pattern(`^[\p{Han}]{4,40}?(?:联合|在两国|关于|建立)`)

// defined reads the definitions in one clause: "A and B (hereinafter "the two
// sides")" names both and their joint alias, "A (the "X")" one.
func (s *Statement) defined(plain string) {
	folded := fold.Of(plain)
	f := string(folded.Runes)
	printed := func(start, end int) string { // bytes of f back to the text
		return plain[folded.At[utf8.RuneCountInString(f[:start])]:folded.At[utf8.RuneCountInString(f[:end])]]
	}
	for k, re := range aliasForms() {
		from := 0
		for _, m := range re.FindAllStringSubmatchIndex(f, -1) {
			alias := strings.TrimSpace(printed(m[2], m[3]))
			lead := f[from:m[0]]
			if from > 0 { // A（简称“甲”）和B（简称“乙”）
				lead = conjunction().ReplaceAllString(lead, "")
			}
			from = m[1]
			if cut := strings.LastIndexAny(lead, ";:"); cut >= 0 {
				lead = lead[cut+1:]
			}
			if k == 0 {
				if cut := strings.LastIndexAny(lead, ",.、"); cut >= 0 {
					lead = lead[cut+1:]
				}
			}
			parts := splitParties(strings.TrimSpace(lead))
			for i := range parts { // as printed, not as folded
				if at := strings.LastIndex(f[:m[0]], parts[i]); at >= 0 {
					parts[i] = strings.TrimSpace(printed(at, at+len(parts[i])))
				}
			}
			switch {
			case len(parts) >= 2 && k == 1 && !jointAlias(alias) && !strings.Contains(f[m[0]:m[2]], "here"):
				// a document, "the Agreement on A and B": no party
			case len(parts) >= 2 && !slices.ContainsFunc(parts, func(p string) bool { return !named(p) }):
				s.Joint = append(s.Joint, alias)
				s.addParties(parts)
			case len(parts) == 1 && jointAlias(alias):
				s.Joint = append(s.Joint, alias)
			case len(parts) == 1 && named(parts[0]) && named(alias):
				s.addParties(parts)
				p := s.party(parts[0])
				if !p.is(alias) {
					p.Aliases = append(p.Aliases, alias)
				}
			}
		}
	}
}

// body tells names of bodies and documents, which make no statements of two sides: the
// Trade and Technology Council is one council, not a Trade and another.
var body = pattern(`(?:Council|Committee|Dialogue|Forum|Summit|Commission|Meeting|Group|Conference|Initiative|Mechanism|Task Force|Agreement|Framework|Treaty|Declaration|Statement|Strategy|Plan|Act|Fund)$`)

// prefix are the first halves of hyphened names that are no states.
var prefix = set("Indo Asia Euro Trans Anti Non High Inter Multi Post Pre")

// named tells a name: every word but the connectors opens with a capital, or
// it is Chinese.
func named(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if n++; n > 10 || !unicode.IsUpper(r) && !unicode.Is(unicode.Han, r) && (n == 1 || !connectors[w] && w != "и") {
			return false
		}
	}
	return n > 0 && !body().MatchString(s)
}

// jointAlias tells names that can only mean all the parties together.
func jointAlias(a string) bool {
	f := strings.ToLower(fold.String(a))
	return strings.HasPrefix(f, "双方") || strings.HasPrefix(f, "各方") || strings.Contains(f, "sides") || strings.HasSuffix(f, "parties") || f == "стороны" || strings.Contains(f, "participants")
}

var conjunction = pattern(`^(?:和|与|同|及)`)

var leadIn = pattern(`^(?:and |и |The |the |(?:Government|Governments|Leaders) of (?:the )?|, ?)+`)

// splitParties cuts "A and B" into its names. The 和 of 共和国 is no
// conjunction.
func splitParties(s string) []string {
	s = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(s, "联合"), "在两国"), "关于"), "建立")
	var parts []string
	if strings.Contains(s, " and ") {
		parts = strings.Split(s, " and ")
	} else if strings.Contains(s, " и ") {
		parts = strings.Split(s, " и ")
	} else {
		start := 0
		for i, r := range s {
			if (r == '和' || r == '与' || r == '同') && i > start && !strings.HasSuffix(s[:i], "共") {
				parts = append(parts, s[start:i])
				start = i + utf8.RuneLen(r)
			}
		}
		parts = append(parts, s[start:])
	}
	out := parts[:0]
	for _, p := range parts {
		p = strings.TrimSpace(leadIn().ReplaceAllString(strings.TrimSpace(p), ""))
		if n := utf8.RuneCountInString(p); n >= 2 && n <= 60 {
			out = append(out, p)
		}
	}
	return out
}

// addParties adds those that are not known yet, by name or alias.
func (s *Statement) addParties(names []string) {
	for _, n := range names {
		if s.party(n) == nil {
			s.Parties = append(s.Parties, Party{Name: n})
		}
	}
}

// party returns the party that has this name or alias, nil if there is none.
func (s *Statement) party(name string) *Party {
	for i := range s.Parties {
		if s.Parties[i].is(name) {
			return &s.Parties[i]
		}
	}
	return nil
}

func (p *Party) is(name string) bool { return p.Name == name || slices.Contains(p.Aliases, name) }
