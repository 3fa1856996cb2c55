import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './ports.ts';

/** The configuration that the documentation gives, with the ports of a test. */
const documented = readFileSync(new URL('../../docs/nginx.conf', import.meta.url), 'utf8');

export interface Nginx {
  url: string;
  stop(): Promise<void>;
}

const answers = async (url: string): Promise<boolean> => fetch(`${url}/health`).then(({ ok }) => ok, () => false);

/** An nginx before processes of the desk; each answer says in `x-process` by which port it was given. */
export const startNginx = async (ports: readonly number[]): Promise<Nginx> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'reglament-nginx-'));
  const port = await freePort();
  const servers = ports.map((each) => `  server 127.0.0.1:${each};`).join('\n');
  const site = documented
    .replace(/(?: *server 127\.0\.0\.1:\d+;\n)+/, `${servers}\n`)
    .replace('listen 80;', `listen 127.0.0.1:${port};\n  add_header x-process $upstream_addr always;`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
  writeFileSync(path.join(folder, 'nginx.conf'), `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log warn;\nevents {}\nhttp { access_log off; ${temporary}\n${site}\n}\n`);
  const child = spawn('/usr/sbin/nginx', ['-p', folder, '-c', path.join(folder, 'nginx.conf')], { stdio: ['ignore', 'inherit', 'inherit'] });
  const gone = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url))) if (child.exitCode !== null) throw new Error(`nginx ended: ${readFileSync(path.join(folder, 'error.log'), 'utf8')}`);
  return {
    url,
    stop: async () => {
      child.kill('SIGQUIT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
