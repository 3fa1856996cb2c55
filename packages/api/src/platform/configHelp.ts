import { flagMeanings, defaultConfigFile } from './configFlags.ts';
import { settings, type Setting } from './configSettings.ts';

/** The text of `npm start -- --help`: every flag and every setting with meaning, accepted values, unit and default. */
export function configHelp(): string {
  const flags = Object.entries(flagMeanings).map(([flag, meaning]) => `  ${flag}\n      ${meaning}`);
  const lines = Object.entries<Setting<unknown>>(settings).map(([name, setting]) => `  ${name}\n      ${docstring(setting)}`);
  return [
    'Reglament: the support desk that carries out its regulation.',
    '',
    'Start it:  npm start           or with settings:  PORT=4100 DEMO=off npm start',
    'Stop it:   Ctrl-C',
    '',
    'Flags (after npm start --):',
    ...flags,
    '',
    `Settings, from the environment, else from ${defaultConfigFile} (for example { "PORT": 4100 }), else the default:`,
    ...lines,
  ].join('\n');
}

function docstring({ meaning, expects, unit, byDefault }: Setting<unknown>): string {
  const accepted = `${expects.charAt(0).toUpperCase()}${expects.slice(1)}`;
  const measure = unit === undefined ? '' : `, in ${unit}`;
  return `${meaning}\n      ${accepted}${measure}.${byDefault === undefined ? '' : ` Default: ${byDefault}.`}`;
}
