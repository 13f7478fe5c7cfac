/**
 * How much each kind of evidence weighs, in powers of ten of people: a town that has one more of a reading's evidence may be ten times smaller.
 * Set on the development documents.
 */
export const WEIGHTS = {
  country: 8.8, capital: 1.02, alternate: -0.3, lowerLevel: -2.56, subdivisionForCity: -0.32,
  countryVotes: 0.42, subdivisionVotes: 0.6, memberVotes: 2.07, siblingVotes: 1.5, seat: -1.99, nearVotes: 0.8, closeVotes: 0.7, unheard: 0.24, home: 0.2, homeVote: 0.25,
  nationalityVote: 0.8, homeRepeated: 0.7, homeBody: 1.5, capitalVote: 0.23, metropolisVote: 0.6, warmth: 0.3, homeLocal: 2, sentence: 0.4, listed: 4, namedVote: 0.42, worldNearness: 0.7, explicit: 8, generic: 3, sharpness: 2.27,
};

/** What speaks against a name being a place here, and for it; in the unit of `WEIGHTS`. Set on the development documents. */
export const DOUBTS = {
  start: 4.2, word: 3.6, wordFirst: 1.1, words: 0.5, surname: 0.99, given: 0.9, alternate: 0.4, foreignName: 1.3, other: 4.4, beforeCapital: 1.58, afterCapital: 1.81,
  speech: 0.97, foreign: 1.5, short: 3, loud: 3, shortened: 8.8, untagged: 0.88, taggedPerson: 2, taggedOrganization: 1, remote: 1.4,
};
export const EVIDENCE = { locative: 1.2, strongLocative: 1.2, contained: 5, sameCountry: 1, sameSubdivision: 3, severalWords: 2.4, tagged: 1.5, kindNoun: 1, listed: 0.6 };
