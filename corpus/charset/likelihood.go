package charset

// WrongCost is what a place that no character stands for adds to a
// [Likelihood]: the natural logarithm of how seldom texts have one.
const WrongCost = wrongCost

// Likelihood is the natural logarithm of the probability of text in that of
// the languages that suits it best: Chinese in either script, Russian and its
// kin, and the languages of Western and Central Europe. The values of two
// readings of the same bytes compare directly, whatever their lengths. U+FFFD
// counts nothing: whoever reads knows how many there are and of what, and adds
// [WrongCost] for each.
func Likelihood(text string) float64 {
	return max(scoreSimplified(text), scoreTraditional(text), scoreCyrillic(text),
		scoreLatin(text, westernLetters()), scoreLatin(text, centralLetters()))
}
