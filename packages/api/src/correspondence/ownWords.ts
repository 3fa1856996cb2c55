/** What people write below their name, and no signature says. Lines come without blanks around them and are short (see isSignature). */

/** By which an afterthought, a request or a detail of the case begins. */
const beginning =
  /^(?:[-–—*•]\s*)?(?:p\.?\s?p?\.?s\b|пс(?!\p{L})|п\.\s?с\.|з\.?\s?ы(?!\p{L})|upd\b|n\.?b\.?\b|забыл|(?:и )?ещ[её](?!\p{L})|также(?!\p{L})|кстати|добавлю|дополн|уточн|поправ(?:ка|лю)|примечани|важно|вопрос|второй вопрос|прос(?:ьба|им|ил)|прошу|пожалуйста|подскажите|напишите|перезвоните|проверьте|смотрите|см\.|жд[уё]м?(?!\p{L})|нужн[оаы]|надо(?!\p{L})|верси[яию]|прошивк|серийн|заводской номер|ошибк|лог[иа]?(?!\p{L})|во вложени|в приложени|вложени[ея]|прил(?:агаю|ожен)|срочно|перечень|список|схема|фото(?!\p{L})|forgot|i forgot|also\b|and\b|btw\b|by the way|one more|another|please\b(?! consider)|note\b|update\b|question|attached|see\b|version|error|firmware|serial|log\b)/iu;
/** Words of sentences: whoever signs has no use for them. */
const ofSentences =
  /(?<![\p{L}\d-])(?:я|мы(?! в (?:telegram|телеграм|вк|вконтакте|соц|max))|он[аио]?|мне|меня|нам|у нас|вы|вас|вам|ваш[аеиу]?|вашей|вашего|не|нет|уже|тоже|если|когда|что|чтобы|потому|поэтому|это|эт[аио]|есть|был[аои]?|будет|будут|можно|нужно|надо|и ещё|и еще|i|you|it|is|are|was|were|not|have|has|can|cannot|can't|doesn't|if|that|which)(?![\p{L}\d-])/u;
/** Verbs in small letters: «прилагается», «мигает», «включилась». */
const verb = /(?<!\p{L})\p{Ll}{2,}(?:ется|ются|ится|ятся|ает|яет|ают|яют|ует|уют|лась|лось|лись|лся)(?!\p{L})/u;
/** A question or an afterthought, and a list. */
const conjunction = /^(?:(?:А|И|Но|Или|Да|Нет|Тогда|Где|Как|Почему|Когда|Сколько|Как(?:ой|ая|ое|ие)|Куда|Зачем|Кто|Что|How|Why|When|Where|What|But|Or)\s|\d{1,2}[).]\s)|!!/u;
/** A line of a log, a path, a command. */
const ofMachine = /^\[?(?:\d{2}:\d{2}:\d{2}|\d{4}-\d{2}-\d{2})|^\[\d|(?<![\p{L}])(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|\p{L}*Exception|Traceback)(?!\p{L})|^[A-Z]:\\|^[.~]?\/[\w.]|^[$#] \S|0x[\da-f]{2}/u;
/** «ПО: 4.2»: what a case has and no signature. */
const labelled = /^([\p{L}][\p{L} /-]{0,30})\s?[:=]\s*\S/u;
const contactLabel = /(?<!\p{L})(?:тел|телефон|моб|мобильный|сот|раб|рабочий|факс|т|ф|м|e-?mail|mail|почта|сайт|web|www|адрес|skype|telegram|телеграм|тг|whatsapp|viber|ватсап|вк|vk|max|icq|доб|вн|инн|кпп|огрн|бик|р\/с|к\/с|phone|tel|fax|mob|mobile|cell|office|work|direct|ext|site|website|address|linkedin|линия|поддержка|отдел|при[её]мная|график|режим|часы|бот|канал|p|t|m|f|e|w)(?!\p{L})/iu;
const contact = /\d[\d\s()–-]{4,}\d|@|www\.|https?:|\d{6}|(?<!\p{L})(?:ул|пр|пр-т|просп|наб|пер|д|г|оф|каб|корп|стр|обл|тел|моб)\./iu;
/** Advice that offices put below every letter. */
const courtesy = /^(?:please consider the environment|(?:пожалуйста,? )?(?:подумайте|прежде чем|перед тем,? как).{0,60}(?:печат|леса|природ)|берегите )/iu;

/** A whole sentence without a telephone or an address: some words in small letters and a full stop. */
const isSentence = (line: string): boolean => /[.!…]$/.test(line.trimEnd()) && !/(?<!\p{L})\p{Ll}{1,4}\.$/u.test(line) && !contact.test(line) && (line.match(/(?<!\p{L})\p{Ll}{2,}/gu)?.length ?? 0) >= 3;

const address = /\S*[@/]\S*/g;
const isDetail = (line: string): boolean => {
  const label = labelled.exec(line)?.[1];
  return label !== undefined && !contactLabel.test(label) && !contact.test(line);
};
const tells = (line: string): boolean => ofSentences.test(line) || verb.test(line) || isSentence(line);

/** Whether a line below a closing is somebody's own words rather than part of a signature. */
export const isOwnWords = (line: string): boolean => line.endsWith('?') || (!courtesy.test(line) && (beginning.test(line) || conjunction.test(line) || ofMachine.test(line) || isDetail(line) || tells(line.replaceAll(address, ''))));

/** The same of the line that closes a letter: what stands behind «С уважением, ваш» or behind its first sentence. */
export const addsWords = (line: string, greeting: string): boolean =>
  line.endsWith('?') || isOwnWords(line.slice(greeting.length).replace(/^[\s,.!/–—-]+(?:ваш[аи]?\s|yours\s)?/i, '')) || line.split(/[.!;]\s+/, 8).slice(1).some(isOwnWords);

const name = String.raw`(?:\p{Lu}[\p{L}.'’-]*|[«"][^«»"]{1,60}[»"])`;
const names = new RegExp(String.raw`^${name}(?:[\s,]{1,3}${name}){0,5},?$`, 'u');
const longestNames = 100;

/** Whether a line can be the first of a signature without a closing: a name in capitals, «ООО …», a telephone. */
export const beginsSignature = (line: string): boolean => line.length <= longestNames && (contact.test(line) || names.test(line));
