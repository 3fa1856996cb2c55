import type { Vocabulary } from './vocabulary.ts';

/** How the connection to a mailbox is kept from strangers’ eyes. */
export const mailboxSecurities = {
  TLS: { ru: 'TLS с самого начала (обычно порт 993)', en: 'TLS from the start (usually port 993)' },
  STARTTLS: { ru: 'STARTTLS (обычно порт 143)', en: 'STARTTLS (usually port 143)' },
  NONE: { ru: 'Без шифрования: только внутри своей сети', en: 'No encryption: only inside your own network' },
} as const satisfies Vocabulary;
export type MailboxSecurity = keyof typeof mailboxSecurities;

/** What happens to a letter in its mailbox once the desk has stored it. */
export const afterStorings = {
  MARK_SEEN: { ru: 'Отметить прочитанным', en: 'Mark it as read' },
  MOVE: { ru: 'Переложить в папку', en: 'Move it to a folder' },
  DELETE: { ru: 'Удалить из ящика', en: 'Delete it from the mailbox' },
} as const satisfies Vocabulary;
export type AfterStoring = keyof typeof afterStorings;

/** Why a mailbox cannot be read: what is wrong and what to do. */
export const mailboxFaults = {
  HOST_UNKNOWN: { ru: 'Сервер с таким именем не найден. Проверьте имя сервера', en: 'No server has this name. Check the name of the server' },
  REFUSED: { ru: 'Сервер не принимает соединения на этом порту. Проверьте порт и сетевой экран', en: 'The server takes no connections on this port. Check the port and the firewall' },
  NO_ANSWER: { ru: 'Сервер не отвечает. Проверьте имя, порт и шифрование; если они верны, подождите', en: 'The server does not answer. Check name, port and encryption; if they are right, wait' },
  NOT_IMAP: { ru: 'На этом порту отвечает не IMAP. Проверьте порт и шифрование', en: 'What answers on this port is not IMAP. Check the port and the encryption' },
  TLS_FAILED: { ru: 'Защищённое соединение не установлено: сертификат сервера не принят или шифрование выбрано неверно', en: 'No secure connection: the certificate was not accepted, or the encryption is chosen wrongly' },
  LOGIN_WRONG: { ru: 'Сервер не принял имя или пароль. Введите их заново; некоторым службам нужен отдельный пароль для программ', en: 'The server did not take the name or the password. Enter them anew; some services want a password for programs' },
  PASSWORD_LOST: { ru: 'Пароль записан с другим ключом, и прочитать его нельзя. Введите пароль заново', en: 'The password was sealed with another key and cannot be read. Enter it anew' },
  FOLDER_MISSING: { ru: 'Такой папки в ящике нет. Проверьте её имя', en: 'The mailbox has no such folder. Check its name' },
  TARGET_MISSING: { ru: 'Папки, куда перекладывать письма, в ящике нет. Создайте её или укажите другую', en: 'The folder to which letters are moved does not exist. Create it or name another' },
  CHANGE_REFUSED: { ru: 'Письма принимаются, но отметить, переложить или удалить их в ящике сервер не даёт. Дайте учётной записи право изменять папку', en: 'Letters are taken, but the server does not let the desk mark, move or delete them. Let the account change the folder' },
  CONNECTION_LOST: { ru: 'Соединение прервалось. Оно восстановится само', en: 'The connection broke. It is taken up again by itself' },
  SERVER_TROUBLE: { ru: 'Сервер отказал. Что он ответил, сказано ниже; программа пробует снова', en: 'The server refused. Its answer stands below; it is tried again' },
} as const satisfies Vocabulary;
export type MailboxFault = keyof typeof mailboxFaults;
