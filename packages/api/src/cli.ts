import './platform/metadata.ts';
import { runCommand } from './cli/commands.ts';
import { ExitCode, OperationalFault } from './platform/fault.ts';
import { refuseOldNode } from './platform/nodeVersion.ts';

/** The command line: what an administrator does on the database of the settings, beside a running server or without one. */
const main = async (): Promise<void> => {
  refuseOldNode(process.versions.node);
  process.exitCode = await runCommand(process.argv.slice(2));
};

main().catch((error: unknown) => {
  if (error instanceof OperationalFault) {
    console.error(error.message);
    process.exitCode = error.exitCode;
    return;
  }
  console.error('The command failed because of an unforeseen error:', error);
  process.exitCode = ExitCode.failure;
});
