/** Where anybody gets an address: such a domain tells nothing of whose letter it is. */
const freeMail: ReadonlySet<string> = new Set([
  'mail.ru', 'internet.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'xmail.ru', 'yandex.ru', 'ya.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua', 'narod.ru', 'rambler.ru', 'lenta.ru', 'autorambler.ru', 'myrambler.ru', 'ro.ru', 'vk.com',
  'tut.by', 'ukr.net', 'i.ua', 'mail.kz', 'gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'live.ru', 'msn.com', 'yahoo.com', 'ymail.com', 'aol.com', 'icloud.com', 'me.com', 'mac.com', 'proton.me', 'protonmail.com', 'pm.me',
  'gmx.com', 'gmx.net', 'gmx.de', 'web.de', 'mail.com', 'zoho.com', 'fastmail.com', 'tuta.io', 'tutanota.com', 'qq.com', '163.com', '126.com', 'yopmail.com', 'mailinator.com',
]);

/** Whether addresses of a domain belong to everybody; a company's own name below it (corp.mail.ru) does not. */
export const isFreeMail = (domain: string): boolean => freeMail.has(domain.toLowerCase());
