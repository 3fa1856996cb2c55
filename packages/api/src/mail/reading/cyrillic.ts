/** Letters of Russian texts, the most frequent first. */
const byFrequency = 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё';
/** Pairs of them that stand in every text. */
const frequentPairs = new Set(
  'ст но то на ен ов ни ра во ко пр го ро по ре ос ер не ал ли ат ес та ет ол ла ле ом ри ти ск де ка ор ан ло ит ве ил ел он те од ть ки ии ся за сл ем об ие св ам да же ич ия ны ый ой ть ив их ых ую ая ее ое во ас ис ур ме ми мы му вы вк вс сь от до из ым им ей ми ру ту че чт ше шк щи ци цу эт это юч яз аж бо бы га гд гр дл ед ек ин ма мо нт ну оч пи пе пл пу ри рн са се си со сп тр уд ус уч хо'.split(' '),
);
const scoreOfLetter = new Map(Array.from(byFrequency, (letter, place) => [letter, 1 - place / byFrequency.length]));
/** Belongs to a language that is written with the same alphabet, and seldom to a Russian letter. */
const neighbours = /[іїєґўј]/;
const isLetter = (char: string): boolean => /[\p{L}]/u.test(char);

/** What a character says for or against Russian, after the one before it. */
const scoreOf = (char: string, before: string): number => {
  const lower = char.toLowerCase();
  const known = scoreOfLetter.get(lower);
  if (known === undefined) return neighbours.test(lower) ? -0.2 : isLetter(char) ? -1.5 : char >= '\u2500' && char <= '\u25ff' ? -2 : /[\p{Cc}\ufffd]/u.test(char) ? -3 : -0.6;
  const earlier = before.toLowerCase();
  const pair = frequentPairs.has(earlier + lower) ? 0.8 : 0;
  // nobody writes «оПХБЕР»: that is one alphabet read by the table of another
  const isCapital = char !== lower;
  const broken = isCapital && scoreOfLetter.has(before) ? -1.5 : 0;
  // words in capitals are there, and fewer
  const shouted = isCapital && before !== earlier ? -0.25 : 0;
  return known + pair + broken + shouted;
};

/**
 * How much a text looks like Russian, by its letters, their pairs and their case: about 1 and more for Russian, below 0.5 for another
 * alphabet read by the wrong table. Only what lies beyond ASCII is counted; 0 when nothing does.
 */
export const russianScore = (text: string): number => {
  let [sum, count] = [0, 0];
  let before = '';
  for (const char of text) {
    if (char > '\u007f') {
      sum += scoreOf(char, before);
      count += 1;
    }
    before = char;
  }
  return count === 0 ? 0 : sum / count;
};
