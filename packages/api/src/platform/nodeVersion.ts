import { ExitCode, OperationalFault } from './fault.ts';

/** The oldest Node with argon2, which passwords are kept with. */
export const oldestNode = { major: 24, minor: 7 };

/**
 * @param version for example "24.21.0"
 * @throws OperationalFault (78) when this Node is too old
 */
export function refuseOldNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor)) return;
  throw new OperationalFault(
    `Reglament needs Node ${oldestNode.major}.${oldestNode.minor} or newer, and this is ${version}: start it with npm start, which brings its own.`,
    ExitCode.configuration,
  );
}
