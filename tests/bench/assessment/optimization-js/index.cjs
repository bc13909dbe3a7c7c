/** The benchmark runs jscat with EAP estimates, which search for no maximum; maximum likelihood must fail loudly. */
exports.minimize_Powell = () => {
  throw new Error('jscat asked for a maximum-likelihood estimate, which this benchmark leaves out')
}
