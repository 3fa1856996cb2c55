/**
 * Statuses of an address that is not there (RFC 3463): bad, unknown or moved (5.1.0–5.1.6), one that takes no mail (5.1.10), closed
 * (5.2.1), refused at the border of the big hosters (5.4.1), without a way to it (5.4.4). 5.1.7 and 5.1.8 speak of the sender.
 */
const statuses = /(?:^|[\s;-])5\.(?:1\.(?:10|[0-6])|2\.1|4\.[14])(?![\d.])/;
const bareCode = /(?:^|[\s;])55[013](?![.\d]|[\s-]+\d\.)/;
/** Without a status the words tell a refusal of the sender or of the content from one of the address. */
const policyWords = /spam|\bspf\b|dkim|dmarc|polic|block|blacklist|reputation|\brelay|\brbl\b|listed|content|sender|спам|политик|отправител/i;

/** In so many words, under whatever status: Yandex says it as a matter of policy (5.7.1). Not of the sender. */
const absentWords = /(?:^|[\s;])5\d\d\b(?!.*\bsender\b).*(?:\bno such (?:user|mailbox|recipient)|\b(?:user|recipient|mailbox) (?:is )?(?:unknown|not found)|\bunknown (?:user|recipient|mailbox))/i;

/** No server says in more whether there is an address; what follows is not looked at. */
const longestAnswer = 2000;

/** R16: whether an answer of a mail server says that there is no such address; a full mailbox, a content or a sender that it does not want is no such thing. */
export const saysNoSuchAddress = (said: string): boolean => {
  const answer = said.slice(0, longestAnswer);
  return statuses.test(answer) || absentWords.test(answer) || (bareCode.test(answer) && !policyWords.test(answer));
};

/** The same of an answer to the text of a letter: a bare code speaks of the text there, a status of the address alone. */
export const saysNoSuchAddressLate = (answer: string): boolean => statuses.test(answer);
