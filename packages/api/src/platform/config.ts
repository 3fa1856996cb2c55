import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { configFlags, defaultConfigFile } from './configFlags.ts';
import { settingNames, settings, type Setting, type SettingName, type DocumentsTaken, type authenticationModes, type fileStores, type logLevels, type RowLock, type scannerAways } from './configSettings.ts';
import { ExitCode, OperationalFault } from './fault.ts';
import type { KillOrder } from './killPoint.ts';

/** By what letters are signed (RFC 6376). */
export interface DkimKey { selector: string; /** In PEM. */ privateKey: string }

/** A bucket in a store that speaks S3. */
export interface S3Settings {
  endpoint: string;
  region: string;
  bucket: string;
  keyId: string;
  secret: string;
  /** Whether the bucket is named in the path, not in the host. */
  pathStyle: boolean;
}

/** Where a clamd listens. */
export type ClamdAddress = { host: string; port: number } | { path: string };

/** Everything that can be set from outside; see {@link settings} for meanings, units and defaults. */
export type Config = {
  host: string;
  port: number;
  mailPort: number;
  /** Absolute path. */
  dataDir: string;
  /** Addresses and networks of servers before this one whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** Absent: the embedded PostgreSQL in `dataDir` is used. */
  databaseUrl: string | undefined;
  /** Whether the desk may start where the database does not lock the rows of clients. */
  rowLock: RowLock;
  /** A PostgreSQL that follows the first one, for reading. Absent: everything is read from the first one. */
  replicaUrls: readonly string[];
  /** Servers of one NATS, separated by commas, that carry events between the processes. Absent: the database wakes them. */
  natsUrls: string | undefined;
  /** Absent: outgoing letters stay in the built-in sink. */
  smtpUrl: string | undefined;
  /** 64 hexadecimal digits. Absent: the key lies in `dataDir`. */
  secretKey: string | undefined;
  /** Absent: letters are not signed here. */
  dkim: DkimKey | undefined;
  demo: boolean;
  /** Without a slash at the end. */
  publicUrl: string;
  supportEmail: string;
  /** Whether letters must prove who wrote them. */
  mailAuthentication: (typeof authenticationModes)[number];
  /** Name under which the trusted front server writes Authentication-Results; absent: the desk checks itself. */
  mailFrontServer: string | undefined;
  /** Who hands letters over behind it: addresses, networks in CIDR notation, hosts of mailboxes in lower case. */
  mailFrontServerPeers: string[];
  /** Names of own mail servers whose notes of the way of a letter are believed, in lower case. */
  mailTrustedServers: string[];
  /** Domains whose ARC seals are believed, in lower case. */
  mailTrustedSealers: string[];
  /** Networks besides the public ones in which webhooks may reach receivers, in CIDR notation. */
  webhookNetworks: string[];
  /** Whether the desk fetches pictures that letters name on other servers (§4.4). */
  remotePictures: boolean;
  /** Networks besides the public ones from which it does, in CIDR notation. */
  remotePictureNetworks: string[];
  /** Caps on letters that the desk answers letters with by itself (§4.2). */
  mailRepliesPerAddress: number;
  mailRepliesPerAddressDaily: number;
  mailRepliesPerDomain: number;
  mailRepliesHourly: number;
  /** How many letters of news leave in an hour (§2.4, §6). */
  mailNewsHourly: number;
  /** How long letters may be overdue before somebody is told, minutes. */
  mailStandstillMinutes: number;
  /** True when replies come back to a plus address with the token of their thread. */
  mailReplyToken: boolean;
  /** Absent: the key of threads is kept in the database. */
  mailTokenKey: string | undefined;
  sessionHours: number;
  /** What a partner's system may spend (packages/schema/README.md). */
  apiPointsPerSecond: number;
  /** Which documents are taken of people who are signed in by a browser. */
  consoleDocuments: DocumentsTaken;
  /** How long the log of events can be followed back, in days; the history is kept for ever. */
  eventLogDays: number;
  /** How long one request of the API may be read for, in milliseconds. */
  requestMilliseconds: number;
  logLevel: (typeof logLevels)[number];
  /** Longest file of a message. */
  attachmentMegabytes: number;
  attachmentsPerMessage: number;
  /** Endings of file names that are not taken, in lower case, without the dot. */
  attachmentForbidden: string[];
  /** All files of one letter together. */
  letterAttachmentMegabytes: number;
  /** Where files lie. */
  fileStore: (typeof fileStores)[number];
  /** Absent: no store that speaks S3 is known. */
  s3: S3Settings | undefined;
  /** Absent: files are not scanned. */
  clamd: ClamdAddress | undefined;
  /** What is done with files that cannot be scanned now. */
  scannerAway: (typeof scannerAways)[number];
  /** True when tests command the time; only possible with NODE_ENV=test. */
  testClock: boolean;
  /** How far ahead the clock of the machine pretends to be; other than 0 only with NODE_ENV=test. */
  testClockSkewSeconds: number;
  /** Where a test ends the process as by a power cut; only present with NODE_ENV=test. */
  testKillAt: KillOrder | undefined;
};

/** What the process was started with. */
export type StartInput = {
  /** Arguments after the script's name. */
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** Folder in which relative paths and `reglament.config.json` are looked up. */
  workingFolder: string;
};

/** True when the person only asks what can be set. */
export const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

/**
 * Reads the settings: environment before config file before defaults.
 * @throws OperationalFault (exit code 78) with one sentence that names the setting
 */
export function readConfig({ args, env, workingFolder }: StartInput): Config {
  const flags = configFlags(args);
  if (flags.testClock && env['NODE_ENV'] !== 'test') {
    throw wrong('--test-clock lets anyone move the time and is refused unless NODE_ENV=test.');
  }
  if (flags.testClockSkew !== undefined && env['NODE_ENV'] !== 'test') {
    throw wrong('--test-clock-skew makes the clock wrong and is refused unless NODE_ENV=test.');
  }
  if (flags.testKillAt !== undefined && env['NODE_ENV'] !== 'test') {
    throw wrong('--test-kill-at ends the process in the middle of its work and is refused unless NODE_ENV=test.');
  }
  const file = settingsOfFile(flags.configFile, workingFolder);
  const read = <T>(name: SettingName, setting: Setting<T>): T | undefined => {
    const fromEnvironment = env[name];
    // An empty variable (PORT= npm start) means "not set", as everywhere in a shell.
    if (fromEnvironment !== undefined && fromEnvironment !== '') return parse(name, setting, fromEnvironment, 'the environment');
    if (file.values[name] !== undefined) return parse(name, setting, file.values[name], file.name);
    return setting.byDefault === undefined ? undefined : setting.schema.parse(setting.byDefault);
  };
  const required = <T>(name: SettingName, setting: Setting<T>): T => {
    const value = read(name, setting);
    if (value === undefined) throw wrong(`${name} is missing: ${setting.meaning}`);
    return value;
  };

  const host = required('HOST', settings.HOST);
  const port = required('PORT', settings.PORT);
  const mailPort = required('MAIL_PORT', settings.MAIL_PORT);
  if (port === mailPort) throw wrong(`PORT and MAIL_PORT are both ${port}; give them two different ports.`);
  const databaseUrl = read('DATABASE_URL', settings.DATABASE_URL);
  // an embedded PostgreSQL lies in DATA_DIR, so whoever reaches it has the folder too; of another database nobody knows that
  const fileStore = read('FILE_STORE', settings.FILE_STORE) ?? (databaseUrl === undefined ? 'local' : 'database');
  const s3 = s3Of({
    S3_ENDPOINT: read('S3_ENDPOINT', settings.S3_ENDPOINT), S3_BUCKET: read('S3_BUCKET', settings.S3_BUCKET), S3_KEY_ID: read('S3_KEY_ID', settings.S3_KEY_ID), S3_SECRET: read('S3_SECRET', settings.S3_SECRET),
  }, { isChosen: fileStore === 's3', region: required('S3_REGION', settings.S3_REGION), pathStyle: required('S3_PATH_STYLE', settings.S3_PATH_STYLE) === 'on' });
  const publicUrl = (read('PUBLIC_URL', settings.PUBLIC_URL) ?? urlOf(host, port)).replace(/\/+$/, '');
  return {
    host,
    port,
    mailPort,
    trustedProxies: required('TRUSTED_PROXIES', settings.TRUSTED_PROXIES),
    dataDir: path.resolve(workingFolder, required('DATA_DIR', settings.DATA_DIR)),
    databaseUrl,
    rowLock: required('ROW_LOCK', settings.ROW_LOCK),
    replicaUrls: (read('REPLICA_URL', settings.REPLICA_URL) ?? '').split(',').map((one) => one.trim()).filter(Boolean),
    natsUrls: read('NATS_URL', settings.NATS_URL),
    smtpUrl: read('SMTP_URL', settings.SMTP_URL),
    secretKey: read('SECRET_KEY', settings.SECRET_KEY),
    dkim: dkimOf(read('DKIM_KEY_FILE', settings.DKIM_KEY_FILE), required('DKIM_SELECTOR', settings.DKIM_SELECTOR), workingFolder),
    demo: required('DEMO', settings.DEMO) === 'on',
    publicUrl,
    supportEmail: required('SUPPORT_EMAIL', settings.SUPPORT_EMAIL),
    mailAuthentication: required('MAIL_AUTHENTICATION', settings.MAIL_AUTHENTICATION),
    mailFrontServer: read('MAIL_FRONT_SERVER', settings.MAIL_FRONT_SERVER),
    mailFrontServerPeers: required('MAIL_FRONT_SERVER_PEERS', settings.MAIL_FRONT_SERVER_PEERS),
    mailTrustedServers: required('MAIL_TRUSTED_SERVERS', settings.MAIL_TRUSTED_SERVERS),
    mailTrustedSealers: required('MAIL_TRUSTED_SEALERS', settings.MAIL_TRUSTED_SEALERS),
    webhookNetworks: required('WEBHOOK_NETWORKS', settings.WEBHOOK_NETWORKS),
    remotePictures: required('REMOTE_PICTURES', settings.REMOTE_PICTURES) === 'on',
    remotePictureNetworks: required('REMOTE_PICTURE_NETWORKS', settings.REMOTE_PICTURE_NETWORKS),
    mailRepliesPerAddress: required('MAIL_REPLIES_PER_ADDRESS', settings.MAIL_REPLIES_PER_ADDRESS),
    mailRepliesPerAddressDaily: required('MAIL_REPLIES_PER_ADDRESS_DAILY', settings.MAIL_REPLIES_PER_ADDRESS_DAILY),
    mailRepliesPerDomain: required('MAIL_REPLIES_PER_DOMAIN', settings.MAIL_REPLIES_PER_DOMAIN),
    mailRepliesHourly: required('MAIL_REPLIES_HOURLY', settings.MAIL_REPLIES_HOURLY),
    mailNewsHourly: required('MAIL_NEWS_HOURLY', settings.MAIL_NEWS_HOURLY),
    mailStandstillMinutes: required('MAIL_STANDSTILL_MINUTES', settings.MAIL_STANDSTILL_MINUTES),
    mailReplyToken: required('MAIL_REPLY_TOKEN', settings.MAIL_REPLY_TOKEN) === 'on',
    mailTokenKey: read('MAIL_TOKEN_KEY', settings.MAIL_TOKEN_KEY),
    sessionHours: required('SESSION_HOURS', settings.SESSION_HOURS),
    apiPointsPerSecond: required('API_POINTS_PER_SECOND', settings.API_POINTS_PER_SECOND),
    consoleDocuments: read('CONSOLE_DOCUMENTS', settings.CONSOLE_DOCUMENTS) ?? (publicUrl.startsWith('https:') ? 'only' : 'any'),
    eventLogDays: required('EVENT_LOG_DAYS', settings.EVENT_LOG_DAYS),
    requestMilliseconds: required('REQUEST_SECONDS', settings.REQUEST_SECONDS) * 1000,
    logLevel: required('LOG_LEVEL', settings.LOG_LEVEL),
    attachmentMegabytes: required('ATTACHMENT_MEGABYTES', settings.ATTACHMENT_MEGABYTES),
    attachmentsPerMessage: required('ATTACHMENTS_PER_MESSAGE', settings.ATTACHMENTS_PER_MESSAGE),
    attachmentForbidden: required('ATTACHMENT_FORBIDDEN', settings.ATTACHMENT_FORBIDDEN),
    letterAttachmentMegabytes: required('LETTER_ATTACHMENT_MEGABYTES', settings.LETTER_ATTACHMENT_MEGABYTES),
    fileStore,
    s3,
    clamd: clamdOf(read('CLAMD', settings.CLAMD)),
    scannerAway: required('CLAMD_AWAY', settings.CLAMD_AWAY),
    testClock: flags.testClock,
    testClockSkewSeconds: flags.testClockSkew ?? 0,
    testKillAt: flags.testKillAt,
  };
}

/** Shorter ones nobody may sign with, and receivers take no such signature (RFC 8301). */
const leastDkimBits = 1024;

/** The key is read at the start: a desk that would send letters unsigned, or with a signature that does not hold, does not start. */
function dkimOf(keyFile: string | undefined, selector: string, workingFolder: string): DkimKey | undefined {
  if (keyFile === undefined) return undefined;
  const file = path.resolve(workingFolder, keyFile);
  let pem: string;
  let key: KeyObject;
  try {
    pem = readFileSync(file, 'utf8');
    key = createPrivateKey(pem);
  } catch {
    throw wrong(`DKIM_KEY_FILE names ${file}, which cannot be read as a private key in PEM.`);
  }
  // the mail library signs by rsa-sha256 alone
  const { asymmetricKeyType: kind, asymmetricKeyDetails: { modulusLength = 0 } = {} } = key;
  const fault = kind !== 'rsa' ? `is a key of the kind ${kind}` : modulusLength < leastDkimBits ? `has ${modulusLength} bits` : null;
  if (fault !== null) throw wrong(`DKIM_KEY_FILE names ${file}, which ${fault}; letters are signed with an RSA key of 1024 bits or more, as openssl genrsa 2048 makes one.`);
  return { selector, privateKey: pem };
}

function clamdOf(address: string | undefined): ClamdAddress | undefined {
  if (address === undefined) return undefined;
  if (/^unix:/i.test(address)) return { path: address.slice('unix:'.length) };
  const { hostname, port } = new URL(address);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** All of a store or nothing of it: half a setting is a slip. */
function s3Of(given: Record<'S3_ENDPOINT' | 'S3_BUCKET' | 'S3_KEY_ID' | 'S3_SECRET', string | undefined>, { isChosen, ...rest }: { isChosen: boolean; region: string; pathStyle: boolean }): S3Settings | undefined {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_KEY_ID: keyId, S3_SECRET: secret } = given;
  if (endpoint !== undefined && bucket !== undefined && keyId !== undefined && secret !== undefined) return { endpoint, bucket, keyId, secret, ...rest };
  const missing = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (isChosen || missing.length < Object.keys(given).length) throw wrong(`A store that speaks S3 needs ${missing.join(', ')} too.`);
  return undefined;
}

function parse<T>(name: SettingName, setting: Setting<T>, value: unknown, source: string): T {
  const result = setting.schema.safeParse(value);
  if (result.success) return result.data;
  const shown = setting.secret ? '' : `, not ${JSON.stringify(value)}`;
  throw wrong(`${name} in ${source} must be ${setting.expects}${shown}.`);
}

function settingsOfFile(named: string | undefined, workingFolder: string): { name: string; values: Record<string, unknown> } {
  const name = named ?? defaultConfigFile;
  let content: string;
  try {
    content = readFileSync(path.resolve(workingFolder, name), 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing && named === undefined) return { name, values: {} };
    throw wrong(isMissing ? `The config file ${name} does not exist.` : `The config file ${name} cannot be read.`, error);
  }
  const values = jsonObject(content, name);
  const unknown = Object.keys(values).find((key) => !settingNames.some((known) => known === key));
  if (unknown !== undefined) throw wrong(`${name} sets ${unknown}, which is no setting; known are ${settingNames.join(', ')}.`);
  return { name, values };
}

function jsonObject(content: string, name: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw wrong(`The config file ${name} is not valid JSON: ${error instanceof Error ? error.message : 'unreadable'}.`, error);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong(`The config file ${name} must hold one JSON object such as { "PORT": 4100 }.`);
  }
  return Object.fromEntries(Object.entries(value));
}

/** Where a browser on the same machine finds a server that listens on `host`. */
function urlOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function wrong(sentence: string, cause?: unknown): OperationalFault {
  return new OperationalFault(sentence, ExitCode.configuration, { cause });
}
