import { codesOf, dueRules, priorities, regulationParameters, supportScopes, type Locale, type RegulationParameter } from '@reglament/schema';
import { feedPath } from '../announcements/atomFeed.ts';
import { writtenDate } from '../calendar/localDate.ts';
import { publicPath } from '../platform/publicPages.ts';
import { markupOf } from '../platform/text/markup.ts';
import { regulationDiff, sentenceOf, workingDays } from './regulationDiff.ts';
import type { RegulationParameters } from './regulationParameters.ts';

/** A published version as its page tells it. */
export interface PublicVersion {
  number: string;
  /** YYYY-MM-DD. */
  effectiveFrom: string;
  summary: string | null;
  parameters: RegulationParameters;
}

/** A version with those around it. */
export interface PublicRegulation {
  shown: PublicVersion;
  /** All that is published, the latest first. */
  versions: readonly PublicVersion[];
  /** Number of the version in force. */
  inForce: string;
}

const words = {
  ru: {
    name: 'Регламент технической поддержки', version: (number: string) => `Редакция ${number}`, inForce: (day: string) => `Действует с ${day}`, comes: (day: string) => `Вступит в силу ${day}`,
    was: (from: string, until: string) => `Действовала с ${from}, заменена ${until}`, terms: 'Срок ответа', hours: 'Рабочее время', reasons: 'Почему решение могут отложить или отклонить', categories: 'Что входит в поддержку',
    changes: (number: string) => `Что изменилось после редакции ${number}`, same: 'Изменений в условиях нет.', others: 'Редакции', other: 'In English', current: 'действует', shown: 'открыта', feed: 'Лента объявлений (Atom)',
    kept: 'Обращения, принятые раньше, обслуживаются по той редакции, которая действовала при приёме.', days: 'в рабочие дни', short: 'Перед праздником до', counted: 'Как считается срок', usual: 'Если приоритет не указан', reopened: 'Закрытое обращение можно возобновить в течение',
    review: 'Рассмотрение технического задания', calendarDays: (count: number) => `${count} дн.`, clause: 'п.', priority: 'Приоритет', term: 'Срок', category: 'О чём обращение', scope: 'Поддержка',
    missing: 'Такой редакции нет', missingText: 'Возможно, в адресе опечатка или редакция ещё не опубликована.', toInForce: 'Открыть действующую редакцию',
  },
  en: {
    name: 'Regulation of technical support', version: (number: string) => `Version ${number}`, inForce: (day: string) => `In force from ${day}`, comes: (day: string) => `Comes into force on ${day}`,
    was: (from: string, until: string) => `Was in force from ${from}, superseded on ${until}`, terms: 'Term of an answer', hours: 'Working hours', reasons: 'Why a solution may be postponed or refused', categories: 'What support covers',
    changes: (number: string) => `What changed after version ${number}`, same: 'The terms did not change.', others: 'Versions', other: 'По-русски', current: 'in force', shown: 'shown', feed: 'Feed of announcements (Atom)',
    kept: 'Requests accepted earlier are served by the version in force when they were accepted.', days: 'on working days', short: 'Before a holiday until', counted: 'How a term is counted', usual: 'When no priority is named', reopened: 'A closed request can be taken up again within',
    review: 'Review of Terms of Reference', calendarDays: (count: number) => `${count} d`, clause: 'clause', priority: 'Priority', term: 'Term', category: 'What the request is about', scope: 'Support',
    missing: 'There is no such version', missingText: 'The address may be mistyped, or the version is not published yet.', toInForce: 'Open the version in force',
  },
} as const;

/** Where a version is read; without a number the one in force. */
export const regulationPath = (number?: string): string => `${publicPath}/regulation${number === undefined ? '' : `/${encodeURIComponent(number)}`}`;

const style = `:root{color-scheme:light dark;--line:light-dark(#d8dbe0,#3a3f47);--soft:light-dark(#f4f5f7,#22262c);--muted:light-dark(#5b6270,#a3abb8);--link:light-dark(#1d4fa8,#8fb8ff)}
body{margin:0;padding:24px 20px 48px;background:light-dark(#fff,#16191d);color:light-dark(#1b1f25,#e7eaee);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:760px;margin:0 auto}
header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 16px;color:var(--muted)}
a{color:var(--link)}
h1{margin:16px 0 0;font-size:26px;line-height:1.25}
h2{margin:36px 0 8px;font-size:18px;line-height:1.35}
h2 small,td small{color:var(--muted);font-weight:400;font-size:14px;white-space:nowrap}
p{margin:8px 0}
.state{color:var(--muted)}
.summary{white-space:pre-line}
table{width:100%;border-collapse:collapse}
th,td{padding:8px 12px 8px 0;border-top:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{border-top:0;color:var(--muted);font-size:14px}
ul{margin:8px 0;padding-left:20px}
li{margin:4px 0}
.changes{padding:12px 16px 12px 36px;border-radius:8px;background:var(--soft)}
footer{margin-top:40px;padding-top:12px;border-top:1px solid var(--line);color:var(--muted)}
nav a{display:inline-block;padding:4px 0}
@media (width<520px){thead{display:none}.wide td{display:block;padding:0 0 8px;border-top:0}.wide th{display:block;padding:10px 0 2px}}`;

const page = (locale: Locale, title: string, other: string, body: string): string =>
  `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${markupOf(title)}</title>` +
  `<link rel="alternate" type="application/atom+xml" title="${words[locale].feed}" href="${feedPath}?language=${locale}"><style>${style}</style></head>` +
  `<body><header><span>${words[locale].name}</span><a href="${markupOf(other)}" lang="${locale === 'ru' ? 'en' : 'ru'}" hreflang="${locale === 'ru' ? 'en' : 'ru'}">${words[locale].other}</a></header><main>${body}</main></body></html>`;

const to = (locale: Locale, number?: string): string => `${regulationPath(number)}?language=${locale}`;

/** A heading with the clause that it carries out. */
const heading = (locale: Locale, text: string, clause: string): string => `<h2>${markupOf(text)} <small>${words[locale].clause} ${clause}</small></h2>`;
const clauseOf = (parameter: RegulationParameter): string => regulationParameters[parameter].clause;

const standing = ({ shown, versions, inForce }: PublicRegulation, locale: Locale): string => {
  const day = writtenDate(shown.effectiveFrom);
  if (shown.number === inForce) return words[locale].inForce(day);
  const current = versions.find(({ number }) => number === inForce);
  if (!current || shown.effectiveFrom > current.effectiveFrom) return words[locale].comes(day);
  const next = versions.toReversed().find(({ effectiveFrom }) => effectiveFrom > shown.effectiveFrom);
  return words[locale].was(day, writtenDate(next?.effectiveFrom ?? current.effectiveFrom));
};

const termsTable = ({ answerTerms }: RegulationParameters, locale: Locale): string => {
  const rows = codesOf(priorities).map((code) => `<tr><th scope="row">${priorities[code][locale]}</th><td>${workingDays(answerTerms[code])[locale]}</td></tr>`);
  return `<table><thead><tr><th scope="col">${words[locale].priority}</th><th scope="col">${words[locale].term}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
};

const rulesList = (parameters: RegulationParameters, locale: Locale): string => {
  const { counted, usual, reopened, review, calendarDays } = words[locale];
  const rules = [
    [counted, dueRules[parameters.dueRule][locale]], [usual, priorities[parameters.defaultPriority][locale].toLowerCase()],
    [reopened, calendarDays(parameters.archiveAfterDays)], [review, workingDays(parameters.termsOfReferenceReviewDays)[locale]],
  ];
  return `<ul>${rules.map(([name = '', value = '']) => `<li>${name}: ${markupOf(value)}</li>`).join('')}</ul>`;
};

const hoursText = ({ openingHours, timeZone, shortDayCloses }: RegulationParameters, locale: Locale): string => {
  const { days, short } = words[locale];
  const hours = openingHours.map(({ opens, closes }) => `${opens}–${closes}`).join(', ');
  return `<p>${markupOf(`${hours} (${timeZone}) ${days}.`)}${shortDayCloses === null ? '' : ` ${markupOf(`${short} ${shortDayCloses}.`)}`}</p>`;
};

const reasonsList = ({ reasons }: RegulationParameters, locale: Locale): string =>
  `<ul>${reasons.filter(({ active }) => active).map(({ labelRu, labelEn }) => `<li>${markupOf(locale === 'ru' ? labelRu : labelEn)}</li>`).join('')}</ul>`;

const categoriesTable = ({ categories }: RegulationParameters, locale: Locale): string => {
  const { category, scope, clause } = words[locale];
  const rows = categories.map((one) => `<tr><th scope="row">${markupOf(locale === 'ru' ? one.nameRu : one.nameEn)}</th><td>${supportScopes[one.scope][locale]} <small>${clause} ${markupOf(one.clause)}</small></td></tr>`);
  return `<table class="wide"><thead><tr><th scope="col">${category}</th><th scope="col">${scope}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
};

const changesPart = ({ shown, versions }: PublicRegulation, locale: Locale): string => {
  const previous = versions.find(({ effectiveFrom }) => effectiveFrom < shown.effectiveFrom);
  if (!previous) return '';
  const changes = regulationDiff(previous.parameters, shown.parameters).map((change) => `<li>${markupOf(sentenceOf(change, locale))}</li>`);
  return `${heading(locale, words[locale].changes(previous.number), '2.4')}${changes.length > 0 ? `<ul class="changes">${changes.join('')}</ul>` : `<p>${words[locale].same}</p>`}`;
};

const versionsList = ({ shown, versions, inForce }: PublicRegulation, locale: Locale): string => {
  const items = versions.map(({ number, effectiveFrom }) => {
    const marks = [number === inForce ? words[locale].current : '', number === shown.number ? words[locale].shown : ''].filter(Boolean).join(', ');
    const name = markupOf(`${words[locale].version(number)}, ${writtenDate(effectiveFrom)}`);
    return `<li><a href="${markupOf(to(locale, number))}"${number === shown.number ? ' aria-current="page"' : ''}>${name}</a>${marks === '' ? '' : ` — ${marks}`}</li>`;
  });
  return `<h2>${words[locale].others}</h2><nav aria-label="${words[locale].others}"><ul>${items.join('')}</ul></nav>`;
};

/** §2.4: a version of the regulation as a page that anybody reads, without script, sign-in or anything fetched. */
export const regulationPage = (regulation: PublicRegulation, locale: Locale): string => {
  const { shown: { number, summary, parameters } } = regulation;
  const { name, version, terms, hours, reasons, categories, kept, feed } = words[locale];
  const body = [
    `<h1>${markupOf(version(number))}</h1><p class="state">${standing(regulation, locale)}</p>`,
    summary ? `<p class="summary">${markupOf(summary)}</p>` : '',
    changesPart(regulation, locale),
    heading(locale, terms, clauseOf('answerTerms')), termsTable(parameters, locale), rulesList(parameters, locale),
    heading(locale, hours, clauseOf('openingHours')), hoursText(parameters, locale),
    heading(locale, categories, clauseOf('categories')), categoriesTable(parameters, locale),
    heading(locale, reasons, clauseOf('reasons')), reasonsList(parameters, locale),
    versionsList(regulation, locale),
    `<footer><p>${kept}</p><p><a href="${feedPath}?language=${locale}">${feed}</a></p></footer>`,
  ].join('');
  return page(locale, `${name}: ${version(number)}`, to(locale === 'ru' ? 'en' : 'ru', number), body);
};

/** What whoever asks for a version that is not published reads. */
export const noSuchVersionPage = (locale: Locale): string => {
  const { missing, missingText, toInForce } = words[locale];
  return page(locale, missing, to(locale === 'ru' ? 'en' : 'ru'), `<h1>${missing}</h1><p>${missingText}</p><p><a href="${markupOf(to(locale))}">${toInForce}</a></p>`);
};
