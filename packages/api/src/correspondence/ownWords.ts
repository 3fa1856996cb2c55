/** What people write below their name, and no signature says. Lines come without blanks around them and are short (see isSignature). */

/** By which an afterthought, a request or a detail of the case begins. */
const beginning =
  /^(?:[-–—*•]\s*)?(?:p\.?\s?p?\.?s\b|пс(?!\p{L})|п\.\s?с\.|з\.?\s?ы(?!\p{L})|upd\b|n\.?b\.?\b|забыл|(?:и )?ещ[её](?!\p{L})|также(?!\p{L})|кстати|добавлю|дополн|уточн|поправ(?:ка|лю)|примечани|важно|вопрос|второй вопрос|прос(?:ьба|им|ил)|прошу|пожалуйста|подскажите|напишите|перезвоните|проверьте|смотрите|см\.|жд[уё]м?(?!\p{L})|нужн[оаы]|надо(?!\p{L})|верси[яию]|прошивк|серийн|заводской номер|ошибк|лог[иа]?(?!\p{L})|во вложени|в приложени|вложени[ея]|прил(?:агаю|ожен)|схема|фото(?!\p{L})|forgot|i forgot|also\b|and\b|btw\b|by the way|one more|another|please\b(?! consider)|note\b|update\b|question|attached|see\b|version|error|firmware|serial|log\b)/iu;
/** Words of sentences: whoever signs has no use for them. */
const ofSentences =
  /(?<![\p{L}\d-])(?:я|мы(?! в (?:telegram|телеграм|вк|вконтакте|соц|max))|он[аио]?|мне|меня|нам|у нас|вы|вас|вам|ваш[аеиу]?|вашей|вашего|не|нет|уже|тоже|если|когда|что|чтобы|потому|поэтому|это|эт[аио]|есть|был[аои]?|будет|будут|можно|нужно|надо|и ещё|и еще|i|you|it|is|are|was|were|not|have|has|can|cannot|can't|doesn't|if|that|which)(?![\p{L}\d-])/u;
/** Verbs in small letters: «прилагается», «мигает», «включилась». */
const verb = /(?<!\p{L})\p{Ll}{2,}(?:ется|ются|ится|ятся|ает|яет|ают|яют|ует|уют|лась|лось|лись|лся)(?!\p{L})/u;
const contact = /\d[\d\s()–-]{4,}\d|@|www\.|https?:|\d{6}|(?<!\p{L})(?:ул|пр|пр-т|просп|наб|пер|д|г|оф|каб|корп|стр|обл|тел|моб)\./iu;
/** Advice that offices put below every letter. */
const courtesy = /^(?:please consider the environment|(?:пожалуйста,? )?(?:подумайте|прежде чем|перед тем,? как).{0,60}(?:печат|леса|природ)|берегите )/iu;

/** A whole sentence without a telephone or an address: some words in small letters and a full stop. */
const isSentence = (line: string): boolean => /[.!…]$/.test(line) && !contact.test(line) && (line.match(/(?<!\p{L})\p{Ll}{2,}/gu)?.length ?? 0) >= 3;

/** Whether a line below a closing is somebody's own words rather than part of a signature. */
export const isOwnWords = (line: string): boolean => line.endsWith('?') || (!courtesy.test(line) && (beginning.test(line) || ofSentences.test(line) || verb.test(line) || isSentence(line)));

/** The same of the line that closes a letter: what stands behind its first sentence. */
export const addsWords = (closing: string): boolean => closing.endsWith('?') || closing.split(/[.!;]\s+/, 8).slice(1).some(isOwnWords);

const name = String.raw`(?:\p{Lu}[\p{L}.'’-]*|[«"][^«»"]{1,60}[»"])`;
const names = new RegExp(String.raw`^${name}(?:[\s,]{1,3}${name}){0,5}$`, 'u');
const longestNames = 100;

/** Whether a line can be the first of a signature without a closing: a name in capitals, «ООО …», a telephone. */
export const beginsSignature = (line: string): boolean => line.length <= longestNames && (contact.test(line) || names.test(line));
