import type { Locale, Vocabulary } from '@reglament/schema';

/** What whoever reads a letter should know about it, besides what it says. For staff only. */
export const letterRemarks = {
  SIGNED: { ru: 'Письмо подписано. Подпись не проверялась.', en: 'The letter is signed. Nobody has verified the signature.', clause: '4.4' },
  SIGNED_INSIDE: { ru: 'Письмо вложено в подпись и не раскрыто: оно в файле. Подпись не проверялась.', en: 'The letter lies inside its signature and was not opened: it is in the file. Nobody has verified the signature.', clause: '4.4' },
  ENCRYPTED: { ru: 'Письмо зашифровано и не раскрыто.', en: 'The letter is encrypted and was not opened.', clause: '4.4' },
  WINMAIL_KEPT: { ru: 'Файл winmail.dat не раскрыт: что в нём, покажет только Outlook.', en: 'winmail.dat was not unpacked: only Outlook shows what is in it.', clause: '4.5' },
  TEXT_IN_FILE: { ru: 'Само письмо пусто: если в нём есть текст, то он во вложенном файле, формат которого здесь не раскрывается.', en: 'The letter itself is empty: if it has a text, that is in the enclosed file, whose format is not opened here.', clause: '4.4' },
  HTML_LEFT: { ru: 'Показан только текст: оформление слишком велико или запутано. В исходном письме оно сохранено.', en: 'Only the text is shown: its formatting is too large or too tangled. The original letter keeps it.', clause: '4.4' },
  FILES_LEFT: { ru: 'Не стали вложениями, но сохранены в исходном письме: %{details}', en: 'Did not become attachments, but the original letter keeps them: %{details}', clause: '4.5' },
  FILES_INFECTED: { ru: 'В файлах найдено вредоносное; они не показаны и остались только в исходном письме: %{details}', en: 'Something harmful was found in files; they are not shown, only the original letter holds them: %{details}', clause: '4.5' },
  TURNS_TEXT: { ru: 'В письме есть знаки, которые меняют направление текста: почтовая программа показала бы его иначе. Здесь они названы: ⟦RLO⟧, ⟦PDF⟧ и другие.', en: 'The letter holds characters that turn the direction of text: a mail program would show it otherwise. They are named here: ⟦RLO⟧, ⟦PDF⟧ and others.', clause: '4.4' },
  HIDES_WORDS: { ru: 'В письме есть слова, которых почтовая программа не показала бы. Здесь видны и они.', en: 'The letter holds words that a mail program would not show. They are seen here.', clause: '4.4' },
  NAME_POSES: { ru: 'В имени отправителя стоит чужой адрес: %{details}. Письмо пришло с адреса в скобках.', en: 'The name of the sender holds somebody else’s address: %{details}. The letter came from the one in brackets.', clause: '4.9' },
  REPLY_TO: { ru: 'В письме просят отвечать на другой адрес: %{details}. Ответы уходят отправителю: этот адрес ничем не подтверждён.', en: 'The letter asks for answers at another address: %{details}. Answers go to the sender: nothing proves that address.', clause: '4.9' },
  BURST: { ru: 'Письма с этого адреса идут потоком; первое обращение потока — %{details}. Каждое зарегистрировано и имеет свой срок.', en: 'Letters from this address come in a burst; its first request is %{details}. Each is registered and has its own due.', clause: '4.9' },
  NAMESAKE: { ru: 'Раньше пришло другое письмо с тем же Message-ID. Почтовые программы так не делают: убедитесь, что автор тот.', en: 'Another letter with the same Message-ID came before. Mail programs do not do that: make sure that the author is the right one.', clause: '4.4' },
} as const satisfies Vocabulary;
export type LetterRemark = keyof typeof letterRemarks;

const longestDetails = 2_000;

/** A remark as it is kept: its code, and behind a blank what it tells besides. */
export const remarkWith = (remark: LetterRemark, details: string): string => `${remark} ${details.slice(0, longestDetails).toWellFormed()}`;

/** A remark that names several things: whole names alone, and how many there are besides where not all fit. */
export const remarkNaming = (remark: LetterRemark, names: readonly string[]): string => {
  const room = longestDetails - ` … +${names.length}`.length;
  let [shown, length] = [0, 0];
  for (const name of names) {
    length += name.length + ', '.length;
    if (length > room) break;
    shown += 1;
  }
  return remarkWith(remark, `${names.slice(0, shown).join(', ')}${shown < names.length ? ` … +${names.length - shown}` : ''}`);
};

/** The sentences for remarks, in the language of whoever asks. */
export const writtenRemarks = (remarks: readonly string[], locale: Locale): string[] => {
  const known: Vocabulary = letterRemarks;
  return remarks.map((remark) => {
    const [code = '', ...details] = remark.split(' ');
    return known[code]?.[locale].replace('%{details}', () => details.join(' ')) ?? remark;
  });
};
