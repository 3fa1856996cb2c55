import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asksForHelp, readConfig, type Config } from './config.ts';
import { configHelp } from './configHelp.ts';
import { settingNames } from './configSettings.ts';
import { ExitCode, OperationalFault } from './fault.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (env: Record<string, string> = {}, args: string[] = []): Config => readConfig({ args, env, workingFolder: folder });
const writeFile = (content: string, name = 'reglament.config.json') => writeFileSync(path.join(folder, name), content);

function refusalOf(act: () => unknown): { sentence: string; exitCode: number } {
  try {
    act();
  } catch (error) {
    if (error instanceof OperationalFault) return { sentence: error.message, exitCode: error.exitCode };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('settings', () => {
  test('have defaults that need no setting at all', () => {
    expect(read()).toEqual({
      host: '127.0.0.1',
      port: 4000,
      mailPort: 2525,
      dataDir: path.join(folder, '.data'),
      databaseUrl: undefined,
      rowLock: 'required',
      replicaUrls: [],
      natsUrls: undefined,
      smtpUrl: undefined,
      secretKey: undefined,
      demo: true,
      publicUrl: 'http://127.0.0.1:4000',
      supportEmail: 'support@company.example',
      mailAuthentication: 'guard',
      mailFrontServer: undefined,
      mailFrontServerPeers: ['127.0.0.0/8', '::1'],
      webhookNetworks: [],
      remotePictures: true,
      remotePictureNetworks: [],
      trustedProxies: [],
      mailTrustedServers: [],
      mailTrustedSealers: [],
      mailRepliesPerAddress: 3,
      mailRepliesPerAddressDaily: 20,
      mailRepliesPerDomain: 200,
      mailRepliesHourly: 1000, mailNewsHourly: 1800, mailStandstillMinutes: 10,
      mailReplyToken: false,
      mailTokenKey: undefined,
      sessionHours: 12,
      apiPointsPerSecond: 100,
      consoleDocuments: 'any',
      eventLogDays: 90,
      requestMilliseconds: 30_000,
      logLevel: 'info',
      attachmentMegabytes: 25,
      attachmentsPerMessage: 50,
      attachmentForbidden: expect.arrayContaining(['exe', 'bat', 'js']),
      letterAttachmentMegabytes: 15,
      fileStore: 'local',
      s3: undefined,
      clamd: undefined,
      scannerAway: 'wait',
      testClock: false,
      testClockSkewSeconds: 0,
      testKillAt: undefined,
    });
  });

  test('come from the config file of the working folder', () => {
    writeFile('{ "PORT": 4100, "MAIL_PORT": "2600", "DEMO": "off", "DATA_DIR": "/srv/reglament" }');
    expect(read()).toMatchObject({ port: 4100, mailPort: 2600, demo: false, dataDir: '/srv/reglament' });
  });

  test('of the environment win over those of the file', () => {
    writeFile('{ "PORT": 4100, "HOST": "10.0.0.1" }');
    expect(read({ PORT: '4200' })).toMatchObject({ port: 4200, host: '10.0.0.1', publicUrl: 'http://10.0.0.1:4200' });
  });

  test('name a store that speaks S3 as a whole, whether it is the one that is chosen or the former one', () => {
    const s3 = { S3_ENDPOINT: 'https://s3.company.example', S3_BUCKET: 'desk', S3_KEY_ID: 'key', S3_SECRET: 'secret' };
    const known = { endpoint: 'https://s3.company.example', bucket: 'desk', keyId: 'key', secret: 'secret', region: 'us-east-1', pathStyle: true };
    expect(read(s3)).toMatchObject({ fileStore: 'local', s3: known });
    expect(read({ DATABASE_URL: 'postgresql://desk@db/desk' })).toMatchObject({ fileStore: 'database' });
    expect(read({ DATABASE_URL: 'postgresql://desk@db/desk', FILE_STORE: 'local' })).toMatchObject({ fileStore: 'local' });
    expect(read({ ...s3, FILE_STORE: 's3', S3_REGION: 'ru-1', S3_PATH_STYLE: 'off' })).toMatchObject({ fileStore: 's3', s3: { ...known, region: 'ru-1', pathStyle: false } });
  });

  test.each([
    ['tcp://127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }], ['tcp://clamav.company.example:3311', { host: 'clamav.company.example', port: 3311 }],
    ['tcp://[::1]:3310', { host: '::1', port: 3310 }], ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ])('find clamd at %s', (CLAMD, clamd) => expect(read({ CLAMD })).toMatchObject({ clamd }));

  test('take only documents of the console where people come by https, unless somebody says otherwise', () => {
    const taken = (env: Record<string, string>): string => read(env).consoleDocuments;
    expect([taken({ PUBLIC_URL: 'https://desk.example' }), taken({ PUBLIC_URL: 'http://desk.example' })]).toEqual(['only', 'any']);
    expect([taken({ PUBLIC_URL: 'https://desk.example', CONSOLE_DOCUMENTS: 'report' }), taken({ CONSOLE_DOCUMENTS: 'only' })]).toEqual(['report', 'only']);
    expect(() => taken({ CONSOLE_DOCUMENTS: 'some' })).toThrow('CONSOLE_DOCUMENTS in the environment must be one of any, report, only');
  });

  test('that are empty in the environment count as not set', () => {
    writeFile('{ "PORT": 4100 }');
    expect(read({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4100, databaseUrl: undefined });
  });

  test('come from another file when --config names it', () => {
    writeFile('{ "PORT": 4100 }');
    writeFile('{ "PORT": 4300 }', 'other.json');
    expect(read({}, ['--config', 'other.json']).port).toBe(4300);
  });

  test('lead people to localhost when the server listens everywhere', () => {
    expect(read({ HOST: '0.0.0.0' }).publicUrl).toBe('http://localhost:4000');
    expect(read({ HOST: '::1' }).publicUrl).toBe('http://[::1]:4000');
    expect(read({ PUBLIC_URL: 'https://support.company.example/' }).publicUrl).toBe('https://support.company.example');
  });
});

describe('a wrong setting', () => {
  test.each([
    [{ PORT: '0' }, 'PORT in the environment must be a whole number from 1 to 65535, not "0".'],
    [{ PORT: '65536' }, 'PORT in the environment must be a whole number from 1 to 65535, not "65536".'],
    [{ MAIL_PORT: 'smtp' }, 'MAIL_PORT in the environment must be a whole number from 1 to 65535, not "smtp".'],
    [{ DEMO: 'yes' }, 'DEMO in the environment must be on or off, not "yes".'],
    [{ SESSION_HOURS: '0.5' }, 'SESSION_HOURS in the environment must be a whole number from 1 to 720, not "0.5".'],
    [{ SUPPORT_EMAIL: 'support' }, 'SUPPORT_EMAIL in the environment must be a mail address, not "support".'],
    [{ PUBLIC_URL: 'support.company.example' }, 'PUBLIC_URL in the environment must be a URL such as https://support.company.example, not "support.company.example".'],
    [{ DKIM_KEY_FILE: '/nowhere/key.pem' }, 'DKIM_KEY_FILE names /nowhere/key.pem, which cannot be read as a private key in PEM.'],
    [{ DKIM_SELECTOR: 'a b' }, 'DKIM_SELECTOR in the environment must be a name of letters, digits, dots and hyphens, not "a b".'],
    [{ FILE_STORE: 's3', S3_ENDPOINT: 'https://s3.company.example', S3_BUCKET: 'desk' }, 'A store that speaks S3 needs S3_KEY_ID, S3_SECRET too.'],
    [{ S3_SECRET: 'x' }, 'A store that speaks S3 needs S3_ENDPOINT, S3_BUCKET, S3_KEY_ID too.'],
    [{ CLAMD: 'localhost:3310' }, 'CLAMD in the environment must be an address such as tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl, not "localhost:3310".'],
    [{ S3_BUCKET: 'Desk' }, 'S3_BUCKET in the environment must be the name of a bucket, not "Desk".'],
    [{ PORT: '2525' }, 'PORT and MAIL_PORT are both 2525; give them two different ports.'],
  ])('%o is named in one sentence', (env, sentence) => {
    expect(refusalOf(() => read(env))).toEqual({ sentence, exitCode: ExitCode.configuration });
  });

  test.each<[string, () => KeyObject, string | null]>([
    ['RSA of 2048 bits', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, null],
    ['RSA of 1024 bits', () => generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey, null],
    ['RSA of 512 bits', () => generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey, 'has 512 bits'],
    ['Ed25519, for which the mail library has no signature', () => generateKeyPairSync('ed25519').privateKey, 'is a key of the kind ed25519'],
    ['an elliptic curve, whose signature would not hold', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'is a key of the kind ec'],
    ['RSA-PSS, whose signature would not hold', () => generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey, 'is a key of the kind rsa-pss'],
  ])('a key for signatures of letters: %s', (_, make, fault) => {
    writeFileSync(path.join(folder, 'dkim.pem'), make().export({ type: 'pkcs8', format: 'pem' }));
    const reading = () => read({ DKIM_KEY_FILE: 'dkim.pem' });
    if (fault === null) expect(reading().dkim?.privateKey).toContain('PRIVATE KEY');
    else expect(refusalOf(reading)).toEqual({ sentence: `DKIM_KEY_FILE names ${path.join(folder, 'dkim.pem')}, which ${fault}; letters are signed with an RSA key of 1024 bits or more, as openssl genrsa 2048 makes one.`, exitCode: ExitCode.configuration });
  });

  test('never shows a password', () => {
    const { sentence } = refusalOf(() => read({ DATABASE_URL: 'mysql://root:hunter2@db/x' }));
    expect(sentence).toBe('DATABASE_URL in the environment must be a URL such as postgresql://user:password@host:5432/database.');
    expect(refusalOf(() => read({ REPLICA_URL: 'http://reader:hunter2@db/x' })).sentence).toBe('REPLICA_URL in the environment must be a URL such as postgresql://user:password@replica:5432/database, or several separated by commas.');
    expect(refusalOf(() => read({ REPLICA_URL: 'postgresql://replica/x,http://reader:hunter2@db/x' })).sentence).not.toContain('hunter2');
  });

  test('of the file is named together with the file', () => {
    writeFile('{ "PORT": true }');
    expect(refusalOf(() => read()).sentence).toBe('PORT in reglament.config.json must be a whole number from 1 to 65535, not true.');
  });

  test('that nobody knows is refused with the list of the known', () => {
    writeFile('{ "PROT": 4100 }');
    const { sentence, exitCode } = refusalOf(() => read());
    expect(sentence).toMatch(/^reglament\.config\.json sets PROT, which is no setting; known are HOST, PORT, /);
    expect(exitCode).toBe(78);
  });
});

describe('a config file', () => {
  test('that was asked for and does not exist is refused', () => {
    expect(refusalOf(() => read({}, ['--config', 'none.json'])).sentence).toBe('The config file none.json does not exist.');
  });

  test('that is not a JSON object is refused', () => {
    writeFile('PORT=4100');
    expect(refusalOf(() => read()).sentence).toMatch(/^The config file reglament\.config\.json is not valid JSON: /);
    writeFile('[4100]');
    expect(refusalOf(() => read()).sentence).toBe('The config file reglament.config.json must hold one JSON object such as { "PORT": 4100 }.');
  });
});

describe('the command line', () => {
  test('lets only a test command the clock', () => {
    expect(refusalOf(() => read({}, ['--test-clock']))).toEqual({
      sentence: '--test-clock lets anyone move the time and is refused unless NODE_ENV=test.',
      exitCode: 78,
    });
    expect(read({ NODE_ENV: 'test' }, ['--test-clock']).testClock).toBe(true);
  });

  test('lets only a test make the clock wrong', () => {
    expect(refusalOf(() => read({}, ['--test-clock-skew=3600']))).toEqual({
      sentence: '--test-clock-skew makes the clock wrong and is refused unless NODE_ENV=test.',
      exitCode: 78,
    });
    expect(read({ NODE_ENV: 'test' }, ['--test-clock-skew=-3600']).testClockSkewSeconds).toBe(-3600);
    expect(refusalOf(() => read({ NODE_ENV: 'test' }, ['--test-clock-skew=1h'])).sentence).toBe(
      '--test-clock-skew must be a whole number of seconds such as 3600 or -3600, not "1h". See npm start -- --help.',
    );
  });

  test('lets only a test end the process in the middle of its work', () => {
    expect(refusalOf(() => read({ NODE_ENV: 'production' }, ['--test-kill-at=SENT:1']))).toEqual({
      sentence: '--test-kill-at ends the process in the middle of its work and is refused unless NODE_ENV=test.',
      exitCode: 78,
    });
    expect(read({ NODE_ENV: 'test' }, ['--test-kill-at=SENT:2']).testKillAt).toEqual({ step: 'SENT', times: 2 });
    expect(refusalOf(() => read({ NODE_ENV: 'test' }, ['--test-kill-at=SLEEPING:1'])).sentence).toContain('--test-kill-at must be a step and a number such as HANDED_OVER:1');
  });

  test('refuses what it does not know', () => {
    expect(refusalOf(() => read({}, ['--prot', '1'])).sentence).toBe("Unknown option '--prot'. See npm start -- --help.");
  });

  test('explains every setting with its default', () => {
    expect(asksForHelp(['--help'])).toBe(true);
    const help = configHelp();
    for (const name of settingNames) expect(help).toContain(`\n  ${name}\n`);
    expect(help).toContain('How long a person stays signed in.\n      A whole number from 1 to 720, in hours. Default: 12.');
  });
});
