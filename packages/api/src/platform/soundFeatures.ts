import { featureNames } from '@reglament/schema';
import { ExitCode, OperationalFault } from './fault.ts';
import type { Feature } from './feature.ts';

/** The contract of features that this server speaks. */
const featureApi = 1;

const ours: ReadonlySet<string> = new Set(featureNames);
const timestamped = /^\d{14}_/;

const problemsOf = (feature: Feature, at: number, all: readonly Feature[]): string[] => {
  const { name, migrations = [], rights = {}, requires = [] } = feature;
  const speaks: number = feature.api ?? featureApi;
  return [
    ...(all.findIndex((other) => other.name === name) < at ? [`two features bear the name ${name}`] : []),
    ...(!ours.has(name) && !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name) ? [`the name of ${name} is not one of ours, so it has to be like vendor-name`] : []),
    ...(speaks === featureApi ? [] : [`${name} was written for the contract ${speaks}, this server speaks ${featureApi}`]),
    ...requires.filter((needed) => !all.some((other) => other.name === needed)).map((needed) => `${name} needs the feature ${needed}, which is not in the list`),
    ...migrations.map((migration) => migration.name).filter((migration) => !timestamped.test(migration) || !migration.slice(15).startsWith(`${name}_`)).map((migration) => `the migration ${migration} of ${name} has to be named <timestamp>_${name}_<what>`),
    ...Object.keys(rights).filter((right) => !right.startsWith(`${name}.`)).map((right) => `the right ${right} of ${name} has to be named ${name}.<verb>`),
  ];
};

/** What is wrong with a list of features; an empty list is as it should be. */
export const featureProblems = (features: readonly Feature[]): string[] => features.flatMap(problemsOf);

/** A desk with half of a plugin would keep half of its rules: it does not start. */
export const requireSoundFeatures = (features: readonly Feature[]): void => {
  const problems = featureProblems(features);
  if (problems.length > 0) throw new OperationalFault(`The list of features contradicts itself: ${problems.join('; ')}. Mend the plugin or take its line out of features.ts.`, ExitCode.configuration);
};
