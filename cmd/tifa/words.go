package main

import "github.com/spf13/cobra"

// newWords is a page of help: it runs nothing. README.md shows it.
func newWords() *cobra.Command {
	return &cobra.Command{
		Use:   "words",
		Short: "Explain the words that the reports use",
		Long: `Addresses
  III.4.1         part, paragraph, sentence; without parts 4.1
  0.2.1           before the first heading
  §2, §2-§1       the second part with a heading that has no number; the first
                  such part inside it
  0a.1, 3c.6      where paragraphs bear numbers 1, 2, 3, …: the first without
                  a number before 1, the third without one after 3
  2.1(3)          the third of the items between semicolons
  V.3.2 → IV.3.2  in the old statement, in the new one

What became of a clause
  moved           it left the order that the other clauses kept, however near
  split, merged   one became several, several became one
  slot            only dates, numbers, names or titles differ
  weak match      tifa is less than 70 % sure of the pair: read both sides
  absorbed in     it has no counterpart; half of its words or more stand there
  […]             words are left out, or what follows does not stand beside it
  […-…-] {+…+}    deleted, inserted

Findings: what to read first, in this order; of one kind commitments before
positions, then as in the text. A clause can be in several.
  Gone without a successor           a commitment or position that stands
                                     nowhere in the new statement
  Weaker, Stronger                   words that it rests on bind less, more
  Stronger in part, weaker in part   some bind more, others less
  New commitments and positions      they stand nowhere in the old statement
  Another actor                      said by all and now by one, by one and now
                                     by all, or by another one
  Moved to the front, to the back    of the moved clauses those that bind and
                                     went from one half to the far quarter:
                                     fewer than the count of moved

What a finding rests on
  act                     who does what: "The two sides will place …"
  commitment, position    an undertaking; a stand for or against something
  negative: (5) → (2)     the axis of both verbs and their ranks on it, 1 the
                          weakest; axes have no order among each other
  kind:                   the verb is of another axis: to welcome, now to note
  actor:                  who said it, who says it now
  act added, left out     the clause stayed and has one act more, or less
  gained, lost            a word that strengthens, limits or dates: firmly,
                          where appropriate, by 2030
  tifa-1                  the scale that the ranks are of: tifa lexicon shows it

How a statement was read
  repair          a place that was mended: see tifa show FILE --repairs
  damaged place   a place that cannot be read for certain, left as it is
  dropped         a line that is no part of the statement (a menu, a page
                  number), kept out of the comparison
  not shown       marks for bold, links and the like; their words stay

Other commands
  not settled         tifa corpus collate: no rule says which copy is right. The
                      word before it says what differs
  not fetched here    tifa corpus catalogue: the address is from the source that
                      is named; nobody tried whether the page is there`,
	}
}
