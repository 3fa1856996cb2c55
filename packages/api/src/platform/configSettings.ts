import { z } from 'zod';

/** One setting: how it is read, and the docstring that `npm start -- --help` prints. */
export type Setting<T> = {
  /** Reads the value; text from the environment and text or number from the config file. */
  schema: z.ZodType<T>;
  /** What it does, one sentence. */
  meaning: string;
  /** What is accepted; completes the sentence "PORT must be …". */
  expects: string;
  /** Unit of a measure, for example "hours". */
  unit?: string;
  /** Value when nobody sets it, as a person would write it; absent when there is none. */
  byDefault?: string;
  /** True when the value must never be repeated on a screen or in a log. */
  secret?: boolean;
};

const setting = <T>(description: Setting<T>): Setting<T> => description;
const wholeNumber = (from: number, to: number) =>
  z
    .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
    .pipe(z.number().int().min(from).max(to));
const text = z.string().trim().min(1);
const words = z.string().transform((value) => value.toLowerCase().split(/[\s,]+/).filter((word) => word !== '')).pipe(z.array(z.string().regex(/^[a-z0-9]{1,16}$/)));
const domains = z.string().transform((value) => value.toLowerCase().split(/[\s,]+/).filter((name) => name !== '')).pipe(z.array(z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)));
const networks = z.string().transform((value) => value.split(/[\s,]+/).filter((one) => one !== '')).pipe(z.array(z.union([z.cidrv4(), z.cidrv6()])));
const addresses = z.string().transform((value) => value.split(/[\s,]+/).filter((one) => one !== '')).pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])));
const peers = z.string().transform((value) => value.toLowerCase().split(/[\s,]+/).filter((one) => one !== '')).pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/)])));
const url = (...protocols: string[]) =>
  text.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export const authenticationModes = ['off', 'record', 'guard', 'enforce'] as const;
/** Which documents are taken of people who are signed in by a browser: any, any with a line in the log for those that no console has, or only those of a console. */
export const documentsTaken = ['any', 'report', 'only'] as const;
export type DocumentsTaken = (typeof documentsTaken)[number];
/** What is done with files that cannot be scanned now. */
export const scannerAways = ['wait', 'take'] as const;
/** Where files lie. */
export const fileStores = ['local', 'database', 's3'] as const;
/** Whether a desk may run where the database does not lock the rows of clients. */
export const rowLocks = ['required', 'where-possible'] as const;
export type RowLock = (typeof rowLocks)[number];
const portExpectation = 'a whole number from 1 to 65535';

/** Every setting there is; the same names in the environment and in the config file. */
export const settings = {
  HOST: setting({
    schema: text,
    meaning: 'Network address that the console, the API and the mail door listen on; 0.0.0.0 opens them to the network.',
    expects: 'a host name or an address',
    byDefault: '127.0.0.1',
  }),
  PORT: setting({
    schema: wholeNumber(1, 65_535),
    meaning: 'Port of the console, of GraphQL, of /health and /ready.',
    expects: portExpectation,
    byDefault: '4000',
  }),
  TRUSTED_PROXIES: setting({
    schema: addresses,
    meaning: 'Addresses or networks of your own servers that stand before this one. Only what they say in X-Forwarded-For is believed of where a caller comes from; attempts to sign in are counted by it.',
    expects: 'addresses or networks such as 127.0.0.1 or 10.20.0.0/16, separated by commas',
    byDefault: '',
  }),
  MAIL_PORT: setting({
    schema: wholeNumber(1, 65_535),
    meaning: 'Port of the SMTP door that takes letters to the support address.',
    expects: portExpectation,
    byDefault: '2525',
  }),
  DATA_DIR: setting({
    schema: text,
    meaning: 'Folder of everything that Reglament keeps: the embedded PostgreSQL, its log, the demo logins.',
    expects: 'a path',
    byDefault: '.data',
  }),
  DATABASE_URL: setting({
    schema: url('postgres:', 'postgresql:'),
    meaning: 'A PostgreSQL server (15 or newer) to use instead of the embedded one.',
    expects: 'a URL such as postgresql://user:password@host:5432/database',
    secret: true,
  }),
  ROW_LOCK: setting({
    schema: z.enum(rowLocks),
    meaning: 'Whether the database must lock the rows of clients. It does so by the roles reglament_client, for reading, and reglament_client_acts, for acts; a user who may not make them needs an administrator once. With where-possible the desk starts all the same: then keys are bound to their client by their rights and their schema alone, and a mistake in the program could show one client what is another\'s.',
    expects: `one of ${rowLocks.join(', ')}`,
    byDefault: 'required',
  }),
  REPLICA_URL: setting({
    schema: text.refine((value) => value.split(',').every((one) => URL.canParse(one.trim()) && ['postgres:', 'postgresql:'].includes(new URL(one.trim()).protocol))),
    meaning: 'A PostgreSQL that follows the first one by streaming replication, or several. Queries of the API are read there, in turn, while they keep up; acts, subscriptions and background work never are. Without it everything is read from the first one. A comma in a password is written %2C.',
    expects: 'a URL such as postgresql://user:password@replica:5432/database, or several separated by commas',
    secret: true,
  }),
  NATS_URL: setting({
    schema: text.refine((value) => value.split(',').every((one) => URL.canParse(one.trim()) && ['nats:', 'tls:'].includes(new URL(one.trim()).protocol))),
    meaning: 'A NATS that carries events between many processes of one desk, so that each need not read them from the database. It may fail: then the database wakes them, and nothing is lost. Without it the database always does, which is enough for a dozen processes.',
    expects: 'a URL such as nats://user:password@host:4222 or tls://host:4222, or several of one cluster separated by commas',
    secret: true,
  }),
  SMTP_URL: setting({
    schema: url('smtp:', 'smtps:'),
    meaning: 'Mail server that delivers what Reglament sends. Without it letters go nowhere, are listed under "Outgoing mail", and the console says so.',
    expects: 'a URL such as smtp://user:password@host:587',
    secret: true,
  }),
  SECRET_KEY: setting({
    schema: z.string().regex(/^[0-9a-f]{64}$/i),
    meaning: 'Seals the passwords that Reglament has to know again, such as those of mailboxes. Without it a key is made once, in secret.key of DATA_DIR.',
    expects: '64 hexadecimal digits, as of openssl rand -hex 32',
    secret: true,
  }),
  DKIM_KEY_FILE: setting({
    schema: text,
    meaning: 'File with the private key (RSA of 1024 bits or more, PEM) by which letters are signed with DKIM, readable by the server alone. Without it they are not signed, unless the mail server does so.',
    expects: 'a path',
  }),
  DKIM_SELECTOR: setting({
    schema: z.string().regex(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$/),
    meaning: 'Selector of the DKIM key: the public half stands in DNS under <selector>._domainkey.<domain of SUPPORT_EMAIL>.',
    expects: 'a name of letters, digits, dots and hyphens',
    byDefault: 'reglament',
  }),
  DEMO: setting({
    schema: z.enum(['on', 'off']),
    meaning: 'Whether an empty database is filled with the demo company at the first start.',
    expects: 'on or off',
    byDefault: 'on',
  }),
  PUBLIC_URL: setting({
    schema: url('http:', 'https:'),
    meaning: 'Address that people type to reach the console; letters link to it. Default: made of HOST and PORT.',
    expects: 'a URL such as https://support.company.example',
  }),
  SUPPORT_EMAIL: setting({
    schema: z.email(),
    meaning: 'Address that clients write to and that answers come from.',
    expects: 'a mail address',
    byDefault: 'support@company.example',
  }),
  MAIL_AUTHENTICATION: setting({
    schema: z.enum(authenticationModes),
    meaning: 'Whether letters are checked by SPF, DKIM and DMARC: record shows the result to staff and keeps out what is proven forged; guard besides lets nothing into a request that does not prove its sender; enforce lets in nothing else at all. The rest waits for a person.',
    expects: `one of ${authenticationModes.join(', ')}`,
    byDefault: 'guard',
  }),
  MAIL_FRONT_SERVER: setting({
    schema: text.regex(/^[\w.-]+$/),
    meaning: 'Name under which your mail server writes Authentication-Results (its authserv-id). Its word is then taken of letters that MAIL_FRONT_SERVER_PEERS hand over; it must remove such headers that others wrote. Without it the desk checks by itself.',
    expects: 'a name such as mx.company.example',
  }),
  MAIL_FRONT_SERVER_PEERS: setting({
    schema: peers,
    meaning: 'Who hands letters over behind MAIL_FRONT_SERVER: addresses and networks of servers that come to the mail door, and hosts of mailboxes. From everybody else its Authentication-Results are forged, and the desk checks by itself.',
    expects: 'addresses, networks or host names such as 10.20.0.5, 10.20.1.0/24 or imap.company.example, separated by commas',
    byDefault: '127.0.0.0/8, ::1',
  }),
  MAIL_TRUSTED_SERVERS: setting({
    schema: domains,
    meaning: 'Names of your own mail servers, as they call themselves in Received, or the domain above them. What they noted of the server that brought a letter is believed, so that letters of mailboxes can be checked by SPF. They must note its address.',
    expects: 'names such as mx.company.example, separated by commas',
    byDefault: '',
  }),
  WEBHOOK_NETWORKS: setting({
    schema: networks,
    meaning: 'Networks of your own in which receivers of webhooks may stand, also by plain HTTP. Without it only public addresses are told, by HTTPS.',
    expects: 'networks such as 10.20.0.0/16, separated by commas',
    byDefault: '',
  }),
  REMOTE_PICTURES: setting({
    schema: z.enum(['on', 'off']),
    meaning: 'Whether staff may have the pictures loaded that a letter names on other servers. The desk fetches them, never a browser, and only after a click; off shows none.',
    expects: 'on or off',
    byDefault: 'on',
  }),
  REMOTE_PICTURE_NETWORKS: setting({
    schema: networks,
    meaning: 'Networks of your own from which pictures of letters may be fetched, on any port. Whoever writes a letter chooses the addresses: name no network in which a bare request does something. Without it only public addresses are asked.',
    expects: 'networks such as 10.20.0.0/16, separated by commas',
    byDefault: '',
  }),
  MAIL_TRUSTED_SEALERS: setting({
    schema: domains,
    meaning: 'Domains that pass letters on to you, such as mailing lists, and whose ARC seals are believed when they say that a letter proved its sender.',
    expects: 'domains such as lists.company.example, separated by commas',
    byDefault: '',
  }),
  MAIL_REPLIES_PER_ADDRESS: setting({
    schema: wholeNumber(1, 1_000_000),
    meaning: 'How many confirmations and notices leave to one address in ten minutes in answer to its letters. Further requests are registered, and their confirmations wait for staff.',
    expects: 'a whole number from 1 to 1000000',
    unit: 'letters in ten minutes',
    byDefault: '3',
  }),
  MAIL_REPLIES_PER_ADDRESS_DAILY: setting({
    schema: wholeNumber(1, 1_000_000),
    meaning: 'The same to one address in a day.',
    expects: 'a whole number from 1 to 1000000',
    unit: 'letters a day',
    byDefault: '20',
  }),
  MAIL_REPLIES_PER_DOMAIN: setting({
    schema: wholeNumber(1, 1_000_000),
    meaning: 'The same to all addresses of one domain in an hour, at most half of them to those who are not proven to have written.',
    expects: 'a whole number from 1 to 1000000',
    unit: 'letters an hour',
    byDefault: '200',
  }),
  MAIL_REPLIES_HOURLY: setting({
    schema: wholeNumber(1, 1_000_000),
    meaning: 'The same to everybody in an hour, at most half of them to those who are not proven to have written.',
    expects: 'a whole number from 1 to 1000000',
    unit: 'letters an hour',
    byDefault: '1000',
  }),
  MAIL_NEWS_HOURLY: setting({
    schema: wholeNumber(1, 1_000_000),
    meaning: 'How many letters of news (new versions of the regulation, working hours) leave in an hour at most. Letters that somebody waits for go first in any case.',
    expects: 'a whole number from 1 to 1000000',
    unit: 'letters an hour',
    byDefault: '1800',
  }),
  MAIL_STANDSTILL_MINUTES: setting({
    schema: wholeNumber(1, 1_440),
    meaning: 'How long letters may be overdue to leave, with none leaving meanwhile, before the console and the bell of whoever leads say that outgoing mail stands still.',
    expects: 'a whole number from 1 to 1440',
    unit: 'minutes',
    byDefault: '10',
  }),
  MAIL_REPLY_TOKEN: setting({
    schema: z.enum(['on', 'off']),
    meaning: 'Whether replies come back to support+token@…, so that they find their ticket when a mail program drops References. The mail server must deliver plus addresses to the support mailbox.',
    expects: 'on or off',
    byDefault: 'off',
  }),
  MAIL_TOKEN_KEY: setting({
    schema: text.min(32),
    meaning: 'Secret that signs the tokens of threads in Message-ID and Reply-To. Without it one is made and kept in the database.',
    expects: 'at least 32 characters that nobody can guess',
    secret: true,
  }),
  SESSION_HOURS: setting({
    schema: wholeNumber(1, 720),
    meaning: 'How long a person stays signed in.',
    expects: 'a whole number from 1 to 720',
    unit: 'hours',
    byDefault: '12',
  }),
  API_POINTS_PER_SECOND: setting({
    schema: wholeNumber(1, 1_000_000),
    meaning: 'How many points of cost a system of a partner may spend in a second, with all of its keys and at all processes together; ten seconds may come at once. The desk\'s own systems may spend ten times that, people are not counted.',
    expects: 'a whole number from 1 to 1000000',
    unit: 'points a second',
    byDefault: '100',
  }),
  CONSOLE_DOCUMENTS: setting({
    schema: z.enum(documentsTaken),
    meaning: 'Which GraphQL documents are taken of people who are signed in by a browser: only those that the console and its plugins were built with, any, or any with a line in the log (report). Keys may send any. Without it: only where PUBLIC_URL is https, else any; whoever tries the API out at /explorer with their own sign-in needs any.',
    expects: `one of ${documentsTaken.join(', ')}`,
  }),
  EVENT_LOG_DAYS: setting({
    schema: wholeNumber(30, 3650),
    meaning: 'How far back the log of events can be followed by a cursor. Whoever comes back with an older one is told to read their lists anew (RESYNC_REQUIRED). What happened before goes to the history, where timelines, reports and the chain of hashes keep it for ever.',
    expects: 'a whole number from 30 to 3650',
    unit: 'days',
    byDefault: '90',
  }),
  REQUEST_SECONDS: setting({
    schema: wholeNumber(1, 300),
    meaning: 'How long one request of the API may be read for. Then, and when its caller has gone, what the database still does for it is cancelled.',
    expects: 'a whole number from 1 to 300',
    unit: 'seconds',
    byDefault: '30',
  }),
  LOG_LEVEL: setting({
    schema: z.enum(logLevels),
    meaning: 'The least important lines that the log still shows.',
    expects: `one of ${logLevels.join(', ')}`,
    byDefault: 'info',
  }),
  ATTACHMENT_MEGABYTES: setting({
    schema: wholeNumber(1, 500),
    meaning: 'The longest file that a message may have.',
    expects: 'a whole number from 1 to 500',
    unit: 'megabytes',
    byDefault: '25',
  }),
  ATTACHMENTS_PER_MESSAGE: setting({
    schema: wholeNumber(1, 200),
    meaning: 'How many files one message may have.',
    expects: 'a whole number from 1 to 200',
    byDefault: '50',
  }),
  ATTACHMENT_FORBIDDEN: setting({
    schema: words,
    meaning: 'Endings of names of files that are not taken: programs. What begins as a program is refused under any name.',
    expects: 'endings without dots, with commas between them',
    byDefault: 'exe,com,scr,pif,bat,cmd,msi,msp,ps1,vbs,vbe,js,jse,wsf,wsh,hta,cpl,jar,lnk,reg,dll,app,dmg,apk',
  }),
  FILE_STORE: setting({
    schema: z.enum(fileStores),
    meaning: 'Where the bytes of files lie: local, in the folder files of DATA_DIR, each under its SHA-256, which all processes of the desk must share; database; or s3, a store that speaks it (then S3_ENDPOINT, S3_BUCKET, S3_KEY_ID and S3_SECRET are needed). Without it: local with the embedded PostgreSQL, which lies in DATA_DIR too; database where DATABASE_URL is set. Files that lie elsewhere are moved after a start; they are read where they lie, so keep the settings of the former store until then.',
    expects: `one of ${fileStores.join(', ')}`,
  }),
  S3_ENDPOINT: setting({
    schema: url('http:', 'https:'),
    meaning: 'Address of the store that speaks S3, without the bucket. Bytes of files are not signed: over a network take https.',
    expects: 'a URL such as https://s3.company.example',
  }),
  S3_REGION: setting({
    schema: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
    meaning: 'Region of the bucket, as requests are signed for it.',
    expects: 'a name such as us-east-1',
    byDefault: 'us-east-1',
  }),
  S3_BUCKET: setting({
    schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    meaning: 'Bucket that is there already; files are its objects files/<id>. Anything else in it is left alone.',
    expects: 'the name of a bucket',
  }),
  S3_KEY_ID: setting({
    schema: text,
    meaning: 'Name of the key that may put, get and delete objects of the bucket.',
    expects: 'an access key id',
  }),
  S3_SECRET: setting({
    schema: text,
    meaning: 'The secret of that key.',
    expects: 'a secret access key',
    secret: true,
  }),
  S3_PATH_STYLE: setting({
    schema: z.enum(['on', 'off']),
    meaning: 'Whether the bucket is named in the path (most stores of your own) or in the host (bucket.endpoint).',
    expects: 'on or off',
    byDefault: 'on',
  }),
  CLAMD: setting({
    schema: z.string().regex(/^(?:tcp:\/\/(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}|unix:\/\S+)$/i),
    meaning: 'ClamAV that looks at each file before it is taken: the address of clamd. Its StreamMaxLength should be no less than ATTACHMENT_MEGABYTES. Without it files are not scanned.',
    expects: 'an address such as tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl',
  }),
  CLAMD_AWAY: setting({
    schema: z.enum(scannerAways),
    meaning: 'What happens while clamd cannot be reached: with wait an upload is refused and files of letters are given to nobody until they have been scanned, with take both are taken and marked for staff.',
    expects: `one of ${scannerAways.join(', ')}`,
    byDefault: 'wait',
  }),
  LETTER_ATTACHMENT_MEGABYTES: setting({
    schema: wholeNumber(1, 100),
    meaning: 'How much the files of one letter to a client may come to; the letter says where the others are.',
    expects: 'a whole number from 1 to 100',
    unit: 'megabytes',
    byDefault: '15',
  }),
};

export type SettingName = keyof typeof settings;
export const settingNames = Object.keys(settings).filter((name): name is SettingName => name in settings);
